/** Cuts that are not applied, and the names of the lessons they make, lie in the browser until the video is another. */
import { useMemo } from 'react';
import { sameEdit } from '~/video/edit-history';
import { isUncut, setSources, type VideoEdit } from '~/video/video-edit';
import { useKept } from '../use-kept';

/** Of the lessons that the recording is divided into, by their place from 0; a name that was not typed is not there. */
export type LessonNames = Record<number, string>;

interface Kept {
  edit: VideoEdit;
  names: LessonNames;
}

interface UseKeptEdit extends Kept {
  key: string;
  /** What the page began with. */
  base: VideoEdit;
  /** Recordings that there are: of others nothing is put back. */
  known: VideoEdit['sources'];
  onFound(edit: VideoEdit, names: LessonNames): void;
}

export function useKeptEdit({ key, edit, names, base, known, onFound }: UseKeptEdit): void {
  const value = useMemo(() => (sameEdit(edit, base) ? null : { edit, names }), [edit, names, base]);
  useKept<Kept>({
    ...{ key, value },
    watch: [value, base],
    isWhole: ({ edit, names }) =>
      [edit?.sources, edit?.cuts, edit?.splits].every(Array.isArray) && typeof names === 'object',
    onFound: ({ edit: kept, names }) => {
      const lengths = new Map(known.map(({ videoId, durationMs }) => [videoId, durationMs]));
      if (!kept.sources.every(({ videoId }) => lengths.has(videoId))) return;
      const sources = kept.sources.map(({ videoId }) => ({ videoId, durationMs: lengths.get(videoId)! }));
      const again = { ...setSources(kept, sources), rate: base.rate, splits: kept.splits };
      if (!sameEdit(again, base) && !(isUncut(again) && again.sources.length === 1)) onFound(again, names);
    },
  });
}
