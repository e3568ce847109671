// @vitest-environment jsdom
// Searching the transcript as a person does it: typing, going on, jumping; and the pure rules under it.
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findInCues, markMatches } from '~/watch/find-in-cues';
import { Transcript, type Cue } from '~/watch/transcript';
import { WordsProvider } from '~/words/words';

const cues: Cue[] = [
  [0, 2000, '물을 받습니다'],
  [62_000, 64_000, '물에 시약을\n넣습니다'],
  [70_000, 72_000, 'pH 값을 적습니다'],
  [80_000, 82_000, '물을 버립니다'],
];

beforeEach(() => {
  Element.prototype.scrollTo = () => undefined;
});
afterEach(cleanup);

function open(shown = cues) {
  const onJump = vi.fn();
  render(
    <WordsProvider locale="ko">
      <Transcript cues={shown} seconds={0} playing={false} onJump={onJump} />
    </WordsProvider>,
  );
  return onJump;
}
const marks = () => [...document.querySelectorAll('mark')].map((mark) => mark.textContent);
const said = () => screen.getByRole('status').textContent;

describe('the search of the transcript', () => {
  it('marks what matches, counts it, goes round with Enter and jumps on request', async () => {
    const onJump = open();
    const field = screen.getByRole('searchbox', { name: '자막에서 찾기' });
    await userEvent.type(field, '물');
    expect(marks()).toEqual(['물', '물', '물']);
    expect(said()).toBe('3개 중 1번째');
    await userEvent.type(field, '{Enter}');
    expect(said()).toBe('3개 중 2번째');
    expect(document.querySelector('.found')?.textContent).toContain('시약');
    expect(onJump).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: '찾은 줄부터 재생' }));
    expect(onJump).toHaveBeenCalledWith(62);
    await userEvent.click(screen.getByRole('button', { name: '앞에서 찾은 줄' }));
    await userEvent.click(screen.getByRole('button', { name: '앞에서 찾은 줄' }));
    expect(said()).toBe('3개 중 3번째');
    await userEvent.click(screen.getByRole('button', { name: '다음에서 찾은 줄' }));
    expect(said()).toBe('3개 중 1번째');
  });

  it('says when there is nothing, and clears with the field', async () => {
    open();
    const field = screen.getByRole('searchbox');
    await userEvent.type(field, '없는 말');
    expect(said()).toBe('찾는 말이 자막에 없습니다');
    expect(screen.queryByRole('button', { name: '다음에서 찾은 줄' })).toBeNull();
    await userEvent.clear(field);
    expect(marks()).toEqual([]);
    expect(document.querySelector('.found')).toBeNull();
  });

  it('is not there without captions', () => {
    open([]);
    expect(screen.queryByRole('searchbox')).toBeNull();
    screen.getByText('자막이 없습니다');
  });
});

it.each<[string, string, number[]]>([
  ['decomposed letters', '물을'.normalize('NFD'), [0, 3]],
  ['capitals', 'ph', [2]],
  ['across a line break', '시약을 넣', [1]],
  ['only spaces', '  ', []],
  ['signs of patterns', '.*', []],
])('finds %s', (_name, query, found) => {
  expect(findInCues(cues, query)).toEqual(found);
});

it.each<[string, string, string[]]>([
  ['물을 물에', '물', ['', '물', '을 ', '물', '에']],
  ['물', '값', ['물']],
  ['가가가', '가가', ['', '가가', '가']],
  ['İ 물', '물', ['İ 물']],
])('marks in %j what is %j', (text, query, pieces) => {
  expect(markMatches(text, query)).toEqual(pieces);
});
