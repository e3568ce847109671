/**
 * WebVTT and SubRip (SRT) captions become one normal form: cues in milliseconds and a clean WebVTT. A file that cannot be
 * read is refused with the line that is wrong; nothing of it is kept.
 */
import { invalid } from '~/platform/errors';

export type Cue = [startMs: number, endMs: number, text: string];
export type CaptionFormat = 'vtt' | 'srt' | 'auto';

const LARGEST_CHARACTERS = 512 * 1024;
const MOST_CUES = 5000;
const LONGEST_CUE_CHARACTERS = 1000;
const DAY_MS = 86_400_000;

const TIMING = /^\s*((?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*((?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})(?:\s.*)?$/;

const refuse = (sentence: string) => invalid('captions-invalid', sentence, { captions: sentence });

function toMs(stamp: string): number {
  const [clock, fraction] = stamp.replace(',', '.').split('.') as [string, string];
  const seconds = clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return seconds * 1000 + Number(fraction.padEnd(3, '0'));
}

/** Tags (`<b>`, `<v Name>`, `{\an8}`) only style; they go, and what they wrap stays. */
function cleanText(lines: string[]): string {
  return lines
    .join('\n')
    .replace(/<[^<>]*>|\{\\[^{}]*\}/g, '')
    .replace(/&(lt|gt|amp|nbsp|lrm|rlm);/g, (_, name: string) => ({ lt: '<', gt: '>', amp: '&', nbsp: ' ' })[name] ?? '')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n')
    .normalize('NFC');
}

function readCue(lines: string[], firstLine: number): Cue | null {
  const at = lines.findIndex((line) => line.includes('-->'));
  if (at === -1) return null;
  const timing = TIMING.exec(lines[at]!);
  const where = firstLine + at;
  if (!timing) throw refuse(`${where}번째 줄의 시각을 읽을 수 없습니다. 00:00:01.000 --> 00:00:04.000 꼴로 고쳐 주세요.`);
  const start = toMs(timing[1]!);
  const end = toMs(timing[2]!);
  if (end <= start) throw refuse(`${where}번째 줄의 끝 시각이 시작보다 빠르거나 같습니다. 시각을 고쳐 주세요.`);
  if (end > DAY_MS) throw refuse(`${where}번째 줄의 시각이 하루를 넘습니다. 시각을 고쳐 주세요.`);
  const text = cleanText(lines.slice(at + 1));
  if (text.length > LONGEST_CUE_CHARACTERS) throw refuse(`${where}번째 줄의 자막이 너무 깁니다. 나누어 주세요.`);
  return text ? [start, end, text] : null;
}

/** Blocks of lines between empty ones, with the number of their first line, from 1. */
function blocksOf(text: string): { lines: string[]; firstLine: number }[] {
  const blocks: { lines: string[]; firstLine: number }[] = [];
  let open: { lines: string[]; firstLine: number } | null = null;
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') open = null;
    else if (open) open.lines.push(line);
    else blocks.push((open = { lines: [line], firstLine: index + 1 }));
  });
  return blocks;
}

const stamp = (ms: number) => {
  const two = (value: number) => String(value).padStart(2, '0');
  const seconds = Math.floor(ms / 1000);
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return `${clock}.${String(ms % 1000).padStart(3, '0')}`;
};
const escapeText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The clean WebVTT of cues. */
export const writeVtt = (cues: Cue[]): string =>
  ['WEBVTT', ...cues.map(([start, end, text]) => `${stamp(start)} --> ${stamp(end)}\n${escapeText(text)}`)].join('\n\n') + '\n';

/**
 * `auto` tells the format by the first line. Throws `invalid` `captions-invalid` with the line that is wrong, also when
 * there is no cue at all.
 */
export function parseCaptions(given: string, format: CaptionFormat): { vtt: string; cues: Cue[] } {
  if (given.length > LARGEST_CHARACTERS) throw refuse('자막 파일이 512 kB를 넘습니다. 자막만 남기고 다시 올려 주세요.');
  const text = given.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const isVtt = /^WEBVTT(?:[ \t\n]|$)/.test(text);
  if (format === 'vtt' && !isVtt) throw refuse('1번째 줄이 WEBVTT가 아닙니다. VTT 파일인지 확인해 주세요.');
  const cues: Cue[] = [];
  for (const { lines, firstLine } of blocksOf(text)) {
    const cue = readCue(lines, firstLine);
    if (cue) cues.push(cue);
    else if (!isVtt && !lines.some((line) => line.includes('-->')) && cues.length === 0) {
      throw refuse(`${firstLine}번째 줄에서 자막의 시각을 찾지 못했습니다. VTT나 SRT 파일인지 확인해 주세요.`);
    }
    if (cues.length > MOST_CUES) throw refuse(`자막이 ${MOST_CUES}개를 넘습니다. 줄여서 다시 올려 주세요.`);
  }
  if (cues.length === 0) throw refuse('자막이 하나도 없습니다. 시각과 글이 든 VTT나 SRT 파일을 올려 주세요.');
  cues.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return { vtt: writeVtt(cues), cues };
}
