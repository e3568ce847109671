// A pasted script over a real recording: tone bursts stand for speech, so that it is known when each sentence is said.
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { attachVideo } from '~/lessons/attach-video.server';
import { ManualClock } from '~/platform/clock';
import { silentLog } from '~/platform/log.server';
import { createDiskStorage } from '~/platform/storage.server';
import { alignScript } from '~/studio/align-script.server';
import { detectSpeech } from '~/video/detect-speech.server';
import { processVideo } from '~/video/process-video.server';
import { registerRenderedVideo } from '~/video/register-rendered-video.server';
import { createWorld, makeDraft, now, type World } from '../lessons/lesson-world';
import { makeClip } from '../support/media';

const SECONDS = 24;
const BURSTS = [
  [1, 4],
  [5, 9.5],
  [10.4, 12],
  [13.2, 18],
  [19, 22.5],
] as const;
/** Sentences about as long as the bursts, four and a half characters a second. */
const SCRIPT = `측정 컵을 세 번 헹궈 줍니다.
수면 아래 이십 센티에서 물을 떠 올립니다.
시약을 넣어요.
뚜껑을 닫고 열 번 흔든 다음 일 분 동안 기다립니다.
색을 표와 견주어 값을 적습니다.`;

let world: World;
let root: string;
let storage: ReturnType<typeof createDiskStorage>;

beforeAll(async () => {
  world = await createWorld();
  root = await mkdtemp(path.join(tmpdir(), 'align-'));
  storage = createDiskStorage(root);
});
afterAll(async () => {
  await world.drop();
  await rm(root, { recursive: true, force: true });
});

/** Bursts over the noise of a room, or silence where there are none. */
const clip = (bursts: readonly (readonly [number, number])[]) => {
  const on = bursts.map(([from, to]) => `between(t,${from},${to})`).join('+') || '0';
  const noise = bursts.length ? '+0.002*(random(0)-0.5)' : '';
  return makeClip('mp4', [
    ...['-f', 'lavfi', '-i', `color=c=navy:size=320x180:rate=5:duration=${SECONDS}`],
    ...['-f', 'lavfi', '-i', `aevalsrc='0.3*sin(2*PI*220*t)*(${on})${noise}':s=48000:d=${SECONDS}`],
    ...[
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-pix_fmt',
      'yuv420p',
      '-g',
      '10',
      '-c:a',
      'aac',
      '-ac',
      '2',
    ],
  ]);
};

async function lessonWith(bursts: readonly (readonly [number, number])[]) {
  const file = path.join(await storage.makeWorkFolder('test'), 'clip');
  await copyFile(await clip(bursts), file);
  const { videoId } = await registerRenderedVideo({
    ...{ db: world.db, now, storage, file, filename: '물.mp4', ownerId: world.author.id, maxRungs: 1 },
  });
  const signal = new AbortController().signal;
  const clock = new ManualClock(now.toISOString());
  const deps = { db: world.db, storage, clock, log: silentLog };
  await processVideo({ ...deps, videoId, signal });
  const { id: lessonId } = await makeDraft(world);
  await attachVideo({ db: world.db, now, person: world.author, lessonId, videoId });
  return { lessonId, videoId };
}

const by = (lessonId: string, person = world.author) => ({ db: world.db, storage, person, lessonId });

it('finds the speech and lays each sentence over its burst', async () => {
  const { lessonId, videoId } = await lessonWith(BURSTS);
  const set = await world.db.prisma.renditionSet.findFirstOrThrow({ where: { videoId, provisional: false } });
  const spans = await detectSpeech({ storage, prefix: set.prefix, durationMs: SECONDS * 1000 });
  expect(spans).toHaveLength(BURSTS.length);
  for (const [i, [from, to]] of BURSTS.entries()) {
    expect(Math.abs(spans[i]![0] - from * 1000)).toBeLessThan(60);
    expect(Math.abs(spans[i]![1] - to * 1000)).toBeLessThan(60);
  }
  const cues = await alignScript({ ...by(lessonId), script: SCRIPT });
  expect(cues.map(([, , text]) => text.replace('\n', ' ')).join(' ')).toBe(SCRIPT.replaceAll('\n', ' '));
  expect(cues).toHaveLength(BURSTS.length);
  for (const [i, [from, to]] of BURSTS.entries()) {
    expect(Math.abs(cues[i]![0] - from * 1000)).toBeLessThan(60);
    expect(Math.abs(cues[i]![1] - to * 1000)).toBeLessThan(60);
  }
});

it('takes no markup from the script', async () => {
  const { lessonId } = await lessonWith(BURSTS);
  const cues = await alignScript({
    ...by(lessonId),
    script: '<b>물</b>을 받습니다.<script>alert(1)</script>',
  });
  expect(cues.map(([, , text]) => text).join(' ')).toBe('물을 받습니다.');
});

it('says why it cannot: silence, far too much text, no video yet, somebody else', async () => {
  const { lessonId } = await lessonWith([]);
  await expect(alignScript({ ...by(lessonId), script: SCRIPT })).rejects.toMatchObject({
    status: 400,
    code: 'no-speech',
  });
  const { lessonId: spoken } = await lessonWith(BURSTS);
  await expect(alignScript({ ...by(spoken), script: SCRIPT.repeat(20) })).rejects.toMatchObject({
    ...{ status: 400, code: 'script-too-long', message: expect.stringContaining('17초') },
  });
  const { id: empty } = await makeDraft(world);
  await expect(alignScript({ ...by(empty), script: SCRIPT })).rejects.toMatchObject({
    code: 'video-not-ready',
  });
  await expect(alignScript({ ...by(spoken, world.colleague), script: SCRIPT })).rejects.toMatchObject({
    status: 404,
  });
  await expect(alignScript({ ...by(spoken, world.hr), script: SCRIPT })).rejects.toMatchObject({
    status: 403,
  });
});
