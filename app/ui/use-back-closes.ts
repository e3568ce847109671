import { useEffect, useRef } from 'react';

interface OpenSheet {
  mark: number;
  close(): void;
}

let marks = 0;
let held = false;
const sheets: OpenSheet[] = [];
/** Steps back on their way that only take a closed sheet's entry out of the history. */
let ownSteps = 0;
let waiting: (() => void)[] = [];

function takeStep(event: PopStateEvent) {
  if (ownSteps > 0) {
    ownSteps -= 1;
    event.stopImmediatePropagation();
    if (ownSteps > 0) return;
    const due = waiting;
    waiting = [];
    for (const act of due) act();
    return;
  }
  const top = sheets.at(-1);
  if (!top || event.state?.sheet === top.mark) return;
  event.stopImmediatePropagation();
  top.close();
}

/**
 * Call it before the router begins to listen: browsers tell the listeners of a window in the order they came, whatever
 * phase they ask for, and the router must not see the steps of sheets, or it would load the page's data anew.
 */
export function holdBackForSheets(): void {
  if (held) return;
  held = true;
  window.addEventListener('popstate', takeStep, { capture: true });
}

/** Runs `act` once no closed sheet's entry is left in the history: a page that goes on from a sheet starts from its own. */
export function afterSheets(act: () => void): void {
  if (ownSteps > 0) waiting.push(act);
  else act();
}

/**
 * While `open`, the back button closes instead of leaving the page: one entry of the same address is put into the history
 * and taken out again on closing. A link inside should simply navigate; it needs no closing of its own.
 */
export function useBackCloses(open: boolean, close: () => void): void {
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    if (!open) return;
    holdBackForSheets();
    marks += 1;
    const mark = marks;
    const sheet = { mark, close: () => latest.current() };
    sheets.push(sheet);
    window.history.pushState({ ...window.history.state, sheet: mark }, '');
    return () => {
      sheets.splice(sheets.indexOf(sheet), 1);
      if (window.history.state?.sheet !== mark) return;
      ownSteps += 1;
      window.history.back();
    };
  }, [open]);
}
