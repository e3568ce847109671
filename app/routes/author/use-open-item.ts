/** Which approval stands open: on the desk always one, and the focus follows where its part of the page went away. */
import { useNavigate } from '@remix-run/react';
import { useCallback, useEffect, useRef } from 'react';
import { afterSheets } from '~/ui/use-back-closes';

/** The heading of the approval that stands open. */
export const OPEN_HEADING = 'approval-open';
const DESK = '(min-width: 1024px)';

/** Nothing holds the focus, or what holds it is no longer shown. */
function focusIsLost(): boolean {
  const active = document.activeElement;
  return !active || active === document.body || active.getClientRects().length === 0;
}

export interface Decided {
  /** What to open after it; the one that is open where it stays. */
  next: string | null;
}

/** `decided` is the last decision, a new object for each. */
export function useOpenItem(openId: string | null, firstId: string | undefined, decided: Decided | null) {
  const navigate = useNavigate();
  /** Takes the place of what was open: the way back leads out of the desk, not through what is decided. */
  const open = useCallback(
    (id: string | null) => navigate(id ? `?item=${id}` : '/approvals', { replace: true }),
    [navigate],
  );

  useEffect(() => {
    if (openId !== null || firstId === undefined) return;
    const desk = window.matchMedia(DESK);
    const show = () => void (desk.matches && open(firstId));
    show();
    desk.addEventListener('change', show);
    return () => desk.removeEventListener('change', show);
  }, [openId, firstId, open]);

  const before = useRef(openId);
  useEffect(() => {
    const left = before.current;
    before.current = openId;
    if (left === openId || (openId !== null && !focusIsLost())) return;
    // Back from the open one, the reader goes on in the list where they left it; else the page starts at its top.
    const card = !openId && left ? document.getElementById(`approval-${left}`) : null;
    if (card) return card.focus();
    const heading = openId ? document.getElementById(OPEN_HEADING) : null;
    (heading ?? document.querySelector<HTMLElement>('main h1'))?.focus({ preventScroll: true });
  }, [openId]);

  // In a later effect than the one that closes the sheet: behind an open sheet nothing takes the focus.
  useEffect(() => {
    if (!decided) return;
    if (decided.next !== openId) afterSheets(() => void open(decided.next));
    // The card it was made on goes away with it.
    else document.querySelector<HTMLElement>('main h1')?.focus();
    // Once for each decision, whatever else is new since.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [decided]);
}
