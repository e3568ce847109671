// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { FONTS_COOKIE, fontStylesheet, letFontsWait, useFonts } from '~/ui/fonts';
import { waitFor } from '../support/wait-for';

const Page = ({ here }: { here: boolean }) => {
  return <p data-shown={useFonts(here)}>글자</p>;
};
const sheet = () => document.head.querySelector<HTMLLinkElement>(`link[href="${fontStylesheet}"]`);
const shown = () => document.querySelector<HTMLElement>('[data-shown]')!.dataset['shown'] === 'true';
const settled = () => new Promise((resolve) => setTimeout(resolve));

afterEach(() => {
  cleanup();
  sheet()?.remove();
  Reflect.deleteProperty(navigator, 'connection');
});

it('come after what they wait for, also where that fails, and are remembered once they are there', async () => {
  let come!: () => void;
  const load = vi.fn(() => new Promise<void>((resolve) => (come = resolve)));
  Object.defineProperty(document, 'fonts', { configurable: true, value: { load } });
  let fail!: (reason: Error) => void;
  letFontsWait(new Promise((_resolve, reject) => (fail = reject)));
  render(<Page here={false} />);
  await settled();
  expect(sheet()).toBeNull();
  fail(new Error('no picture'));
  await waitFor('the style sheet', sheet);
  expect(document.cookie).not.toContain(FONTS_COOKIE);
  sheet()!.dispatchEvent(new Event('load'));
  await waitFor('the letters of the page to be asked for', () => load.mock.calls.length > 0);
  expect(load).toHaveBeenCalledWith(expect.stringContaining('Pretendard'), expect.stringContaining('글자'));
  expect(shown()).toBe(false);
  come();
  await waitFor('the cookie', () => document.cookie.includes(`${FONTS_COOKIE}=here`));
  await waitFor('the page to show them', shown);
});

it.each([
  ['are left to the page that has them', true, false],
  ['do not come to whoever saves data', false, true],
])('%s', async (_what, here, saveData) => {
  Object.defineProperty(navigator, 'connection', { configurable: true, value: { saveData } });
  const append = vi.spyOn(document.head, 'append');
  render(<Page here={here} />);
  await settled();
  await settled();
  expect(append).not.toHaveBeenCalled();
  expect(shown()).toBe(here);
});
