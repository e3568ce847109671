/** Unsaved captions lie in the browser under the lesson's version, with what they started from, until the server has them. */
import { sameCues } from '~/video/caption-history';
import type { Cue } from '~/video/captions';
import { useKept } from '../use-kept';

export interface SavedState {
  cues: Cue[];
  mark: string;
}

interface KeptDraft {
  cues: Cue[];
  /** What the draft was begun from. */
  base: SavedState;
}

interface UseKeptDraft {
  key: string;
  cues: Cue[];
  base: SavedState;
  /** Called once after the page has come, with what lay in the store. */
  onFound(kept: KeptDraft): void;
}

/** True once the store has been looked at. */
export const useKeptDraft = ({ key, cues, base, onFound }: UseKeptDraft): boolean =>
  useKept<KeptDraft>({
    key,
    value: sameCues(cues, base.cues) ? null : { cues, base },
    watch: [cues, base],
    isWhole: (found) => Array.isArray(found.cues) && Array.isArray(found.base?.cues),
    onFound: (kept) => {
      if (!sameCues(kept.cues, base.cues)) onFound(kept);
    },
  });
