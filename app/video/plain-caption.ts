/**
 * The words of a caption without what may stand around them in VTT, SubRip and SAMI. No pattern looks past the next
 * bracket and every repeat is bounded: time stays linear for whatever is uploaded.
 */
const entities: Record<string, string> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', lrm: '', rlm: '' },
  ...{ hellip: '…', middot: '·', bull: '•', ndash: '–', mdash: '—', times: '×', divide: '÷', deg: '°' },
  ...{ lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»', copy: '©', reg: '®' },
};

/** Decoded once: `&amp;lt;` is the text `&lt;`. A number that is no character is left out. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g, (whole, ...found) => {
    const [decimal, hex, name] = found as (string | undefined)[];
    if (name !== undefined) return entities[name] ?? whole;
    const point = decimal === undefined ? parseInt(hex!, 16) : Number(decimal);
    return point >= 0x20 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
      ? String.fromCodePoint(point)
      : '';
  });
}

/** Programs and styles go with their content; of other tags only the brackets and what stands in them. */
export function stripTags(text: string): string {
  return dropElements(text)
    .replace(/<v(?:\.[\w.-]{1,50})?[ \t]([^<>]{1,200})>/g, (_, name: string) => `${name.trim()}: `)
    .replace(/<\/?[a-zA-Z][^<>]*>|<\/?>|<\d[\d:.]*>/g, '')
    .replace(/\{\\[^{}]*\}/g, '');
}

function dropElements(text: string): string {
  if (!/<(script|style)/i.test(text)) return text;
  const lower = text.toLowerCase();
  let kept = '';
  let at = 0;
  for (const open of lower.matchAll(/<(script|style)(?=[\s>/])/g)) {
    if (open.index < at) continue;
    const end = lower.indexOf(`</${open[1]}`, open.index);
    kept += text.slice(at, open.index);
    at = end < 0 ? text.length : end;
  }
  return kept + text.slice(at);
}

/** A sign before what a spreadsheet would run (=HYPERLINK(…), +cmd|…): speech never begins so. */
const FORMULA = /^[=@+-]{1,5}(?=[\w.]{0,40}[A-Za-z][\w.]{0,40}[(|!])/;

/** Every line trimmed and single-spaced, empty lines dropped. */
export function tidyLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim().replace(FORMULA, ''))
    .filter(Boolean)
    .join('\n');
}

/** The plain words of a cue as a file holds it. */
export const plainCaption = (text: string): string => tidyLines(decodeEntities(stripTags(text)));
