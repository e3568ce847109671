// @vitest-environment jsdom
import { expect, it, test } from 'vitest';
import { setSystemCaptions } from '~/watch/use-system-captions';

const track = (language: string, kind = 'subtitles') => ({ language, kind, mode: 'showing' });

const modes = (more: object, on: boolean, lang = 'ko') => {
  const tracks = [track('en'), track('ko'), track('', 'metadata')];
  setSystemCaptions({ textTracks: tracks, ...more } as never, on, lang);
  return tracks.map(({ mode }) => mode);
};

test.each([
  ['on the page, which draws them itself', {}, 'hidden'],
  ['in an iPhone’s full screen', { webkitDisplayingFullscreen: true }, 'showing'],
  ['in a picture of its own', { webkitPresentationMode: 'picture-in-picture' }, 'showing'],
  ['back on the page', { webkitDisplayingFullscreen: false, webkitPresentationMode: 'inline' }, 'hidden'],
])('%s', (_where, more, mode) => {
  expect(modes(more, true)).toEqual(['disabled', mode, 'showing']);
});

it('shows none where the person wants none, and another language where theirs is missing', () => {
  expect(modes({ webkitDisplayingFullscreen: true }, false)).toEqual(['disabled', 'disabled', 'showing']);
  expect(modes({ webkitDisplayingFullscreen: true }, true, 'ja')).toEqual(['showing', 'disabled', 'showing']);
});
