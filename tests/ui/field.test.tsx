// @vitest-environment jsdom
import { cleanup, createEvent, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { SelectField } from '../../app/ui/select-field';
import { PasswordField, TextArea, TextField } from '../../app/ui/text-field';

afterEach(cleanup);

test('the hint describes the field, and an error takes its place and is announced', () => {
  const { rerender } = render(<TextField label="제목" hint="찾는 사람이 쓸 말로 적습니다." />);
  expect(
    screen
      .getByRole('textbox', { name: '제목', description: '찾는 사람이 쓸 말로 적습니다.' })
      .getAttribute('aria-invalid'),
  ).toBeNull();
  rerender(<TextField label="제목" hint="찾는 사람이 쓸 말로 적습니다." error="제목 칸이 비어 있습니다." />);
  const field = screen.getByRole('textbox', { name: '제목', description: '제목 칸이 비어 있습니다.' });
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByRole('alert').textContent).toBe('제목 칸이 비어 있습니다.');
});

test('checks on leaving, not while typing, and takes the error back as soon as it is mended', async () => {
  const user = userEvent.setup();
  render(
    <TextField label="사번" validate={(value) => (/^\d+$/.test(value) ? undefined : '숫자만 적습니다.')} />,
  );
  const field = screen.getByLabelText('사번');
  await user.type(field, '10O');
  expect(screen.queryByRole('alert')).toBeNull();
  await user.tab();
  expect(screen.getByRole('alert').textContent).toBe('숫자만 적습니다.');
  expect(field).toHaveProperty('value', '10O');
  await user.type(field, '{Backspace}01');
  expect(screen.queryByRole('alert')).toBeNull();
});

test("the server's error goes when the field is changed and comes back with the next answer", async () => {
  const user = userEvent.setup();
  const { rerender } = render(<TextField label="제목" error="이미 있는 제목입니다." />);
  await user.type(screen.getByLabelText('제목'), 'a');
  expect(screen.queryByRole('alert')).toBeNull();
  rerender(<TextField label="제목" error={undefined} />);
  rerender(<TextField label="제목" error="이미 있는 제목입니다." />);
  expect(screen.getByRole('alert')).toBeTruthy();
});

test('an Enter that ends a Korean syllable submits nothing', () => {
  render(<TextField label="찾기" />);
  const field = screen.getByLabelText('찾기');
  const held = [{ isComposing: true }, { keyCode: 229 }, {}].map((how) => {
    const event = createEvent.keyDown(field, { key: 'Enter', ...how });
    fireEvent(field, event);
    return event.defaultPrevented;
  });
  expect(held).toEqual([true, true, false]);
});

test('a password can be shown and hidden again without losing it', async () => {
  const user = userEvent.setup();
  render(<PasswordField label="비밀번호" showLabel="비밀번호 보이기" hideLabelText="비밀번호 가리기" />);
  const field = screen.getByLabelText('비밀번호', { selector: 'input' });
  await user.type(field, 'demo-1234!');
  await user.click(screen.getByRole('button', { name: '비밀번호 보이기' }));
  expect(field).toHaveProperty('type', 'text');
  await user.click(screen.getByRole('button', { name: '비밀번호 가리기' }));
  expect(field).toHaveProperty('type', 'password');
  expect(field).toHaveProperty('value', 'demo-1234!');
});

test('the count appears from four fifths on, in syllables as a reader counts them', async () => {
  const user = userEvent.setup();
  render(<TextArea label="이유" limit={5} />);
  await user.type(screen.getByLabelText('이유'), '가나다');
  expect(screen.queryByText(/\/ 5/)).toBeNull();
  await user.type(screen.getByLabelText('이유'), '👨‍👩‍👧');
  expect(screen.getByText('4 / 5')).toBeTruthy();
});

test("a choice of the system's list is labelled and described too", () => {
  render(
    <SelectField
      label="부서"
      emptyLabel="고르세요"
      options={[{ value: '1', label: '체육사업부' }]}
      error="부서를 골라 주세요."
    />,
  );
  expect(screen.getByRole('combobox', { name: '부서', description: '부서를 골라 주세요.' })).toHaveProperty(
    'value',
    '',
  );
});
