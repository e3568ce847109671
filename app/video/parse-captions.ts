/**
 * Reads WebVTT, SubRip and SAMI, told apart by content, into our captions. Styles, regions, positions and tags are
 * dropped: a caption is text. What is broken is named with its line, nothing is guessed.
 */
import { formatVtt, type Captions, type Cue } from './captions';
import { captionsBroken as broken, shorten } from './captions-broken';
import { decodeCaptionFile } from './decode-caption-file';
import { plainCaption } from './plain-caption';
import { isSami, readSami } from './read-sami';

export const LATEST_CUE_MS = 24 * 3600 * 1000;
export const MOST_CUES = 5000;

/**
 * `lang` chooses among the languages of a SAMI file. Throws `captions-invalid` (400) with a sentence and a line number,
 * `captions-too-large` (413) above 512 kB.
 */
export function parseCaptions(input: Uint8Array | string, lang = 'ko'): Captions {
  const text = decodeCaptionFile(input);
  const cues = isSami(text) ? readSami(text, lang) : readTimedBlocks(text);
  if (cues.length > MOST_CUES) throw broken(`자막이 ${MOST_CUES}개를 넘습니다. 줄여서 다시 올려 주세요.`);
  const late = cues.find(([, end]) => end > LATEST_CUE_MS);
  if (late) throw broken('시간이 24시간을 넘습니다. 시·분·초를 확인해 주세요.');
  cues.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return { vtt: formatVtt(cues), cues };
}

function readTimedBlocks(text: string): Cue[] {
  const lines = text.split('\n');
  const isVtt = /^WEBVTT(?=[ \t]|$)/.test(lines[0]!);
  const cues = readBlocks(lines, isVtt ? endOfHeader(lines) : 0, isVtt);
  if (cues.length) return cues;
  throw broken(
    lines.some((line) => line.includes('-->'))
      ? '글이 있는 자막이 하나도 없습니다. 자막 내용을 넣어 다시 올려 주세요.'
      : '자막 파일이 아닙니다. WebVTT(.vtt), SubRip(.srt), SAMI(.smi) 파일을 올려 주세요.',
  );
}

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
  const text = plainCaption(block.slice(at + 1).join('\n'));
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
  if (end > LATEST_CUE_MS) throw broken('시간이 24시간을 넘습니다. 시·분·초를 확인해 주세요.', number);
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
