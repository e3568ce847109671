// @vitest-environment jsdom
// What a message looks like in each of its states, and who is offered what.
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, test, vi } from 'vitest';
import type { ChatActs, ReaderView } from '~/chat/chat-acts';
import { ChatMessage, OutgoingMessage } from '~/chat/chat-message';
import { densityHeights } from '~/chat/chat-density';
import type { Message } from '~/chat/message';
import { WordsProvider } from '~/words/words';
import { message } from './messages';
import { openMenus } from './open-menus';

afterEach(cleanup);

const acts = Object.fromEntries(
  ['jump', 'reply', 'edit', 'react', 'retry', 'drop', 'ask', 'show', 'pin', 'markOfficial'].map((name) => [
    name,
    vi.fn(),
  ]),
) as unknown as ChatActs;
const NOW = Date.parse('2026-11-20T00:03:00.000Z');

function open(root: Message, answers: Message[] = [], reader: Partial<ReaderView> = {}, now = NOW) {
  const thread = { key: root.id, at: 0, root, answers, outgoing: [], live: false };
  const view = { ...{ id: 'me', moderator: false, mayAnswer: false, mayWrite: true }, ...reader };
  render(
    <WordsProvider locale="ko">
      <ChatMessage thread={thread} past={false} reader={view} acts={acts} now={now} />
    </WordsProvider>,
  );
}
const text = () => screen.getByRole('article').textContent ?? '';
const offered = () => [...document.querySelectorAll('.menu button')].map((button) => button.textContent);

it('goes to its second and shows who, where and when', async () => {
  open(message('a', { mediaSecond: 111.4, editedAt: '2026-11-20T00:01:00.000Z' }));
  expect(text()).toContain('강민석체육사업부 · 3분 전 · 고침');
  await userEvent.click(screen.getByRole('button', { name: /^1분\s51초로$/ }));
  expect(acts.jump).toHaveBeenCalledWith(111.4);
});

it('has the official answer of a question under it', () => {
  open(message('q', { kind: 'question', reactions: { 'me-too': 4 } }), [
    message('a', { kind: 'answer', replyTo: 'q', official: true, body: '네.' }),
  ]);
  expect(text()).toContain('질문');
  expect(document.querySelector('.answer:not(.plain)')?.textContent).toContain('공식 답변');
  expect(screen.getByRole('button', { name: '나도 궁금해요 4' })).toBeTruthy();
});

test.each<[string, Partial<Message>, string, string]>([
  ['deleted', { deleted: true, body: null }, '지운 메시지입니다', '본문'],
  ['hidden', { hidden: true, body: null }, '관리자가 가린 메시지입니다', '가린 이유'],
])('%s leaves a trace', (_name, change, trace, without) => {
  open(message('a', change));
  expect(text()).toContain(trace);
  expect(text()).not.toContain(without);
  expect(screen.queryByRole('button', { name: /도움됐어요/ })).toBeNull();
});

it('tells its author why it is hidden', () => {
  open(message('a', { hidden: true, hiddenReason: '개인정보' }));
  expect(text()).toContain('본문 a');
  expect(text()).toContain('가린 이유: 개인정보');
});

const min = { id: 'min' };
test.each<[string, Partial<ReaderView>, number, string[]]>([
  ['a reader', {}, 3, ['고마워요', '최고예요', '신고']],
  ['its author', min, 3, ['고마워요', '최고예요', '고치기', '지우기']],
  ['its author, who may not write now', { ...min, mayWrite: false }, 3, ['고마워요', '최고예요', '지우기']],
  ['its author, five minutes later', min, 5, ['고마워요', '최고예요']],
  [
    'a moderator',
    { moderator: true, mayAnswer: true },
    3,
    ['고마워요', '최고예요', '신고', '질문으로 바꾸기', '맨 위에 두기', '가리기', '쓰기 멈추기'],
  ],
])('offers %s what they may do', async (_name, reader, minutes, expected) => {
  open(message('a'), [], reader, Date.parse('2026-11-20T00:00:00.000Z') + minutes * 60_000);
  await openMenus();
  expect(offered()).toEqual(expected);
});

it('offers to make an answer official to those who may', async () => {
  open(message('q', { kind: 'question' }), [message('a', { replyTo: 'q' })], { mayAnswer: true });
  await openMenus();
  expect(offered()).toContain('공식 답변으로 정하기');
});

it('shows an own message that failed, with a way on and a way out', async () => {
  render(
    <WordsProvider locale="ko">
      <OutgoingMessage
        acts={acts}
        own={{
          ...{ clientKey: 'key-0001', body: '내 글', kind: 'chat', replyTo: null, mediaSecond: 5, at: 5 },
          ...{ createdAt: '2026-11-20T00:00:00.000Z', status: 'failed', problem: '너무 빠릅니다' },
        }}
      />
    </WordsProvider>,
  );
  expect(screen.getByRole('alert').textContent).toBe('너무 빠릅니다');
  await userEvent.click(screen.getByRole('button', { name: '다시 보내기' }));
  expect(acts.retry).toHaveBeenCalledWith('key-0001');
  await userEvent.click(screen.getByRole('button', { name: '지우기' }));
  expect(acts.drop).toHaveBeenCalledWith('key-0001');
});

test.each([
  ['nobody', [0, 0], [0, 0], [2, 2]],
  ['talk', [4, 2], [0, 0], [20, 12]],
  ['a question', [4, 1], [0, 1], [20, 22]],
])('the strip over the bar: %s', (_name, counts, questions, expected) => {
  expect(densityHeights({ counts, questions })).toEqual(expected);
});
