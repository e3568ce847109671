// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { Button } from '../../app/ui/button';

afterEach(cleanup);

function FormWith({ busy, reason, onSubmit }: { busy?: boolean; reason?: string; onSubmit: () => void }) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <input aria-label="사번" />
      <Button type="submit" variant="primary" busy={busy} busyLabel="보내는 중" reason={reason}>
        보내기
      </Button>
    </form>
  );
}

test('a press submits once; a second press and Enter while busy do nothing', async () => {
  const user = userEvent.setup();
  const submit = vi.fn();
  const { rerender } = render(<FormWith onSubmit={submit} />);
  await user.click(screen.getByRole('button', { name: '보내기' }));
  expect(submit).toHaveBeenCalledTimes(1);

  rerender(<FormWith onSubmit={submit} busy />);
  const button = screen.getByRole('button', { name: '보내는 중' });
  expect(button.getAttribute('aria-busy')).toBe('true');
  await user.click(button);
  await user.type(screen.getByLabelText('사번'), '1001{Enter}');
  expect(submit).toHaveBeenCalledTimes(1);
});

test('a button that cannot be used says why and stays reachable', async () => {
  const user = userEvent.setup();
  const submit = vi.fn();
  render(<FormWith onSubmit={submit} reason="변환이 끝나야 합니다" />);
  await user.tab();
  await user.tab();
  const button = screen.getByRole('button', { name: '보내기', description: '변환이 끝나야 합니다' });
  expect(document.activeElement).toBe(button);
  await user.keyboard('{Enter}');
  expect(submit).not.toHaveBeenCalled();
});
