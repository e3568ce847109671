/**
 * SAMI (.smi), the caption format of Korean video players: `<SYNC Start=ms><P Class=KRCC>text`. A cue lasts until the
 * next SYNC of its language, which often holds only `&nbsp;` to clear the picture.
 */
import type { Cue } from './captions';
import { captionsBroken, shorten } from './captions-broken';
import { plainCaption } from './plain-caption';

/** How long the last cue stays where no SYNC ends it. */
const LAST_CUE_MS = 4000;

/** True for what says so, or holds SYNCs and no arrows of the other formats. */
export const isSami = (text: string): boolean =>
  /^\s*<SAMI\b/i.test(text.slice(0, 2000)) || (/<SYNC\s/i.test(text) && !text.includes('-->'));

interface Paragraph {
  startMs: number;
  /** Lower case; empty where the paragraph names none. */
  className: string;
  text: string;
}

/** Throws `captions-invalid` with the line of a SYNC that cannot be read. */
export function readSami(text: string, lang: string): Cue[] {
  const body = dropComments(text);
  const spoken = listParagraphs(body);
  const classes = [...new Set(spoken.map(({ className }) => className).filter(Boolean))];
  const chosen = chooseClass(classes, text, lang);
  const mine = spoken.filter(({ className }) => !chosen || !className || className === chosen);
  mine.sort((a, b) => a.startMs - b.startMs);
  const cues: Cue[] = [];
  for (const [index, { startMs, text: words }] of mine.entries()) {
    const next = mine.slice(index + 1, index + 20).find((other) => other.startMs > startMs);
    if (words) cues.push([startMs, next?.startMs ?? startMs + LAST_CUE_MS, words]);
  }
  if (cues.length) return cues;
  throw captionsBroken(
    spoken.length
      ? '글이 있는 자막이 하나도 없습니다. 자막 내용을 넣어 다시 올려 주세요.'
      : 'SAMI 자막에 <SYNC Start=…>가 없습니다. 자막 파일이 맞는지 확인해 주세요.',
  );
}

/** Comments become the line breaks they held, so that line numbers stay true. The style sheet lies in one: kept above. */
function dropComments(text: string): string {
  let kept = '';
  let at = 0;
  for (;;) {
    const open = text.indexOf('<!--', at);
    const end = open < 0 ? -1 : text.indexOf('-->', open + 4);
    if (end < 0) return kept + text.slice(at);
    kept += text.slice(at, open) + '\n'.repeat(text.slice(open, end).split('\n').length - 1);
    at = end + 3;
  }
}

function listParagraphs(body: string): Paragraph[] {
  const found: Paragraph[] = [];
  const pieces = body.split(/<SYNC(?=[\s>])/i);
  let line = pieces[0]!.split('\n').length;
  for (const piece of pieces.slice(1)) {
    const close = piece.indexOf('>');
    const attributes = close < 0 ? piece : piece.slice(0, close);
    const start = /\bStart\s{0,5}=\s{0,5}["']?(\d{1,9})(?=["'\s/]|$)/i.exec(attributes)?.[1];
    if (close < 0 || start === undefined || attributes.includes('<')) {
      throw captionsBroken(
        `“<SYNC${shorten(attributes)}”의 시간을 읽을 수 없습니다. <SYNC Start=1000>처럼 천분의 일 초로 써 주세요.`,
        line,
      );
    }
    const content = piece.slice(close + 1).split(/<\/(?:BODY|SAMI)\s{0,5}>/i)[0]!;
    const parts = content.split(/<P(?=[\s>])/i);
    for (const [index, part] of parts.entries()) {
      const end = index ? part.indexOf('>') : -1;
      const className = /\bClass\s{0,5}=\s{0,5}["']?([\w-]{1,40})/i.exec(
        part.slice(0, Math.max(end, 0)),
      )?.[1];
      const words = plainWords(part.slice(end + 1));
      // What stands before the first <P> is only space in a well-made file.
      if (index || words || parts.length === 1)
        found.push({ startMs: Number(start), className: className?.toLowerCase() ?? '', text: words });
    }
    line += piece.split('\n').length - 1;
  }
  return found;
}

/** In SAMI a line break of the file is only a space; `<br>` breaks the line. */
const plainWords = (html: string) =>
  plainCaption(html.replace(/\s+/g, ' ').replace(/<br\s{0,5}\/?>/gi, '\n'));

/** The class of the language by the style sheet's `lang`, else by its customary name (KRCC, ENCC); one class needs none. */
function chooseClass(classes: string[], text: string, lang: string): string | null {
  if (classes.length < 2) return null;
  const wanted = lang.slice(0, 2).toLowerCase();
  const said = new Map(
    [...text.matchAll(/\.([\w-]{1,40})\s{0,20}\{([^{}]{0,400})\}/g)].map(([, name, style]) => [
      name!.toLowerCase(),
      /\blang\s{0,5}:\s{0,5}([a-z]{2})/i.exec(style!)?.[1]?.toLowerCase(),
    ]),
  );
  const byStyle = classes.find((name) => said.get(name) === wanted);
  const custom = wanted === 'ko' ? /^(kr|ko)/ : new RegExp(`^${wanted}`);
  return byStyle ?? classes.find((name) => custom.test(name)) ?? classes[0]!;
}
