// @vitest-environment jsdom
// Typed words outlive the page: they come back when it opens again, until the server has them.
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepForm, readKeptForm } from '~/ui/kept-forms';
import { useKeptForm } from '~/ui/use-kept-form';

beforeEach(() => localStorage.clear());
afterEach(cleanup);

interface Shown {
  form?: string;
  title?: string;
  saved?: unknown;
}

function TestForm({ form = '1001/lesson/about', title = '제목', saved }: Shown) {
  const { formProps, restored, discard } = useKeptForm({ key: form, saved });
  return (
    <form
      {...formProps}
      onSubmit={(event) => {
        event.preventDefault();
        formProps.onSubmit();
      }}
    >
      <input type="hidden" name="intent" value="about" />
      <input name="title" aria-label="title" defaultValue={title} />
      <textarea name="summary" aria-label="summary" defaultValue="" />
      <select name="course" aria-label="course" defaultValue="">
        <option value="">-</option>
        <option value="c1">c1</option>
      </select>
      {['s1', 's2'].map((id) => (
        <input
          key={id}
          type="checkbox"
          name="sections"
          value={id}
          aria-label={id}
          defaultChecked={id === 's1'}
        />
      ))}
      <button>save</button>
      {restored ? <p role="status">restored</p> : null}
      <button type="button" onClick={discard}>
        discard
      </button>
    </form>
  );
}

const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const values = () => [
  field('title').value,
  field('summary').value,
  field('course').value,
  field('s1').checked,
  field('s2').checked,
];

function typeAll() {
  fireEvent.input(field('title'), { target: { value: '차단기가 안 내려올 때' } });
  fireEvent.input(field('summary'), { target: { value: '한 줄' } });
  fireEvent.change(field('course'), { target: { value: 'c1' } });
  fireEvent.input(field('course'));
  fireEvent.click(field('s1'));
  fireEvent.click(field('s2'));
}
const TYPED = ['차단기가 안 내려올 때', '한 줄', 'c1', false, true];
const PLAIN = ['제목', '', '', true, false];

test('what was typed is back after the page was closed', () => {
  render(<TestForm />);
  expect(screen.queryByRole('status')).toBeNull();
  typeAll();
  cleanup();
  render(<TestForm />);
  expect(values()).toEqual(TYPED);
  screen.getByRole('status');
});

test('another person, and another lesson, sees nothing of it', () => {
  render(<TestForm />);
  typeAll();
  for (const form of ['1002/lesson/about', '1001/other/about']) {
    cleanup();
    render(<TestForm form={form} />);
    expect(values()).toEqual(PLAIN);
    expect(screen.queryByRole('status')).toBeNull();
  }
});

test('a save ends it, but not what was typed while it was under way', () => {
  const { rerender } = render(<TestForm />);
  fireEvent.input(field('title'), { target: { value: '새 제목' } });
  fireEvent.submit(field('title').form!);
  fireEvent.input(field('summary'), { target: { value: '그 사이에' } });
  rerender(<TestForm title="새 제목" saved={{ intent: 'about' }} />);
  cleanup();
  render(<TestForm title="새 제목" />);
  expect(values().slice(0, 2)).toEqual(['새 제목', '그 사이에']);
  fireEvent.submit(field('title').form!);
  cleanup();
  localStorage.clear();

  const again = render(<TestForm />);
  fireEvent.input(field('title'), { target: { value: '새 제목' } });
  fireEvent.submit(field('title').form!);
  again.rerender(<TestForm title="새 제목" saved={{ intent: 'about' }} />);
  expect(localStorage).toHaveLength(0);
});

test('a save that fails loses nothing', () => {
  const { rerender } = render(<TestForm />);
  typeAll();
  fireEvent.submit(field('title').form!);
  rerender(<TestForm saved={undefined} />);
  cleanup();
  render(<TestForm />);
  expect(values()).toEqual(TYPED);
});

test('it can be thrown away, and typing it back ends it too', () => {
  render(<TestForm />);
  typeAll();
  cleanup();
  render(<TestForm />);
  fireEvent.click(screen.getByText('discard'));
  expect(values()).toEqual(PLAIN);
  expect(screen.queryByRole('status')).toBeNull();
  expect(localStorage).toHaveLength(0);
  fireEvent.input(field('title'), { target: { value: 'x' } });
  expect(localStorage).toHaveLength(1);
  fireEvent.input(field('title'), { target: { value: '제목' } });
  expect(localStorage).toHaveLength(0);
});

test('thirty forms of thirty days are kept, and what is not ours is left alone', () => {
  const day = 86_400_000;
  localStorage.setItem('other', 'x');
  keepForm(localStorage, 'old', [['title', 'x']], 0);
  for (let at = 0; at < 40; at++) keepForm(localStorage, `form-${at}`, [['title', 'x']], 40 * day + at);
  expect(readKeptForm(localStorage, 'old')).toBeNull();
  expect([readKeptForm(localStorage, 'form-9'), localStorage.length]).toEqual([null, 31]);
  expect(readKeptForm(localStorage, 'form-10')).toEqual([['title', 'x']]);
  localStorage.setItem('kept-form:broken', '{');
  expect(readKeptForm(localStorage, 'broken')).toBeNull();
});
