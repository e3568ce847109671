// @vitest-environment jsdom
// A form that is wrong twice says so twice, in whatever kind of form the field stands.
import { Form, useActionData, useFetcher } from '@remix-run/react';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router-dom';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ReturnSheet } from '~/routes/author/return-sheet';
import type { WaitingApproval } from '~/routes/author/approval-evidence.server';
import { CaptionAlign } from '~/routes/author/caption-align';
import { DepartmentAdd } from '~/routes/hr/department-add';
import { PeopleAdd } from '~/routes/hr/people-add';
import { QuietHoursCard } from '~/routes/learner/quiet-hours';
import { SavedForm } from '~/routes/saved-form';
import { VisitorPage } from '~/routes/sign-in/visitor-page';
import { ConfirmButton } from '~/ui/confirm-button';
import { TextField } from '~/ui/text-field';
import { teachDialogs } from '../ui/dialog-in-jsdom';

beforeAll(teachDialogs);
afterEach(cleanup);

const WRONG = '1부터 10까지 적어 주세요.';

function open(element: ReactElement, field: string) {
  const answered = vi.fn();
  const fields = Object.fromEntries([[field, WRONG]]);
  const action = () => {
    answered();
    return { error: { code: 'invalid', message: WRONG, fields } };
  };
  const future = { v7_relativeSplatPath: true, v7_fetcherPersist: true, v7_normalizeFormMethod: true };
  const router = createMemoryRouter([{ id: 'page', path: '/', action, element }], {
    future: { ...future, v7_partialHydration: true, v7_skipActionErrorRevalidation: true },
  });
  render(<RouterProvider router={router} future={{ v7_startTransition: true }} />);
  return { answered, user: userEvent.setup() };
}

function Saved() {
  return (
    <SavedForm intent="save" act="저장" say={() => ''} fields={['years']}>
      {(of) => <TextField name="years" label="보관" error={of('years')} />}
    </SavedForm>
  );
}

/** As the pages before sign-in and, through `Frame`, all others. */
function OnPage() {
  const error = useActionData<{ error: { fields: { years: string } } }>()?.error;
  return (
    <VisitorPage>
      <Form method="post">
        <TextField name="years" label="보관" error={error?.fields.years} />
        <button type="submit">저장</button>
      </Form>
    </VisitorPage>
  );
}

function Returned() {
  const item = { subjectId: 'lesson', title: '배선', requesterName: '김하늘' } as WaitingApproval;
  return <ReturnSheet item={item} decide={useFetcher()} onClose={() => undefined} />;
}

const confirmed = (
  <ConfirmButton
    {...{ label: '가리기', actLabel: '이유와 함께 가리기', busyLabel: '가리는 중', question: '왜 가리나요' }}
    {...{ fields: {}, labels: { close: '닫기' }, reason: { label: '이유', neededText: WRONG } }}
  />
);
const noWords = { grade: [], position: [], employmentCategory: [], jobField: [], site: [] };
const hours = { quiet: true, workFrom: 540, workTo: 1080 };

test.each([
  ['saved in place', <Saved key="" />, 'years', '보관', '저장', null],
  ['of a page', <OnPage key="" />, 'years', '보관', '저장', null],
  ['of working hours', <QuietHoursCard key="" {...hours} />, 'workTo', '근무 끝', '저장', null],
  ['that returns a lesson', <Returned key="" />, 'reason', /이유|고칠/, /반려|돌려/, null],
  ['that lays a text over speech', <CaptionAlign key="" hasVideo act={vi.fn()} />, 'script', /./, /./, null],
  ['of a new department', <DepartmentAdd key="" />, 'name', /이름/, /만들기|추가/, /만들기|추가/],
  ['that confirms', confirmed, 'reason', '이유', /가리기/, '가리기'],
  [
    ...(['of a new person', <PeopleAdd key="" departments={[]} known={noWords} />, 'name'] as const),
    ...(['이름', /추가/, /추가/] as const),
  ],
])('a form %s', async (_name, element, field, label, act, opener) => {
  const { answered, user } = open(element, field);
  if (opener) await user.click(screen.getByRole('button', { name: opener }));
  const input = () => screen.getByLabelText(label);
  const change = async (text: string) => {
    await user.clear(input());
    await user.type(input(), text);
  };
  const save = () => user.click(screen.getAllByRole('button', { name: act }).at(-1)!);
  const typed = field === 'workTo' ? ['10:00', '11:00'] : ['11', '12'];
  for (const [at, text] of typed.entries()) {
    await change(text);
    expect(screen.queryByRole('alert')).toBeNull();
    await save();
    await waitFor(() => expect(answered).toHaveBeenCalledTimes(at + 1));
    expect((await screen.findByRole('alert')).textContent).toBe(WRONG);
    expect(input().getAttribute('aria-invalid')).toBe('true');
  }
});

test('the wrong field of a form saved in place has the focus again', async () => {
  const { answered, user } = open(<Saved />, 'years');
  for (const times of [1, 2]) {
    await user.type(screen.getByLabelText('보관'), '1');
    await user.click(screen.getByRole('button', { name: '저장' }));
    await waitFor(() => expect(answered).toHaveBeenCalledTimes(times));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('보관')));
  }
});

test('an error that only the page knows of comes again too: the reason is missing', async () => {
  const { answered, user } = open(<Returned />, 'reason');
  const act = screen.getAllByRole('button').at(-1)!;
  await user.click(act);
  const said = screen.getByRole('alert').textContent;
  await user.type(screen.getByRole('textbox'), ' ');
  expect(screen.queryByRole('alert')).toBeNull();
  await user.click(act);
  expect(screen.getByRole('alert').textContent).toBe(said);
  expect(answered).not.toHaveBeenCalled();
});
