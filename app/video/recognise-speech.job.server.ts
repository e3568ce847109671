/** The queue's side of recognising speech: one at a time in a process, because a model fills memory and cores. */
import type { JobDefinition } from '~/platform/jobs.server';
import type { RecogniseDeps } from './recognise-speech.server';
import { RECOGNISE_SPEECH, recogniseSpeechPayload, type RecogniseSpeechPayload } from './schema';

export function createRecogniseSpeechJob(deps: RecogniseDeps): JobDefinition<RecogniseSpeechPayload> {
  return {
    name: RECOGNISE_SPEECH,
    payload: recogniseSpeechPayload,
    retryLimit: 5,
    expireInSeconds: 12 * 3600,
    async handle({ draftId }, signal) {
      const { recogniseSpeech } = await import('./recognise-speech.server');
      await recogniseSpeech({ ...deps, draftId, signal });
    },
  };
}
