// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { Sheet } from '../../app/ui/sheet';
import { afterSheets, holdBackForSheets } from '../../app/ui/use-back-closes';
import { pressEscape, teachDialogs } from './dialog-in-jsdom';

beforeAll(teachDialogs);
beforeAll(holdBackForSheets);
beforeEach(() => window.history.replaceState({ key: 'page' }, '', '/approvals'));
afterEach(cleanup);

function Page({ busy }: { busy?: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        반려
      </button>
      <Sheet open={open} onClose={() => setOpen(false)} title="왜 돌려보내나요" closeLabel="닫기" busy={busy}>
        <textarea aria-label="이유" data-autofocus="" />
      </Sheet>
    </>
  );
}

async function openSheet(busy?: boolean) {
  const user = userEvent.setup();
  render(<Page busy={busy} />);
  await user.click(screen.getByRole('button', { name: '반려' }));
  return { user, dialog: screen.getByRole('dialog', { name: '왜 돌려보내나요' }) };
}

const opener = () => screen.getByRole('button', { name: '반려' });

test('starts where the page says', async () => {
  await openSheet();
  expect(document.activeElement).toBe(screen.getByLabelText('이유'));
});

test('its close button closes and the focus goes back to the opener', async () => {
  const { user } = await openSheet();
  await user.click(screen.getByRole('button', { name: '닫기' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(opener());
  await waitFor(() => expect(window.history.state).toEqual({ key: 'page' }));
});

test('closing it tells the router nothing, and what goes on from it waits for its entry to be gone', async () => {
  const router = vi.fn();
  window.addEventListener('popstate', router);
  await openSheet();
  act(() => screen.getByRole('button', { name: '닫기' }).click());
  const states: unknown[] = [];
  afterSheets(() => states.push(window.history.state));
  expect(states).toEqual([]);
  await waitFor(() => expect(states).toEqual([{ key: 'page' }]));
  afterSheets(() => states.push('at once'));
  expect(states).toHaveLength(2);
  expect(router).not.toHaveBeenCalled();
  window.removeEventListener('popstate', router);
});

test('Escape closes it', async () => {
  const { dialog } = await openSheet();
  act(() => pressEscape(dialog));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(opener());
});

test('while something is under way Escape and the close button wait', async () => {
  const { user, dialog } = await openSheet(true);
  act(() => pressEscape(dialog));
  await user.click(screen.getByRole('button', { name: '닫기' }));
  expect(screen.getByRole('dialog')).toBeTruthy();
});

test('the back button closes it, stays on the page and tells the router nothing', async () => {
  const router = vi.fn();
  window.addEventListener('popstate', router);
  await openSheet();
  window.history.back();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(window.location.pathname).toBe('/approvals');
  expect(window.history.state).toEqual({ key: 'page' });
  expect(router).not.toHaveBeenCalled();
  window.removeEventListener('popstate', router);
});
