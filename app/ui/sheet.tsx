// The dialog of the house: a sheet from below on the phone, centred on the desk. Built on <dialog>, which traps the focus,
// makes the rest inert and closes on Escape; the back button and a press beside it close it too, and the focus goes back
// to what opened it, or to what held that where it is gone. It starts on the part marked data-autofocus, else on the title.
import { useEffect, useId, useRef, type MouseEvent, type ReactNode } from 'react';
import { classNames } from './class-names';
import { focusableAround } from './focusable-around';
import { IconButton } from './icon-button';
import { useBackCloses } from './use-back-closes';

export type SheetProps = {
  open: boolean;
  onClose: () => void;
  /** As a question where there is one to answer. */
  title: ReactNode;
  closeLabel: string;
  /** 720 instead of 480 on the desk. */
  wide?: boolean;
  /** Something is under way inside: Escape, back and a press beside it wait. */
  busy?: boolean;
  children: ReactNode;
};

export function Sheet({ open, onClose, title, closeLabel, wide, busy, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const close = () => {
    if (!busy) onClose();
  };
  useBackCloses(open, onClose);

  useEffect(() => {
    const node = dialog.current;
    if (!open || !node) return;
    const opener = document.activeElement;
    const around = focusableAround(opener);
    node.showModal();
    (node.querySelector<HTMLElement>('[data-autofocus]') ?? node.querySelector<HTMLElement>('h2'))?.focus();
    return () => {
      node.close();
      const back = opener?.isConnected ? opener : around;
      if (back instanceof HTMLElement) back.focus();
    };
  }, [open]);

  const pressBeside = (event: MouseEvent<HTMLDialogElement>) => {
    if (event.target !== dialog.current) return;
    const box = dialog.current.getBoundingClientRect();
    const inside =
      event.clientX >= box.left &&
      event.clientX <= box.right &&
      event.clientY >= box.top &&
      event.clientY <= box.bottom;
    if (!inside) close();
  };

  return (
    <dialog
      ref={dialog}
      className={classNames('sheet', wide && 'wide')}
      aria-labelledby={titleId}
      onCancel={(event) => {
        if (event.target !== dialog.current) return;
        event.preventDefault();
        close();
      }}
      onClick={pressBeside}
    >
      {open ? (
        <>
          <div className="sheet-head">
            <h2 id={titleId} tabIndex={-1}>
              {title}
            </h2>
            <IconButton icon="close" label={closeLabel} onClick={close} />
          </div>
          {children}
        </>
      ) : null}
    </dialog>
  );
}
