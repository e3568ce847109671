// Whose captions go into the streams: live ones to everybody, a draft's to its people, never those of another video.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { attachVideo } from '~/lessons/attach-video.server';
import { findVersionCaptions, findVersionCaptionText } from '~/lessons/find-version-captions.server';
import { findWatchableLesson } from '~/lessons/find-watchable-lesson.server';
import { putCaptions } from '~/lessons/put-captions.server';
import type { Person } from '~/people/person';
import { createWorld, makePublished, makeVideo, now, type World } from './lesson-world';

let world: World;
beforeAll(async () => (world = await createWorld()));
afterAll(() => world.drop());

const vtt = (text: string) => `WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n${text}\n`;
const put = (lessonId: string, lang: string, text: string) =>
  putCaptions({ db: world.db, now, person: world.author, lessonId, lang, text: vtt(text) });

async function setOf(lessonVersionId: string) {
  const { videoId } = await world.db.prisma.lessonVersion.findUniqueOrThrow({
    where: { id: lessonVersionId },
  });
  const { renditionSetId } = await world.db.prisma.video.findUniqueOrThrow({ where: { id: videoId! } });
  return { lessonVersionId, renditionSetId: renditionSetId! };
}
const as = (person: Person | null) => ({ db: world.db, findPerson: () => Promise.resolve(person) });
const never = () => ({
  db: world.db,
  findPerson: () => Promise.reject(new Error('nobody needs to be asked for')),
});

it('gives a live lesson’s captions, and new addresses as soon as they change', async () => {
  const { id } = await makePublished(world);
  await put(id, 'en', 'First line');
  await put(id, 'ko', '첫 줄');
  const before = (await findWatchableLesson({ db: world.db, lessonId: id }))!;
  const version = await setOf(before.lessonVersionId);
  const captions = (await findVersionCaptions({ ...never(), ...version }))!;
  expect(captions).toMatchObject({ durationMs: 360_000, tracks: [{ lang: 'ko' }, { lang: 'en' }] });
  expect(before.masterUrl).toBe(
    `/media/${version.renditionSetId}/lesson-${version.lessonVersionId}.m3u8?c=${captions.mark}`,
  );
  const [ko] = captions.tracks;
  expect(await findVersionCaptionText({ ...never(), ...version, ...ko! })).toContain('첫 줄');

  await put(id, 'ko', '고친 줄');
  const after = (await findVersionCaptions({ ...never(), ...version }))!;
  expect([after.mark === captions.mark, after.tracks[1]]).toEqual([false, captions.tracks[1]]);
  expect((await findWatchableLesson({ db: world.db, lessonId: id }))!.masterUrl).toContain(after.mark);
  expect(await findVersionCaptionText({ ...never(), ...version, ...ko! })).toBeNull();
  expect(await findVersionCaptionText({ ...never(), ...version, ...after.tracks[0]! })).toContain('고친 줄');
});

it('keeps a draft’s for its author, their head and HR; the version before stays everybody’s', async () => {
  const { id } = await makePublished(world);
  const live = (await findWatchableLesson({ db: world.db, lessonId: id }))!.lessonVersionId;
  await attachVideo({
    ...{ db: world.db, now, person: world.author, lessonId: id },
    videoId: await makeVideo(world, world.author),
  });
  await put(id, 'ko', '아직 아무도 못 본 줄');
  const draft = await world.db.prisma.lessonVersion.findFirstOrThrow({ where: { lessonId: id, number: 2 } });
  const version = await setOf(draft.id);
  const seenBy = async (person: Person | null) => {
    const found = await findVersionCaptions({ ...as(person), ...version });
    const text = found && (await findVersionCaptionText({ ...as(person), ...version, ...found.tracks[0]! }));
    return text !== null;
  };
  expect(await Promise.all([world.author, world.head, world.hr].map(seenBy))).toEqual([true, true, true]);
  expect(await Promise.all([world.colleague, world.otherHead, null].map(seenBy))).toEqual([
    false,
    false,
    false,
  ]);
  expect(await findVersionCaptions({ ...never(), ...(await setOf(live)) })).toMatchObject({ tracks: [] });
  // The cookie is for one set: it opens no version that another set plays.
  const { renditionSetId } = version;
  expect(
    await findVersionCaptions({ ...as(world.author), lessonVersionId: live, renditionSetId }),
  ).toBeNull();
});
