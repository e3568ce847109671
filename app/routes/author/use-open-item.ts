/** Which approval stands open: on the desk always one, and the focus follows where its part of the page went away. */
import { useNavigate } from '@remix-run/react';
import { useCallback, useEffect, useRef } from 'react';

/** The heading of the approval that stands open. */
export const OPEN_HEADING = 'approval-open';
const DESK = '(min-width: 1024px)';

/** Nothing holds the focus, or what holds it is no longer shown. */
function focusIsLost(): boolean {
  const active = document.activeElement;
  return !active || active === document.body || active.getClientRects().length === 0;
}

/** `stays` counts the decisions that left open what was open: the card they were made on may be gone. */
export function useOpenItem(openId: string | null, firstId: string | undefined, stays: number) {
  const navigate = useNavigate();
  /** Takes the place of what was open: the way back leads out of the desk, not through what is decided. */
  const open = useCallback(
    (id: string | undefined) => navigate(id ? `?item=${id}` : '/approvals', { replace: true }),
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
    if (left === openId || !focusIsLost()) return;
    const target = openId
      ? document.getElementById(OPEN_HEADING)
      : left && document.getElementById(`approval-${left}`);
    (target || document.querySelector<HTMLElement>('main h1'))?.focus();
  }, [openId]);

  // In a later effect than the one that closes the sheet: behind an open sheet nothing takes the focus.
  useEffect(() => {
    if (stays > 0) document.querySelector<HTMLElement>('main h1')?.focus();
  }, [stays]);

  return open;
}
