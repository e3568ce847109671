// From an upload's last byte to the whole ladder, beside one bare ffmpeg command that makes the same rungs; how soon it
// plays; and what slides cost beside a ladder of fixed rates.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { systemClock } from '~/platform/clock';
import { silentLog } from '~/platform/log.server';
import { createDiskStorage } from '~/platform/storage.server';
import { completeVideo } from '~/video/complete-video.server';
import type { Rung } from '~/video/plan-ladder';
import { planLadder } from '~/video/plan-ladder';
import { processVideo } from '~/video/process-video.server';
import { registerRenderedVideo } from '~/video/register-rendered-video.server';
import { ffmpeg, makeMovingClip, makeSlideClip } from './ladder-clips';
import { megabytes, report, say, seconds, timed } from './measure';
import { openBenchDatabase } from './open-database';
import { watchFfmpeg } from './watch-ffmpeg';

const RATIO_SECONDS = 180;
const LESSON_SECONDS = 360;
const SLIDE_SECONDS = 60;
const FIXED_KBPS = [400, 800, 1400, 2800, 5000];
/** Of SSIM: what nobody sees. */
const AS_GOOD = 0.01;

const bench = await openBenchDatabase();
const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'edu-bench-ladder-'));
await fs.chmod(folder, 0o711);
const storage = createDiskStorage(path.join(folder, 'storage'));
const deps = { db: bench.db, storage, clock: systemClock, log: silentLog };

async function add(clip: string): Promise<string> {
  const file = path.join(await storage.makeWorkFolder('bench'), 'clip');
  await fs.copyFile(clip, file);
  const row = { file, filename: path.basename(clip), ownerId: randomUUID() };
  return (await registerRenderedVideo({ ...deps, ...row, now: new Date() })).videoId;
}
const find = (id: string) =>
  bench.db.prisma.video.findUniqueOrThrow({ where: { id }, include: { renditionSets: true } });

/** A bare command: every rung and the sound at once, constant quality under the same caps. */
const bareLadder = (clip: string, to: string, rungs: Rung[]) =>
  ffmpeg([
    ...['-threads', '2', '-i', clip, '-filter_complex', bareFilter(rungs)],
    ...rungs.flatMap((_, i) => ['-map', `[v${i}]`]),
    ...['-map', '0:a', '-c:v', 'libx264', '-preset', 'veryfast', '-threads', '2', '-crf', '23'],
    ...['-sc_threshold', '0', '-force_key_frames', 'expr:gte(t,n_forced*2)'],
    ...rungs.flatMap((r, i) => [`-maxrate:v:${i}`, `${r.maxKbps}k`, `-bufsize:v:${i}`, `${2 * r.maxKbps}k`]),
    ...bareHls(to, rungs),
  ]);
const bareFilter = (rungs: Rung[]) =>
  [
    `[0:v]split=${rungs.length}${rungs.map((_, i) => `[s${i}]`).join('')}`,
    ...rungs.map(({ width, height }, i) => `[s${i}]scale=${width}:${height}:flags=bicubic[v${i}]`),
  ].join(';');
const bareHls = (to: string, rungs: Rung[]) => [
  ...['-c:a', 'aac', '-b:a', '96k', '-f', 'hls', '-hls_playlist_type', 'vod', '-hls_time', '6'],
  ...['-hls_segment_type', 'fmp4', '-hls_segment_filename', `${to}/%v/s%05d.m4s`, '-var_stream_map'],
  ...[[...rungs.map((r, i) => `v:${i},agroup:a,name:${r.name}`), 'a:0,agroup:a,name:audio'].join(' ')],
  `${to}/%v/media.m3u8`,
];

async function measureWhole() {
  const clip = await makeMovingClip(folder, 'h264', RATIO_SECONDS);
  const id = await add(clip);
  let readyMs = 0;
  let wholeMs = 0;
  const ours = await watchFfmpeg(async () => {
    readyMs = await timed(() => processVideo({ ...deps, videoId: id, signal: never }));
    wholeMs = readyMs + (await timed(() => completeVideo({ ...deps, videoId: id, signal: never })));
  });
  const video = await find(id);
  if (video.status !== 'ready' || video.followUp !== null)
    throw new Error(`${video.errorLog ?? video.status}`);
  const set = video.renditionSets.find((each) => each.id === video.renditionSetId)!;
  const names = (set.rungs as unknown as Rung[]).map(({ name }) => name);
  const rungs = planLadder({ width: 1920, height: 1080 }).filter(({ name }) => names.includes(name));
  let bareMs = 0;
  const bare = await watchFfmpeg(async () => {
    bareMs = await timed(() => bareLadder(clip, path.join(folder, 'bare'), rungs));
  });
  say(
    `ladder: ${names.join(' ')}; ready ${seconds(readyMs)}, whole ${seconds(wholeMs)}, bare ${seconds(bareMs)}`,
  );
  const beside = `one bare ffmpeg command ${seconds(bareMs)}`;
  const what = `of ${RATIO_SECONDS} s of moving 1080p H.264`;
  const row = (name: string, ms: number, most: number | null) =>
    report({
      ...{ what: `${name} ${what}`, figure: seconds(ms), beside, ratio: ms / bareMs },
      ...{ reach: most ? `≤ ${most}` : '–', held: most ? ms / bareMs <= most : null },
    });
  row('encoding the ladder in its parts', ours.encodingMs, 1.15);
  row('the whole ladder with all checks', wholeMs, 1.35);
  row('ready (up to 540p)', readyMs, null);
  const ratio = ours.peakBytes / bare.peakBytes;
  report({
    ...{ what: 'memory of the encoders at most', figure: megabytes(ours.peakBytes), ratio },
    ...{ beside: megabytes(bare.peakBytes), reach: '≤ 1.2', held: ratio <= 1.2 },
  });
}

