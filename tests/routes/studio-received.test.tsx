// @vitest-environment jsdom
// What an author reads of a video that the server has.
import { cleanup, render, screen } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import { StudioReceived, type ShownVideo } from '~/routes/author/studio-received';

afterEach(cleanup);

function show(video: Partial<ShownVideo>) {
  const ready: ShownVideo = {
    ...{ id: 'v', status: 'ready', percent: 100, reason: null, note: null, durationSeconds: 300 },
    ...{ playable: true, height: 720, filename: 'clip.mp4', renditionSetId: null, uploadId: null },
    moreFollows: false,
  };
  const element = <StudioReceived lessonId="l" video={{ ...ready, ...video }} />;
  const future = { v7_relativeSplatPath: true, v7_fetcherPersist: true, v7_normalizeFormMethod: true };
  const router = createMemoryRouter([{ path: '/', element }], {
    future: { ...future, v7_partialHydration: true, v7_skipActionErrorRevalidation: true },
  });
  render(<RouterProvider router={router} future={{ v7_startTransition: true }} />);
}
const NOTE = '원본의 3분 12초부터 8초가 손상되어 그동안 화면이 멈추거나 깨져 보입니다.';

test('tells the author what a damaged recording lost', () => {
  show({ note: NOTE });
  expect(screen.getByText(NOTE)).toBeTruthy();
});

test('says nothing of losses where there are none, or where it does not play', () => {
  show({});
  show({ status: 'failed', note: NOTE, reason: '변환하지 못했습니다.' });
  expect(screen.queryByText(NOTE)).toBeNull();
});

test('says in one line that higher quality follows, while it does and the video is ready', () => {
  show({ moreFollows: true });
  expect(screen.getByText(/더 선명한 화질은 뒤이어/)).toBeTruthy();
  cleanup();
  show({ moreFollows: false });
  show({ moreFollows: true, status: 'transcoding' });
  expect(screen.queryByText(/더 선명한 화질은 뒤이어/)).toBeNull();
});
