// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router-dom';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ConfirmButton } from '../../app/ui/confirm-button';
import { teachDialogs } from './dialog-in-jsdom';

beforeAll(teachDialogs);
afterEach(cleanup);

function setUp(answer: (form: FormData) => unknown) {
  const received = vi.fn();
  const done = vi.fn();
  const router = createMemoryRouter(
    [
      {
        path: '/',
        action: async ({ request }) => {
          const form = await request.formData();
          received(Object.fromEntries(form));
          return answer(form) ?? null;
        },
        element: (
          <ConfirmButton
            label="반려"
            actLabel="이유와 함께 반려"
            busyLabel="돌려보내는 중"
            question="왜 돌려보내나요"
            fields={{ intent: 'return', id: '7' }}
            reason={{ label: '이유', neededText: '이유를 한 줄이라도 적어 주세요.' }}
            labels={{ close: '닫기' }}
            onDone={done}
          />
        ),
      },
    ],
    {
      future: {
        v7_relativeSplatPath: true,
        v7_fetcherPersist: true,
        v7_normalizeFormMethod: true,
        v7_partialHydration: true,
        v7_skipActionErrorRevalidation: true,
      },
    },
  );
  render(<RouterProvider router={router} future={{ v7_startTransition: true }} />);
  return { received, done, user: userEvent.setup() };
}

test('asks first, wants the reason, posts it once and closes', async () => {
  const { received, done, user } = setUp(() => ({ ok: true }));
  await user.click(screen.getByRole('button', { name: '반려' }));
  await user.click(screen.getByRole('button', { name: '이유와 함께 반려' }));
  expect(
    screen.getByRole('textbox', { name: '이유', description: '이유를 한 줄이라도 적어 주세요.' }),
  ).toBeTruthy();
  expect(received).not.toHaveBeenCalled();

  await user.type(screen.getByLabelText('이유'), '4:31에 카드 번호가 보입니다.');
  await user.dblClick(screen.getByRole('button', { name: '이유와 함께 반려' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(received.mock.calls).toEqual([
    [{ intent: 'return', id: '7', reason: '4:31에 카드 번호가 보입니다.' }],
  ]);
  expect(done).toHaveBeenCalledWith({ ok: true });
});

test('a refusal keeps the sheet, the words and says what is wrong', async () => {
  const { done, user } = setUp(() => ({ error: { message: '그사이 처리된 결재입니다' } }));
  await user.click(screen.getByRole('button', { name: '반려' }));
  await user.type(screen.getByLabelText('이유'), '짧음');
  await user.click(screen.getByRole('button', { name: '이유와 함께 반려' }));
  expect((await screen.findByRole('alert')).textContent).toBe('그사이 처리된 결재입니다');
  expect(screen.getByLabelText('이유')).toHaveProperty('value', '짧음');
  expect(done).not.toHaveBeenCalled();
});
