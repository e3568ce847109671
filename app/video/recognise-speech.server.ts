/**
 * One attempt at hearing what is said in a video. Killed at any point it leaves a row that a later attempt takes up; it
 * writes nothing but that row, so no captions of anybody are ever touched.
 */
import fs from 'node:fs/promises';
import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import type { SpeechDraft } from '~/platform/generated/prisma/client';
import type { Log } from '~/platform/log.server';
import type { RecogniserSettings } from '~/platform/recogniser-settings';
import type { Storage } from '~/platform/storage.server';
import { askRecogniser } from './ask-recogniser.server';
import type { Cue } from './captions';
import { extractSpeech, SPEECH_BYTES_A_SECOND } from './extract-speech.server';
import { inWorkFolder } from './in-work-folder.server';
import { errorLogOf, failureCodeOf } from './processing-failed';
import { readRecogniserAnswer } from './read-recogniser-answer';
import { hearingTimeMs } from './recogniser';
import { RecognisingFailed, recogniserSentences, type RecogniserCode } from './recognising-failed';
import { runRecogniser } from './run-recogniser.server';
import { tidyRecognised } from './tidy-recognised';

export interface RecogniseDeps {
  db: Db;
  storage: Storage;
  clock: Clock;
  log: Log;
  recogniser: RecogniserSettings;
  /** Milliseconds that a recogniser may take for a recording of so many; far above what it needs, unless given. */
  timeFor?: (durationMs: number) => number;
}

const MOST_ATTEMPTS = 3;

/**
 * Returns without a word where the draft does not wait. Throws only where `signal` ended it (the attempt is given back)
 * or the database failed; whatever the recogniser does ends in the draft's row.
 */
export async function recogniseSpeech({
  draftId,
  signal,
  ...deps
}: RecogniseDeps & { draftId: string; signal: AbortSignal }): Promise<void> {
  const { db, clock, log } = deps;
  const [draft] = await db.prisma.speechDraft.updateManyAndReturn({
    where: { id: draftId, status: { in: ['waiting', 'working'] } },
    data: { status: 'working', attempt: { increment: 1 }, updatedAt: clock.now() },
  });
  if (!draft) return;
  const mine = { id: draft.id, attempt: draft.attempt, status: 'working' };
  const answer = (data: object) =>
    db.prisma.speechDraft.updateMany({ where: mine, data: { ...data, updatedAt: clock.now() } });
  try {
    if (draft.attempt > MOST_ATTEMPTS) throw new RecognisingFailed('interrupted', `attempt ${draft.attempt}`);
    await answer({ status: 'ready', cues: await hear(deps, draft, signal) });
  } catch (error) {
    if (signal.aborted) {
      await answer({ status: 'waiting', attempt: { decrement: 1 } });
      throw error;
    }
    const reasonCode = codeOf(error);
    log.warn({ err: error, draftId }, 'speech not recognised');
    await answer({
      ...{ status: 'failed', reasonCode, reason: recogniserSentences[reasonCode] },
      errorLog: error instanceof RecognisingFailed ? error.said.slice(-8000) : errorLogOf(error),
    });
  }
}

function codeOf(error: unknown): RecogniserCode {
  if (error instanceof RecognisingFailed) return error.code;
  return failureCodeOf(error) === 'disk-full' ? 'disk-full' : 'recogniser-failed';
}

async function hear(
  { db, storage, recogniser, timeFor = hearingTimeMs }: RecogniseDeps,
  { videoId, lang }: SpeechDraft,
  signal: AbortSignal,
): Promise<Cue[]> {
  const video = await db.prisma.video.findUnique({
    where: { id: videoId },
    include: { renditionSets: true },
  });
  const set = video?.renditionSets.find(({ id }) => id === video.renditionSetId);
  if (!set || !video?.durationMs) throw new RecognisingFailed('video-gone', 'no set that plays');
  const { durationMs } = video;
  const { freeBytes } = await storage.space();
  const needed = (durationMs / 1000) * SPEECH_BYTES_A_SECOND * 2;
  if (freeBytes < needed) throw new RecognisingFailed('disk-full', `${freeBytes} bytes free`);
  const setFolder = storage.localPath(set.prefix);
  const answer = await inWorkFolder(storage, async (folder) => {
    await extractSpeech({ setFolder, folder, durationMs, signal });
    const hearing = { folder, lang, signal, timeoutMs: timeFor(durationMs) };
    const said =
      recogniser.kind === 'command'
        ? await runRecogniser(recogniser.words, hearing)
        : await askRecogniser(recogniser, hearing);
    await fs.rm(folder, { recursive: true, force: true });
    return said;
  });
  const cues = tidyRecognised(readRecogniserAnswer(answer, lang), durationMs);
  if (cues.length === 0) throw new RecognisingFailed('no-speech', 'nothing within the video');
  return cues;
}
