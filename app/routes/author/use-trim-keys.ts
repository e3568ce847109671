import { useEffect, useRef } from 'react';

export type TrimKey =
  | 'play'
  | 'frameBack'
  | 'frameOn'
  | 'secondBack'
  | 'secondOn'
  | 'in'
  | 'out'
  | 'markFrom'
  | 'markTo'
  | 'cut'
  | 'split'
  | 'undo'
  | 'redo';

/** By place on the keyboard, because under a Korean input method the letter is another. */
const plain: Record<string, TrimKey> = {
  ...{ Space: 'play', KeyK: 'play', ArrowLeft: 'frameBack', ArrowRight: 'frameOn' },
  ...{ KeyI: 'in', KeyO: 'out', BracketLeft: 'markFrom', BracketRight: 'markTo', KeyX: 'cut', KeyS: 'split' },
};
const shifted: Record<string, TrimKey> = { ArrowLeft: 'secondBack', ArrowRight: 'secondOn' };

export function readTrimKey(
  event: Pick<
    KeyboardEvent,
    'isComposing' | 'keyCode' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'code'
  >,
): TrimKey | null {
  if (event.isComposing || event.keyCode === 229 || event.altKey) return null;
  if (event.ctrlKey || event.metaKey) {
    if (event.code === 'KeyZ') return event.shiftKey ? 'redo' : 'undo';
    return event.code === 'KeyY' && !event.shiftKey ? 'redo' : null;
  }
  return (event.shiftKey ? shifted[event.code] : plain[event.code]) ?? null;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
/** They take the space bar for themselves. */
const isPressed = (target: EventTarget | null) =>
  target instanceof HTMLElement && /^(BUTTON|A|SUMMARY)$/.test(target.tagName);

export function useTrimKeys(acts: Record<TrimKey, () => void>) {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      const key = readTrimKey(event);
      if (!key || (event.code === 'Space' && isPressed(event.target))) return;
      event.preventDefault();
      latest.current[key]();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
