// @vitest-environment jsdom
// Writing as people do it: syllables under way, too long, refused, answered, edited.
import { cleanup, createEvent, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NO_DRAFT } from '~/chat/chat-keep';
import { ChatComposer, type ComposerProps, type SendOutcome } from '~/chat/chat-composer';
import { WordsProvider } from '~/words/words';
import { message } from './messages';

afterEach(cleanup);

function Held(props: Partial<ComposerProps>) {
  const [draft, setDraft] = useState(NO_DRAFT);
  return (
    <WordsProvider locale="ko">
      <ChatComposer
        draft={draft}
        mode={{ kind: 'new' }}
        seconds={122}
        waitUntil={0}
        slowSeconds={0}
        onDraft={setDraft}
        onSend={async () => null}
        onCancel={() => undefined}
        {...props}
      />
    </WordsProvider>
  );
}
const open = (outcome: SendOutcome = null, props: Partial<ComposerProps> = {}) => {
  const onSend = vi.fn(async () => outcome);
  const view = render(<Held onSend={onSend} {...props} />);
  return { onSend, ...view };
};
const field = () => screen.getByRole<HTMLTextAreaElement>('textbox');

describe('the line one writes in', () => {
  it('says where it will stand and sends with Enter', async () => {
    const { onSend } = open();
    expect(field().placeholder).toBe('2:02에 남기기');
    await userEvent.type(field(), '좋아요{Enter}');
    expect(onSend).toHaveBeenCalledWith('좋아요', false, []);
    expect(field().value).toBe('');
  });

  it('sends nothing while a syllable is under way, nor with Shift', async () => {
    const { onSend } = open();
    fireEvent.input(field(), { target: { value: '물방' } });
    fireEvent(field(), createEvent.keyDown(field(), { key: 'Enter', isComposing: true }));
    fireEvent(field(), createEvent.keyDown(field(), { key: 'Enter', keyCode: 229 }));
    fireEvent.keyDown(field(), { key: 'Enter', shiftKey: true });
    expect(onSend).not.toHaveBeenCalled();
    expect(field().value).toBe('물방');
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(onSend).toHaveBeenCalledTimes(1);
  });

  it('sends nothing that is empty', async () => {
    const { onSend } = open();
    await userEvent.type(field(), '  {Enter}');
    expect(onSend).not.toHaveBeenCalled();
  });

  it('counts graphemes from 160 and keeps what is too long', async () => {
    const { onSend } = open();
    fireEvent.input(field(), { target: { value: '가'.repeat(159) } });
    expect(screen.queryByText(/\/ 200/)).toBeNull();
    fireEvent.input(field(), { target: { value: '👨‍👩‍👧'.repeat(200) } });
    expect(screen.getByText('200 / 200')).toBeTruthy();
    fireEvent.input(field(), { target: { value: '가'.repeat(201) } });
    expect(screen.getByRole('alert').textContent).toContain('200자까지');
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(onSend).not.toHaveBeenCalled();
    expect(field().value).toHaveLength(201);
  });

  it('puts a refused text back with the sentence', async () => {
    const takeBack = vi.fn();
    open({ message: '주민등록번호처럼 보입니다.', takeBack });
    await userEvent.type(field(), '문제의 글{Enter}');
    expect(field().value).toBe('문제의 글');
    expect(screen.getByRole('alert').textContent).toBe('주민등록번호처럼 보입니다.');
    expect(takeBack).toHaveBeenCalled();
  });

  it('leaves a refused text in the list when something else has been begun', async () => {
    const takeBack = vi.fn();
    let refuse: (outcome: SendOutcome) => void = () => undefined;
    render(<Held onSend={() => new Promise((resolve) => (refuse = resolve))} />);
    await userEvent.type(field(), '하나{Enter}둘');
    refuse({ message: '안 됩니다', takeBack });
    await Promise.resolve();
    expect(field().value).toBe('둘');
    expect(takeBack).not.toHaveBeenCalled();
  });

  it('asks as a question while the toggle is pressed', async () => {
    const { onSend } = open();
    await userEvent.click(screen.getByRole('button', { name: '질문', pressed: false }));
    expect(field().placeholder).toBe('2:02에 질문하기');
    await userEvent.type(field(), '왜요?{Enter}');
    expect(onSend).toHaveBeenCalledWith('왜요?', true, []);
  });

  it('counts down on the button and waits', async () => {
    const { onSend } = open(null, { waitUntil: Date.now() + 9_500 });
    expect(screen.getByRole('button', { name: '10초 뒤에 보낼 수 있습니다' }).textContent).toBe('10');
    await userEvent.type(field(), '기다림{Enter}');
    expect(onSend).not.toHaveBeenCalled();
    expect(field().value).toBe('기다림');
  });

  it('lends the field to an edit and brings the draft back', async () => {
    const { rerender } = open();
    await userEvent.type(field(), '쓰던 글');
    rerender(<Held mode={{ kind: 'edit', message: message('a', { body: '고칠 글' }) }} />);
    expect(field().value).toBe('고칠 글');
    expect(screen.getByText('메시지 고치는 중')).toBeTruthy();
    rerender(<Held />);
    expect(field().value).toBe('쓰던 글');
  });

  it('says whom it answers, and gives up on Escape', async () => {
    const onCancel = vi.fn();
    open(null, { mode: { kind: 'reply', to: message('a') }, onCancel });
    expect(screen.getByText('강민석 님에게 답글')).toBeTruthy();
    await userEvent.type(field(), '{Escape}');
    expect(onCancel).toHaveBeenCalled();
  });
});
