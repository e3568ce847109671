import { useEffect, useRef } from 'react';

export type CaptionKey =
  | 'play'
  | 'back'
  | 'forward'
  | 'playCue'
  | 'start'
  | 'end'
  | 'split'
  | 'merge'
  | 'add'
  | 'remove'
  | 'previous'
  | 'next'
  | 'warning'
  | 'check'
  | 'save'
  | 'undo'
  | 'redo';

/** As they stand on the page, in the order of use. */
export const captionKeys: [keys: string, act: CaptionKey][] = [
  ['Alt K', 'play'],
  ['Alt J', 'back'],
  ['Alt L', 'forward'],
  ['Alt P', 'playCue'],
  ['Alt [', 'start'],
  ['Alt ]', 'end'],
  ['Alt Enter', 'split'],
  ['Alt M', 'merge'],
  ['Alt N', 'add'],
  ['Alt Backspace', 'remove'],
  ['Alt ↑', 'previous'],
  ['Alt ↓', 'next'],
  ['Alt W', 'warning'],
  ['Alt C', 'check'],
  ['Ctrl S', 'save'],
  ['Ctrl Z', 'undo'],
  ['Ctrl Shift Z', 'redo'],
];

/** By place on the keyboard, because under a Korean input method the letter is another. */
const withAlt: Record<string, CaptionKey> = {
  ...{ KeyK: 'play', KeyJ: 'back', KeyL: 'forward', KeyP: 'playCue', BracketLeft: 'start' },
  ...{ BracketRight: 'end', Enter: 'split', NumpadEnter: 'split', KeyM: 'merge', KeyN: 'add' },
  ...{ Backspace: 'remove', ArrowUp: 'previous', ArrowDown: 'next', KeyW: 'warning', KeyC: 'check' },
};

export function readCaptionKey(event: KeyboardEvent): CaptionKey | null {
  if (event.isComposing || event.keyCode === 229) return null;
  const command = event.ctrlKey || event.metaKey;
  if (event.altKey) return command || event.shiftKey ? null : (withAlt[event.code] ?? null);
  if (!command) return null;
  if (event.code === 'KeyS' && !event.shiftKey) return 'save';
  if (event.code === 'KeyZ') return event.shiftKey ? 'redo' : 'undo';
  return event.code === 'KeyY' ? 'redo' : null;
}

/** Fields outside the list of captions (finding, moving, the script) keep their own undo. */
const hasOwnUndo = (target: EventTarget | null) =>
  target instanceof HTMLElement && /^(INPUT|TEXTAREA)$/.test(target.tagName) && !target.closest('.cue-edit');

export function useCaptionKeys(acts: Record<CaptionKey, () => void>) {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const key = readCaptionKey(event);
      if (!key || ((key === 'undo' || key === 'redo') && hasOwnUndo(event.target))) return;
      event.preventDefault();
      latest.current[key]();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
