/** Where speech is turned into captions, as the environment says: a program of this machine, a server, or nowhere. */
import { z } from 'zod';
import { splitCommand } from './split-command';

export type RecogniserSettings =
  { kind: 'command'; words: string[] } | { kind: 'server'; url: string; token: string | undefined };

export const captionCommand = z.string().transform((line, context): string[] => {
  const words = splitCommand(line);
  if (words) return words;
  context.addIssue({ code: 'custom', message: '따옴표가 닫히지 않았거나 실행할 프로그램이 없습니다' });
  return z.NEVER;
});

export const captionUrl = z.url({ protocol: /^https?$/, error: 'http(s) 주소여야 합니다' });

/** Goes into a header: letters, digits and marks on one line. */
export const captionToken = z.string().regex(/^[\x21-\x7e]+$/, '띄어쓰기 없는 영문과 숫자여야 합니다');

/** Throws an Error in one sentence where both are set. */
export function chooseRecogniser(
  words: string[] | undefined,
  url: string | undefined,
  token: string | undefined,
): RecogniserSettings | null {
  if (words && url) {
    throw new Error(
      '환경 변수 CAPTION_URL의 값이 올바르지 않습니다: CAPTION_COMMAND와 함께 쓸 수 없으니 하나만 남겨 주세요',
    );
  }
  if (words) return { kind: 'command', words };
  return url ? { kind: 'server', url, token } : null;
}
