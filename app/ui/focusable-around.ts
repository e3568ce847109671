/** Where the focus goes when `node` goes: what holds it and can have the focus, a list for one. */
export const focusableAround = (node: Element | null): HTMLElement | null =>
  node?.parentElement?.closest<HTMLElement>('[tabindex]') ?? null;
