/** What a recogniser answered, as plain cues in order: a caption file, or JSON with segments in seconds. */
import { z } from 'zod';
import { AppError } from '~/platform/errors';
import type { Cue } from './captions';
import { MOST_CUES, parseCaptions } from './parse-captions';
import { plainCaption } from './plain-caption';
import { RecognisingFailed } from './recognising-failed';

const seconds = z
  .number()
  .min(0)
  .max(24 * 3600);
const segments = z.object({
  segments: z.array(z.object({ start: seconds, end: seconds, text: z.string().max(10_000) })).max(MOST_CUES),
});

/** Throws RecognisingFailed `no-speech` for an answer without words, `answer-unreadable` for what is none. */
export function readRecogniserAnswer(answer: string, lang: string): Cue[] {
  const text = answer.replace(/^\ufeff/, '').trim();
  const cues = text.startsWith('{') ? readSegments(text) : readFile(text, lang);
  if (cues.length === 0) throw new RecognisingFailed('no-speech', 'an answer without words');
  return cues;
}

function readFile(text: string, lang: string): Cue[] {
  if (text === '' || (text.startsWith('WEBVTT') && !text.includes('-->'))) return [];
  try {
    return parseCaptions(`${text}\n`, lang).cues;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new RecognisingFailed('answer-unreadable', `${error.message}\n${text.slice(0, 500)}`);
  }
}

function readSegments(text: string): Cue[] {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new RecognisingFailed('answer-unreadable', `JSON that breaks off\n${text.slice(0, 500)}`);
  }
  const { data, error } = segments.safeParse(given);
  if (!data) throw new RecognisingFailed('answer-unreadable', `${error.message}\n${text.slice(0, 500)}`);
  return data.segments
    .map(({ start, end, text: words }): Cue => [
      ...([Math.round(start * 1000), Math.round(end * 1000)] as [number, number]),
      plainCaption(words.normalize('NFC')),
    ])
    .filter(([start, end, words]) => words !== '' && end > start)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}
