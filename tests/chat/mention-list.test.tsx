// @vitest-environment jsdom
// Naming somebody while one types: by keyboard, by touch, and never by the Enter that ends a syllable.
import { cleanup, createEvent, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { ChatComposer } from '~/chat/chat-composer';
import { NO_DRAFT } from '~/chat/chat-keep';
import type { MentionablePerson } from '~/chat/message';
import { WordsProvider } from '~/words/words';

afterEach(cleanup);

const person = (id: string, name: string): MentionablePerson => ({
  ...{ id, name, department: '체육사업부', position: '주임', employeeNo: null },
});
const here = [person('min', '강민석'), person('yun', '박서윤')];
const find = vi.fn(async () => [person('min', '강민석'), person('mi', '강미선')]);

function open() {
  const onSend = vi.fn(async () => null);
  function Held() {
    return (
      <WordsProvider locale="ko">
        <ChatComposer
          {...{ onSend, seconds: 0, waitUntil: 0, slowSeconds: 0, mode: { kind: 'new' } }}
          // As in the panel: nobody draws it anew while one types.
          draft={NO_DRAFT}
          people={{ here: () => here, find }}
          onDraft={() => undefined}
          onCancel={() => undefined}
        />
      </WordsProvider>
    );
  }
  render(<Held />);
  return { onSend, field: document.querySelector('textarea')! };
}
const names = () => screen.queryAllByRole('option').map((option) => option.querySelector('b')?.textContent);
const chosen = () => screen.getByRole('option', { selected: true }).querySelector('b')?.textContent;

it('offers who is here at once, colleagues after a pause, and puts in whom the arrows chose', async () => {
  const { onSend, field } = open();
  await userEvent.type(field, '네 @');
  expect(names()).toEqual(['강민석', '박서윤']);
  await userEvent.type(field, 'ㄱㅁ');
  expect(names()).toEqual(['강민석']);
  await waitFor(() => expect(names()).toEqual(['강민석', '강미선']));
  expect(screen.getByRole('combobox').getAttribute('aria-activedescendant')).toBe(
    screen.getByRole('option', { selected: true }).id,
  );
  await userEvent.keyboard('{ArrowDown}');
  expect(chosen()).toBe('강미선');
  await userEvent.keyboard('{ArrowDown}');
  expect(chosen()).toBe('강민석');
  await userEvent.keyboard('{Enter}');
  expect(field.value).toBe('네 @강민석 ');
  expect(names()).toEqual([]);
  expect(onSend).not.toHaveBeenCalled();
  await userEvent.keyboard('맞죠{Enter}');
  expect(onSend).toHaveBeenCalledWith('네 @강민석 맞죠', false, [{ id: 'min', name: '강민석' }]);
});

it('is chosen by touch, and the field keeps the focus', async () => {
  const { field } = open();
  await userEvent.type(field, '@');
  await userEvent.click(screen.getByText('박서윤'));
  expect(field.value).toBe('@박서윤 ');
  expect(document.activeElement).toBe(field);
});

it('waits while a syllable is under way', async () => {
  const { onSend, field } = open();
  await userEvent.type(field, '@강미');
  expect(names()).toEqual(['강민석']);
  fireEvent(field, createEvent.keyDown(field, { key: 'Enter', isComposing: true }));
  fireEvent(field, createEvent.keyDown(field, { key: 'ArrowDown', keyCode: 229 }));
  expect(field.value).toBe('@강미');
  expect(names()).toEqual(['강민석']);
  expect(onSend).not.toHaveBeenCalled();
});

it('closes on Escape for this name, and comes again for the next', async () => {
  const { field } = open();
  await userEvent.type(field, '@{Escape}ㄱ');
  expect(names()).toEqual([]);
  await userEvent.type(field, ' @ㄱ');
  expect(names()).toEqual(['강민석']);
});

it('sends nobody along whose name was taken out again, and minds no address of mail', async () => {
  const { onSend, field } = open();
  await userEvent.type(field, '@박{Enter}');
  await userEvent.clear(field);
  await userEvent.type(field, 'kang@ex{Enter}');
  expect(onSend).toHaveBeenCalledWith('kang@ex', false, []);
});
