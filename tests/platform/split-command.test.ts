import { describe, expect, it } from 'vitest';
import { readEnv } from '~/platform/env.server';
import { splitCommand } from '~/platform/split-command';

it.each<[line: string, words: string[] | null]>([
  ['whisper-cli -m /opt/m.bin -f {audio}', ['whisper-cli', '-m', '/opt/m.bin', '-f', '{audio}']],
  ['  a\t b \n', ['a', 'b']],
  [`"/opt/my models/run" 'a b' c"d e"f`, ['/opt/my models/run', 'a b', 'cd ef']],
  [`a "" ''`, ['a', '', '']],
  [String.raw`a\ b "c\"d" 'e\f'`, ['a b', 'c"d', String.raw`e\f`]],
  // Nothing of a shell: these are words like any other.
  ['a; rm -rf * | b && $(c) `d` > e $HOME ~', 'a; rm -rf * | b && $(c) `d` > e $HOME ~'.split(' ')],
  ['a "b', null],
  ["a 'b", null],
  ['a \\', null],
  ['   ', null],
  ['""', null],
])('%j', (line, words) => {
  expect(splitCommand(line)).toEqual(words);
});

describe('the settings of the recogniser', () => {
  it('are nothing unless one is set', () => {
    expect(readEnv({ CAPTION_COMMAND: '', CAPTION_URL: '', CAPTION_TOKEN: 'x' }).recogniser).toBeNull();
    expect(readEnv({ CAPTION_COMMAND: 'hear {audio}' }).recogniser).toEqual({
      ...{ kind: 'command', words: ['hear', '{audio}'] },
    });
    const url = 'http://10.0.0.5:8000/v1/audio/transcriptions';
    expect(readEnv({ CAPTION_URL: url, CAPTION_TOKEN: 'abc' }).recogniser).toEqual({
      ...{ kind: 'server', url, token: 'abc' },
    });
  });

  it.each([
    ['CAPTION_COMMAND', { CAPTION_COMMAND: 'hear "it' }],
    ['CAPTION_URL', { CAPTION_URL: 'file:///etc/passwd' }],
    ['CAPTION_URL', { CAPTION_URL: 'speech.local' }],
    ['CAPTION_URL', { CAPTION_URL: 'http://a/b', CAPTION_COMMAND: 'hear' }],
    ['CAPTION_TOKEN', { CAPTION_TOKEN: 'a\nb: c' }],
  ])('stop the start with a sentence about %s', (name, source) => {
    expect(() => readEnv(source)).toThrow(new RegExp(`환경 변수 ${name}의 값이`));
  });
});
