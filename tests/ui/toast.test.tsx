// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TOAST_MS, ToastProvider, UNDO_TOAST_MS, useToast, type Toast } from '../../app/ui/toast';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function Page({ toast }: { toast: Toast | string }) {
  const show = useToast();
  return (
    <button type="button" onClick={() => show(toast)}>
      하기
    </button>
  );
}

function showing(toast: Toast | string) {
  render(
    <ToastProvider>
      <Page toast={toast} />
    </ToastProvider>,
  );
  fireEvent.click(screen.getByRole('button', { name: '하기' }));
}

test('is said politely and goes after five seconds', () => {
  showing('저장했습니다');
  expect(screen.getByRole('status').textContent).toBe('저장했습니다');
  act(() => void vi.advanceTimersByTime(TOAST_MS - 1));
  expect(screen.getByText('저장했습니다')).toBeTruthy();
  act(() => void vi.advanceTimersByTime(1));
  expect(screen.queryByText('저장했습니다')).toBeNull();
});

test('with a way back it stays ten, waits under the pointer, and the way back works once', () => {
  const undo = vi.fn();
  showing({ text: '메시지를 지웠습니다', undo: { label: '되돌리기', act: undo } });
  act(() => void vi.advanceTimersByTime(TOAST_MS));
  const line = screen.getByText('메시지를 지웠습니다');
  fireEvent.pointerEnter(line.parentElement ?? line);
  act(() => void vi.advanceTimersByTime(UNDO_TOAST_MS * 2));
  fireEvent.click(screen.getByRole('button', { name: '되돌리기' }));
  expect(undo).toHaveBeenCalledTimes(1);
  expect(screen.queryByText('메시지를 지웠습니다')).toBeNull();
});
