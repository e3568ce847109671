import { invalid, type AppError } from '~/platform/errors';

/** `captions-invalid` (400): what is wrong with a caption file and how to mend it, with the line where there is one. */
export function captionsBroken(sentence: string, line?: number): AppError {
  const message = line === undefined ? sentence : `자막 ${line}번째 줄: ${sentence}`;
  return invalid('captions-invalid', message, { captions: message });
}

/** What a person wrote, short enough to be quoted. */
export const shorten = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
