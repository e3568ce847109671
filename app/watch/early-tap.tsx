/**
 * A tap on play that comes before the page's scripts do: on a slow network they take seconds, and it must not be lost. A
 * line in the page itself marks the button, and the player takes the mark up once it lives; what keeps the gesture
 * (hls-stream.ts) has to be done at once.
 */
import { useContext } from 'react';
import { NonceContext } from '~/ui/nonce';

const MARK = 'data-tapped';
const LISTEN = `addEventListener('click',function(e){var b=e.target.closest('.first-play'),v=b&&b.parentNode.querySelector('video');if(!v)return;b.setAttribute('${MARK}','');v.networkState||v.load()},true)`;

export function EarlyTap() {
  const nonce = useContext(NonceContext);
  // Browsers hide the nonce from scripts, so React finds another one than it was given.
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: LISTEN }} />;
}

/** Whether play was tapped before this page lived. */
export const tappedEarly = (within: HTMLElement | null): boolean =>
  within?.querySelector(`.first-play[${MARK}]`) != null;
