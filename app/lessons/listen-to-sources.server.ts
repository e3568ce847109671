/** What can be found in recordings that are to be cut: where somebody speaks, and where the picture changes. */
import type { Person } from '~/people/person';
import type { WorkContext } from '~/platform/context';
import { invalid } from '~/platform/errors';
import { ProgramError } from '~/platform/program.server';
import { detectScenes } from '~/video/detect-scenes.server';
import { detectSpeech } from '~/video/detect-speech.server';
import type { SpeechSpan } from '~/video/speech-spans';
import { findEditSources } from './find-edit-sources.server';
import { requireLesson } from './require-lesson.server';

export interface HeardSource {
  videoId: string;
  speech: SpeechSpan[];
  scenes: number[];
}

/** Throws `busy` (429) while others fill the machine, `invalid` for recordings that may not be used here. */
export async function listenToSources({
  db,
  storage,
  person,
  lessonId,
  videoIds,
  withScenes,
}: Pick<WorkContext, 'db' | 'storage'> & {
  person: Person;
  lessonId: string;
  videoIds: string[];
  withScenes: boolean;
}): Promise<HeardSource[]> {
  const { prisma } = db;
  const { working } = await requireLesson({ db, person, lessonId, permission: 'lesson.edit' });
  const present = working.videoId ? await prisma.video.findUnique({ where: { id: working.videoId } }) : null;
  const found = await findEditSources({ prisma, person, present, ids: videoIds });
  if (found.length !== new Set(videoIds).size) {
    throw invalid('edit-source', '들어 볼 수 없는 영상이 있습니다. 화면을 새로 고쳐 주세요.');
  }
  const heard: HeardSource[] = [];
  for (const { video, source } of found) {
    const set = await prisma.renditionSet.findUnique({ where: { id: video.renditionSetId ?? '' } });
    const [rung] = (set?.rungs ?? []) as { name: string }[];
    if (!set || !rung) continue;
    const speech = await detectSpeech({ storage, prefix: set.prefix, durationMs: source.durationMs });
    const look = () => detectScenes({ storage, prefix: set.prefix, rung: rung.name });
    const scenes = withScenes ? await look().catch(noScenes) : [];
    heard.push({ videoId: video.id, speech, scenes });
  }
  return heard;
}

/** Only a hint: silences alone are enough to divide by. */
function noScenes(error: unknown): number[] {
  if (error instanceof ProgramError) return [];
  throw error;
}
