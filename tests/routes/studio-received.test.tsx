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
    ...{ playable: true, height: 720, filename: 'clip.mp4', poster: null, posterMs: null, uploadId: null },
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

test.each([
  [{ ahead: 0, startsInMinutes: 1 }, '앞에 기다리는 영상이 없습니다. 곧 시작합니다.'],
  [{ ahead: 2, startsInMinutes: 6 }, '앞에 2개, 약 6분 뒤 시작합니다.'],
  [{ ahead: 3, startsInMinutes: 75 }, '앞에 3개, 약 1시간 15분 뒤 시작합니다.'],
  [{ ahead: 4, startsInMinutes: null }, '앞에 4개가 있습니다. 차례가 되면 시작합니다.'],
])('tells whose turn it is: %j', (queue, sentence) => {
  show({ status: 'probing', percent: 0, playable: false, queue });
  expect(screen.getByText((text) => text.replaceAll('\u00a0', ' ') === sentence)).toBeTruthy();
  expect(screen.getByRole('status').textContent).toBe('차례를 기다리는 중');
});

test('tells the time left while it is known, and only then', () => {
  const stateOf = () => screen.getByRole('status').textContent?.replaceAll('\u00a0', ' ');
  show({ status: 'transcoding', percent: 40, minutesLeft: 3 });
  expect(stateOf()).toBe('변환 40%, 약 3분 남음');
  cleanup();
  show({ status: 'transcoding', percent: 40, minutesLeft: null });
  expect(stateOf()).toBe('변환 40%');
});

test('says of a failure of ours that it comes back by itself', () => {
  show({ status: 'failed', reason: '저장 공간이 부족합니다.', comesBack: true });
  expect(screen.getByText(/저절로 다시 변환합니다/)).toBeTruthy();
});
