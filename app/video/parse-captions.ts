/**
 * Reads WebVTT and SubRip in UTF-8, told apart by content, into our captions. Styles, regions, positions and tags are
 * dropped: a caption is text. What is broken is named with its line, nothing is guessed.
 */
import { AppError, invalid } from '~/platform/errors';
import { CAPTIONS_MAX_BYTES, formatVtt, type Captions, type Cue } from './captions';

const LATEST_MS = 24 * 3600 * 1000;
const MOST_CUES = 5000;
const broken = (sentence: string, line?: number) => {
  const message = line === undefined ? sentence : `자막 ${line}번째 줄: ${sentence}`;
  return invalid('captions-invalid', message, { captions: message });
};

/** Throws `captions-invalid` (400) with a sentence and a line number, `captions-too-large` (413) above 512 kB. */
export function parseCaptions(input: Uint8Array | string): Captions {
  const lines = decode(input).split('\n');
  const isVtt = /^WEBVTT(?=[ \t]|$)/.test(lines[0]!);
  const cues = readBlocks(lines, isVtt ? endOfHeader(lines) : 0, isVtt);
  if (!cues.length) {
    throw broken(
      lines.some((line) => line.includes('-->'))
        ? '글이 있는 자막이 하나도 없습니다. 자막 내용을 넣어 다시 올려 주세요.'
        : '자막 파일이 아닙니다. WebVTT(.vtt)나 SubRip(.srt) 파일을 올려 주세요.',
    );
  }
  if (cues.length > MOST_CUES) throw broken(`자막이 ${MOST_CUES}개를 넘습니다. 줄여서 다시 올려 주세요.`);
  cues.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return { vtt: formatVtt(cues), cues };
}

function decode(input: Uint8Array | string): string {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  if (bytes.byteLength > CAPTIONS_MAX_BYTES) {
    throw new AppError(
      'too-large',
      'captions-too-large',
      '자막 파일이 512 kB를 넘습니다. 나누거나 줄여서 올려 주세요.',
    );
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw broken(
      '자막의 글자 인코딩이 UTF-8이 아닙니다. 메모장에서 “다른 이름으로 저장 → 인코딩 UTF-8”로 저장해 다시 올려 주세요.',
    );
  }
  const unified = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.exec(unified);
  if (control)
    throw broken(
      '글이 아닌 문자가 들어 있습니다. 자막 파일이 맞는지 확인해 주세요.',
      lineAt(unified, control.index),
    );
  return unified.normalize('NFC');
}

const lineAt = (text: string, index: number) => text.slice(0, index).split('\n').length;

/** The header ends with the first empty line. */
function endOfHeader(lines: string[]): number {
  const empty = lines.findIndex((line) => !line.trim());
  return empty < 0 ? lines.length : empty;
}

function readBlocks(lines: string[], from: number, isVtt: boolean): Cue[] {
  const cues: Cue[] = [];
  for (let i = from; i < lines.length; i++) {
    if (!lines[i]!.trim()) continue;
    let end = i;
    while (end < lines.length && lines[end]!.trim()) end++;
    if (!(isVtt && /^(NOTE|STYLE|REGION)(?=[ \t]|$)/.test(lines[i]!))) {
      const cue = readCue(lines.slice(i, end), i + 1);
      if (cue) cues.push(cue);
    }
    i = end;
  }
  return cues;
}

/** `firstLine` is the number of the block's first line, from 1. A cue without text is dropped. */
function readCue(block: string[], firstLine: number): Cue | null {
  const at = block[0]!.includes('-->') ? 0 : 1;
  const timing = block[at];
  if (!timing?.includes('-->')) {
    throw broken(
      `“${shorten(block[0]!)}” 다음에 시간(00:00:01.000 --> 00:00:03.000)이 와야 합니다.`,
      firstLine,
    );
  }
  const [start, end] = readTiming(timing, firstLine + at);
  const arrow = block.findIndex((line, i) => i > at && line.includes('-->'));
  if (arrow > 0)
    throw broken('자막 사이에 빈 줄이 없습니다. 시간 앞에 빈 줄을 넣어 주세요.', firstLine + arrow);
  const text = plainText(block.slice(at + 1).join('\n'));
  return text ? [start, end, text] : null;
}

function readTiming(line: string, number: number): [number, number] {
  const [from = '', rest = ''] = line.split('-->');
  const start = readTime(from.trim());
  const end = readTime(rest.trim().split(/\s/)[0] ?? '');
  if (start === null || end === null) {
    throw broken(
      `시간 “${shorten(line)}”을 읽을 수 없습니다. 00:00:01.000 --> 00:00:03.000처럼 써 주세요.`,
      number,
    );
  }
  if (end <= start) throw broken('끝나는 시간이 시작하는 시간보다 뒤여야 합니다.', number);
  if (end > LATEST_MS) throw broken('시간이 24시간을 넘습니다. 시·분·초를 확인해 주세요.', number);
  return [start, end];
}

/** Both kinds' clocks: hours may be missing in WebVTT, SubRip writes a comma. */
function readTime(text: string): number | null {
  const match = /^(?:(\d{1,4}):)?(\d{2}):(\d{2})[.,](\d{1,3})$/.exec(text);
  if (!match) return null;
  const [, hours = '0', minutes = '', seconds = '', fraction = ''] = match;
  if (Number(minutes) > 59 || Number(seconds) > 59) return null;
  return (
    ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'))
  );
}

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  lrm: '',
  rlm: '',
  quot: '"',
  '#39': "'",
};

/** Without tags; a voice tag keeps its speaker as “name: ”. No pattern looks past the next bracket: time stays linear. */
function plainText(text: string): string {
  return text
    .replace(/<v(?:\.[\w.-]{1,50})?[ \t]([^<>]{1,200})>/g, (_, name: string) => `${name.trim()}: `)
    .replace(/<\/?[a-zA-Z][^<>]*>|<\/?>|<\d[\d:.]*>/g, '')
    .replace(/\{\\[^{}]*\}/g, '')
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm|quot|#39);/g, (_, name: string) => entities[name]!)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n');
}

const shorten = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
