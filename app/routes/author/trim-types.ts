import type { TrimPage } from '~/lessons/find-trim-page.server';

/** A recording with what plays it. */
export interface TrimMedia {
  videoId: string;
  filename: string;
  durationMs: number;
  masterUrl: string;
  posterUrl: string;
}

export type TrimData = Omit<TrimPage, 'sources' | 'others'> & { sources: TrimMedia[]; others: TrimMedia[] };

/** What is marked on the axis to be cut. */
export interface Mark {
  fromMs: number;
  toMs: number;
}