const never = new AbortController().signal;

/** Until something plays; the rest of the work is ended there. */
async function measureFirstPlay(codec: 'h264' | 'hevc', mostSeconds: number) {
  const id = await add(await makeMovingClip(folder, codec, LESSON_SECONDS));
  const enough = new AbortController();
  const from = performance.now();
  let plays = 0;
  const timer = setInterval(() => {
    void find(id).then(({ renditionSetId }) => {
      if (!renditionSetId || plays) return;
      plays = performance.now() - from;
      enough.abort();
    });
  }, 100);
  await processVideo({ ...deps, videoId: id, signal: enough.signal }).catch(() => undefined);
  clearInterval(timer);
  // What follows another video would wait for this one.
  await bench.db.prisma.video.update({ where: { id }, data: { status: 'failed' } });
  if (!plays) throw new Error(`${codec}: nothing played`);
  report({
    what: `first play after the last byte, ${LESSON_SECONDS / 60} minutes of 1080p ${codec === 'h264' ? 'H.264' : 'HEVC'}`,
    ...{
      figure: seconds(plays),
      beside: `its length ${LESSON_SECONDS} s`,
      ratio: plays / 1000 / LESSON_SECONDS,
    },
    ...{ reach: `≤ ${mostSeconds} s`, held: plays <= mostSeconds * 1000 },
  });
}

async function bytesBelow(at: string): Promise<number> {
  const entries = await fs.readdir(at, { withFileTypes: true, recursive: true });
  const files = entries.filter(({ name }) => name.endsWith('.m4s') || name.endsWith('.mp4'));
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await fs.stat(path.join(parentPath, name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Of a rung shown as large as the recording. */
async function ssimOf(playlist: string, clip: string): Promise<number> {
  const graph = '[0:v]scale=1920:1080:flags=bicubic,settb=AVTB[a];[1:v]settb=AVTB[b];[a][b]ssim';
  const inputs = ['-protocol_whitelist', 'file', '-i', playlist, '-i', clip];
  const { stderrTail } = await ffmpeg(['-v', 'info', ...inputs, '-lavfi', graph, '-f', 'null', '-']);
  return Number(/ All:([\d.]+)/.exec(stderrTail)?.[1]);
}

async function measureSlides() {
  const clip = await makeSlideClip(folder, SLIDE_SECONDS);
  const id = await add(clip);
  await processVideo({ ...deps, videoId: id, signal: never });
  await completeVideo({ ...deps, videoId: id, signal: never });
  const video = await find(id);
  const ours = storage.localPath(`renditions/${video.renditionSetId!}`);
  const set = video.renditionSets.find((each) => each.id === video.renditionSetId)!;
  const rungs = (set.rungs as unknown as Rung[]).map(({ name }) => name);
  const fixed = path.join(folder, 'fixed');
  const usual = planLadder({ width: 1920, height: 1080 });
  const rates = FIXED_KBPS.flatMap((kbps, i) => [
    ...[`-b:v:${i}`, `${kbps}k`, `-maxrate:v:${i}`, `${kbps}k`, `-bufsize:v:${i}`, `${2 * kbps}k`],
  ]);
  await ffmpeg([
    ...['-i', clip, '-filter_complex', bareFilter(usual), ...usual.flatMap((_, i) => ['-map', `[v${i}]`])],
    ...['-map', '0:a', '-c:v', 'libx264', '-preset', 'veryfast', '-sc_threshold', '0'],
    ...['-force_key_frames', 'expr:gte(t,n_forced*2)', ...rates, ...bareHls(fixed, usual)],
  ]);
  const differences: string[] = [];
  let worst = 0;
  for (const name of rungs) {
    const [mine, theirs] = [
      await ssimOf(path.join(ours, name, 'media.m3u8'), clip),
      await ssimOf(path.join(fixed, name, 'media.m3u8'), clip),
    ];
    worst = Math.max(worst, theirs - mine);
    differences.push(`${name} ${mine.toFixed(4)} to ${theirs.toFixed(4)}`);
  }
  say(`slides: SSIM ${differences.join(', ')}`);
  const [bytes, besides] = [await bytesBelow(ours), await bytesBelow(fixed)];
  report({
    what: `bytes of the ladder for ${SLIDE_SECONDS} s of slides (${rungs.join(' ')}; SSIM at most ${worst.toFixed(4)} lower)`,
    figure: megabytes(bytes),
    beside: `fixed rates ${FIXED_KBPS.join('/')} kbit/s ${megabytes(besides)}`,
    ...{ ratio: bytes / besides, reach: '≤ 0.6', held: bytes / besides <= 0.6 && worst <= AS_GOOD },
  });
}

try {
  await measureFirstPlay('h264', 10);
  await measureFirstPlay('hevc', LESSON_SECONDS / 4);
  await measureSlides();
  await measureWhole();
} finally {
  await bench.close();
  await fs.rm(folder, { recursive: true, force: true });
}
