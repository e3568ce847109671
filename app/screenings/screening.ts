/** A lesson that people watch together from a fixed time on (정시 상영), as the server keeps it and tells it. */

/**
 * - room: whoever was given the link, and those asked by name
 * - department: those who belong to it
 * - everyone
 */
export const AUDIENCES = ['room', 'department', 'everyone'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Why it ended before its time. */
export type EndReason = 'host' | 'lesson-changed';

/** All that is needed to know what is shown at any moment of the server's time. Instants are ISO. */
export interface ScreeningState {
  screeningId: string;
  /** Counts every change: an older state never replaces a newer one. */
  revision: number;
  title: string;
  startsAt: string;
  /** 0 where the lesson cannot be shown. */
  durationMs: number;
  /** All pauses that are over, together. */
  pausedMs: number;
  pausedAt: string | null;
  endedAt: string | null;
  endReason: EndReason | null;
  cancelledAt: string | null;
  cancelReason: string;
}

/** One of a list. */
export interface ScreeningItem {
  id: string;
  lessonId: string;
  title: string;
  audience: Audience;
  roomName: string;
  departmentName: string;
  hostName: string;
  startsAt: string;
  durationMs: number;
  cancelled: boolean;
  /** Has begun and is not over. */
  running: boolean;
}
