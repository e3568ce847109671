import { expect, test } from 'vitest';
import { planStoryboard, writeStoryboardVtt } from '~/video/plan-storyboard';
import { readStoryboard, sceneAt } from '~/watch/read-storyboard';

test.each([
  ['six minutes', { width: 1280, height: 720, keyframes: 180 }, [4, 90, 10, 9, 160, 90]],
  ['ten minutes', { width: 426, height: 240, keyframes: 300 }, [6, 100, 10, 10, 160, 90]],
  ['an hour', { width: 1280, height: 720, keyframes: 1800 }, [36, 100, 10, 10, 160, 90]],
  ['held upright', { width: 240, height: 426, keyframes: 30 }, [2, 30, 10, 3, 90, 160]],
  ['one scene', { width: 320, height: 240, keyframes: 1 }, [2, 1, 1, 1, 160, 120]],
])('%s', (_what, picture, [everySeconds, count, columns, rows, width, height]) => {
  expect(planStoryboard(picture)).toEqual({ everySeconds, count, columns, rows, width, height });
});

test('what the server writes, the player reads: every second finds its scene', () => {
  const board = planStoryboard({ width: 640, height: 360, keyframes: 2000 });
  const scenes = readStoryboard(writeStoryboardVtt(board))!;
  expect(scenes).toMatchObject({ image: 'storyboard.jpg', width: 1600, height: 900 });
  expect(scenes.scenes).toHaveLength(100);
  expect(sceneAt(scenes, 0)).toMatchObject({ fromSeconds: 0, x: 0, y: 0 });
  expect(sceneAt(scenes, 39.9)).toMatchObject({ x: 0, y: 0 });
  expect(sceneAt(scenes, 40)).toMatchObject({ fromSeconds: 40, x: 160, y: 0 });
  expect(sceneAt(scenes, 3999)).toMatchObject({ x: 1440, y: 810 });
});

test.each(['', 'WEBVTT\n', '<html></html>'])('no scenes in %j', (text) => {
  expect(readStoryboard(text)).toBeNull();
});
