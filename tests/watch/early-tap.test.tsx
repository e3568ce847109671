// @vitest-environment jsdom
import { renderToString } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { NonceContext } from '~/ui/nonce';
import { EarlyTap, tappedEarly } from '~/watch/early-tap';

it('marks a play button that is tapped before the page lives, and no other', () => {
  const html = renderToString(
    <NonceContext.Provider value="n0nce">
      <EarlyTap />
    </NonceContext.Provider>,
  );
  const [, nonce, script = ''] = /<script nonce="(\w+)">(.*)<\/script>/.exec(html) ?? [];
  expect(nonce).toBe('n0nce');
  // As the browser runs it when it comes by.
  window.eval(script);
  document.body.innerHTML =
    '<main><video></video><button class="first-play"><svg></svg></button><a href="#x">x</a></main>';
  const load = vi.spyOn(document.querySelector('video')!, 'load').mockReturnValue();
  const main = document.querySelector('main');
  document.querySelector('a')!.click();
  expect(tappedEarly(main)).toBe(false);
  document.querySelector('svg')!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  expect(tappedEarly(main)).toBe(true);
  // While the browser still knows of the touch.
  expect(load).toHaveBeenCalledTimes(1);
});
