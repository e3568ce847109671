import type { Db } from '~/platform/db.server';
import type { Cue } from './captions';

export interface SpeechDraftView {
  id: string;
  status: 'waiting' | 'working' | 'ready' | 'failed';
  /** A sentence after a failure. */
  reason: string | null;
  /** When it was asked for. */
  createdAt: Date;
  lines: number;
}

/** Null where nobody asked for one. No check of persons: that is the lesson's. */
export async function findSpeechDraft({
  db,
  videoId,
  lang,
}: {
  db: Db;
  videoId: string | null;
  lang: string;
}): Promise<(SpeechDraftView & { cues: Cue[] }) | null> {
  if (!videoId) return null;
  const draft = await db.prisma.speechDraft.findUnique({ where: { videoId_lang: { videoId, lang } } });
  if (!draft) return null;
  const { id, status, reason, createdAt } = draft;
  const cues = draft.cues as Cue[];
  return { id, status: status as SpeechDraftView['status'], reason, createdAt, lines: cues.length, cues };
}
