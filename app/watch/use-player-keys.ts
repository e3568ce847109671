import { useEffect } from 'react';
import type { PlayerActions } from './use-player';

interface Keys extends Pick<PlayerActions, 'nudge' | 'toggleFullscreen'> {
  togglePlay(): void;
  toggleCaptions(): void;
  toggleListening(): void;
  faster(): void;
  slower(): void;
}

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT|BUTTON|A|SUMMARY)$/.test(target.tagName));

/** The keys of a video page: space and k, j and l, f, c, a (audio), < and >. Never while somebody types or a control has focus. */
export function usePlayerKeys(keys: Keys) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      const act = {
        ' ': keys.togglePlay,
        k: keys.togglePlay,
        j: () => keys.nudge(-10),
        l: () => keys.nudge(10),
        ArrowLeft: () => keys.nudge(-5),
        ArrowRight: () => keys.nudge(5),
        f: keys.toggleFullscreen,
        c: keys.toggleCaptions,
        a: keys.toggleListening,
        '>': keys.faster,
        '<': keys.slower,
      }[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [keys]);
}
