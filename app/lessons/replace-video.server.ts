/**
 * A video that is made of the same recordings takes another one's place: what was said of a moment goes where the moment
 * goes. Captions and the reviewers' open remarks are carried, and the seconds that learners have seen.
 */
import type { Cue } from '~/video/captions';
import { pickCues, stockCues, type CueStock } from '~/video/carry-cues';
import { layVideo } from '~/video/describe-source';
import { mapBetween, mapMoment, type LaidPart } from '~/video/edit-parts';
import type { LessonWriter } from './edit-lesson.server';
import { findVersionBefore, giveVideo } from './give-video.server';
import type { LessonRecord } from './require-lesson.server';

const layById = async (tx: LessonWriter, videoId: string | null | undefined): Promise<LaidPart[]> => {
  const video = videoId ? await tx.video.findUnique({ where: { id: videoId } }) : null;
  return video ? layVideo(video) : [];
};

/** By language, the captions of the working version by the recordings that they were written on. */
export async function findCueStock(
  tx: LessonWriter,
  { working }: LessonRecord,
): Promise<Record<string, CueStock>> {
  const parts = await layById(tx, working.videoId);
  const kept = (working.cueStock ?? {}) as Record<string, CueStock>;
  const captions = await tx.caption.findMany({ where: { lessonVersionId: working.id } });
  const shown = new Map(captions.map(({ lang, cues }) => [lang, cues as Cue[]]));
  const langs = new Set([...shown.keys(), ...Object.keys(kept)]);
  return Object.fromEntries(
    [...langs].map((lang) => [lang, stockCues(shown.get(lang) ?? [], parts, kept[lang] ?? {})]),
  );
}

/** `parts`: what the new video is made of. `isCut` false = the recording itself comes back. */
export async function replaceVideo(
  tx: LessonWriter,
  record: LessonRecord,
  { videoId, parts, isCut, now }: { videoId: string; parts: LaidPart[]; isCut: boolean; now: Date },
): Promise<void> {
  const { working } = record;
  const before = await findVersionBefore(tx, record);
  const stock = await findCueStock(tx, record);
  const old = await layById(tx, working.videoId);
  const versionId = await giveVideo(tx, record, {
    ...{ videoId, now, cueStock: isCut ? stock : null },
    versionMap: before ? mapBetween(await layById(tx, before.videoId), parts) : [],
    captions: Object.fromEntries(Object.entries(stock).map(([lang, cues]) => [lang, pickCues(cues, parts)])),
  });
  if (versionId !== working.id || !working.videoId) return;
  const map = mapBetween(old, parts);
  const remarks = await tx.reviewComment.findMany({
    where: { lessonVersionId: working.id, videoId: working.videoId },
  });
  for (const { id, mediaMs } of remarks) {
    const to = mapMoment(mediaMs, map);
    // On what is cut out it stays where it was made, and says so.
    if (to !== null) await tx.reviewComment.update({ where: { id }, data: { videoId, mediaMs: to } });
  }
}
