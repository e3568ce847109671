/** Cuts that are not applied lie in the browser until the video is another. */
import { sameEdit } from '~/video/edit-history';
import { isUncut, setSources, type VideoEdit } from '~/video/video-edit';
import { useKept } from '../use-kept';

interface UseKeptEdit {
  key: string;
  edit: VideoEdit;
  /** What the page began with. */
  base: VideoEdit;
  /** Recordings that there are: of others nothing is put back. */
  known: VideoEdit['sources'];
  onFound(edit: VideoEdit): void;
}

export function useKeptEdit({ key, edit, base, known, onFound }: UseKeptEdit): void {
  useKept<VideoEdit>({
    key,
    value: sameEdit(edit, base) ? null : edit,
    watch: [edit, base],
    isWhole: ({ sources, cuts, splits }) => [sources, cuts, splits].every(Array.isArray),
    onFound: (kept) => {
      const lengths = new Map(known.map(({ videoId, durationMs }) => [videoId, durationMs]));
      if (!kept.sources.every(({ videoId }) => lengths.has(videoId))) return;
      const sources = kept.sources.map(({ videoId }) => ({ videoId, durationMs: lengths.get(videoId)! }));
      const again = { ...setSources(kept, sources), rate: base.rate, splits: kept.splits };
      if (!sameEdit(again, base) && !(isUncut(again) && again.sources.length === 1)) onFound(again);
    },
  });
}
