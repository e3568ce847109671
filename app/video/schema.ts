/** Shapes that cross the door of this folder: states, the jobs' payloads, options of a transcoding. */
import { z } from 'zod';

export const videoStatuses = ['receiving', 'probing', 'transcoding', 'ready', 'rejected', 'failed'] as const;
export type VideoStatus = (typeof videoStatuses)[number];

/** Name of the job that turns an original into something that plays. */
export const PROCESS_VIDEO = 'video.process';

export const processVideoPayload = z.object({
  videoId: z.uuid(),
  /** At most this many rungs, the lowest first; absent = all that the picture allows. */
  maxRungs: z.number().int().min(1).max(5).optional(),
});
export type ProcessVideoPayload = z.infer<typeof processVideoPayload>;

/** Name of the job that does what a ready video still waits for. */
export const COMPLETE_VIDEO = 'video.complete';

export const completeVideoPayload = z.object({ videoId: z.uuid() });
export type CompleteVideoPayload = z.infer<typeof completeVideoPayload>;

/** A scheduled job without arguments; the queue hands it an empty object. */
export const emptyPayload = z.looseObject({}).nullish();
export type EmptyPayload = z.infer<typeof emptyPayload>;

/** Name of the job that makes a video out of stretches of others, before it is processed like any other. */
export const RENDER_EDIT = 'video.edit';

export const processEditPayload = z.object({ videoId: z.uuid() });
export type ProcessEditPayload = z.infer<typeof processEditPayload>;

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
