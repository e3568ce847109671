/** A video as something to cut: its exact length and rate, and what it is made of itself. Pure. */
import { z } from 'zod';
import { layParts, wholeVideo, type LaidPart } from './edit-parts';
import { planFrameRate, type FrameRate } from './plan-frame-rate';
import { storedEdit, type StoredEdit } from './schema';
import type { EditSource } from './video-edit';

const probed = z.object({
  facts: z.object({
    durationSeconds: z.number(),
    video: z.object({ medianIntervalSeconds: z.number().positive() }),
  }),
});

interface Row {
  id: string;
  durationMs: number | null;
  probe: unknown;
  edit: unknown;
}

/** Null until its length is known. What players show is the whole picture track, not only its whole seconds. */
export function describeSource({ id, durationMs, probe }: Row): (EditSource & { rate: FrameRate }) | null {
  const found = probed.safeParse(probe);
  if (found.success) {
    const { durationSeconds, video } = found.data.facts;
    const rate = planFrameRate(video.medianIntervalSeconds);
    return { videoId: id, durationMs: Math.round(durationSeconds * 1000), rate };
  }
  return durationMs === null ? null : { videoId: id, durationMs, rate: { num: 30, den: 1 } };
}

export function readEdit({ edit }: Pick<Row, 'edit'>): StoredEdit | null {
  const parsed = storedEdit.safeParse(edit);
  return parsed.success ? parsed.data : null;
}

/** What a video is made of: others, where it was cut, or itself. */
export function layVideo(row: Row): LaidPart[] {
  const edit = readEdit(row);
  if (edit) return layParts(edit.parts, edit.rate);
  return wholeVideo(row.id, describeSource(row)?.durationMs ?? 0);
}
