/** Shapes that cross the door of this folder: states, the jobs' payloads, what a cut video is made of. */
import { z } from 'zod';

export const videoStatuses = ['receiving', 'probing', 'transcoding', 'ready', 'rejected', 'failed'] as const;
export type VideoStatus = (typeof videoStatuses)[number];

/** A scheduled job without arguments; the queue hands it an empty object. */
export const emptyPayload = z.looseObject({}).nullish();
export type EmptyPayload = z.infer<typeof emptyPayload>;

/** Name of the job that has a video's speech turned into a draft of captions. */
export const RECOGNISE_SPEECH = 'video.recognise';

export const recogniseSpeechPayload = z.object({ draftId: z.uuid() });
export type RecogniseSpeechPayload = z.infer<typeof recogniseSpeechPayload>;

/** `video.edit`: what a cut video is made of. */
export const storedEdit = z.object({
  /** The recording that comes back when the cutting is undone. */
  of: z.uuid(),
  /** Frames a second of the result. */
  rate: z.object({ num: z.int().min(1), den: z.int().min(1) }),
  parts: z
    .array(
      z
        .object({ videoId: z.uuid(), fromMs: z.int().min(0), toMs: z.int().min(1) })
        .refine(({ fromMs, toMs }) => fromMs < toMs),
    )
    .min(1)
    .max(80),
});
export type StoredEdit = z.infer<typeof storedEdit>;
