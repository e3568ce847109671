// jsdom has the dialog element but not its methods. These do what the tests lean on: open, close, and Escape as a cancel
// event that may be refused. The trap itself is the browser's and is walked in the browser journeys.
export function teachDialogs(): void {
  const proto = HTMLDialogElement.prototype;
  proto.showModal = function () {
    this.setAttribute('open', '');
  };
  proto.close = function () {
    this.removeAttribute('open');
  };
}

export function pressEscape(dialog: HTMLElement): void {
  const cancel = new Event('cancel', { cancelable: true });
  dialog.dispatchEvent(cancel);
  if (!cancel.defaultPrevented) dialog.removeAttribute('open');
}
