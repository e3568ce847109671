/** Asks before unsaved captions are left, by a link, by back or by closing the window. */
import { useBeforeUnload, useBlocker } from '@remix-run/react';
import { useCallback, useEffect, useId, useRef } from 'react';
import { Button } from '~/ui/button';
import { useWords } from '~/words/words';

export function CaptionLeave({ dirty, title }: { dirty: boolean; title: string }) {
  const { leave } = useWords().captions;
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const blocker = useBlocker(
    ({ currentLocation: from, nextLocation: to }) =>
      dirty && (from.pathname !== to.pathname || from.search !== to.search),
  );
  useBeforeUnload(useCallback((event: BeforeUnloadEvent) => void (dirty && event.preventDefault()), [dirty]));
  const asking = blocker.state === 'blocked';
  useEffect(() => {
    const node = dialog.current;
    if (asking) node?.showModal();
    return () => node?.close();
  }, [asking]);
  // Not a <Sheet>: that one puts an entry of its own into the history, which is what is being held here.
  return (
    <dialog
      ref={dialog}
      className="sheet"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        blocker.reset?.();
      }}
    >
      <div className="sheet-head">
        <h2 id={titleId}>{leave.title}</h2>
      </div>
      <p className="small">{leave.note(title)}</p>
      <div className="dock-acts">
        <Button variant="outline" onClick={() => blocker.proceed?.()}>
          {leave.go}
        </Button>
        <Button variant="primary" block autoFocus onClick={() => blocker.reset?.()}>
          {leave.stay}
        </Button>
      </div>
    </dialog>
  );
}
