/** A manual's file as data: checked front matter, and sections cut at numbered headings (`## 3. …`, `### 3.2 …`). */
import { createHash } from 'node:crypto';
import matter from 'gray-matter';
import { invalid } from '~/platform/errors';
import type { z } from 'zod';
import { manualFrontMatter } from './schema';

export interface ParsedSection {
  /** "3.2" */
  number: string;
  title: string;
  /** Depth of the number: 1 for `3`, 2 for `3.2`. */
  level: number;
  /** From 0 in reading order. */
  sortOrder: number;
  /** Markdown below the heading up to the next numbered one. */
  body: string;
  /** SHA-256 of title and body, hex: moving a section to another number does not change it. */
  hash: string;
}

export interface ParsedManual extends z.output<typeof manualFrontMatter> {
  /** The whole Markdown without front matter, NFC, `\n` line ends. */
  body: string;
  contentHash: string;
  sections: ParsedSection[];
}

const heading = /^#{2,4} +(\d{1,3}(?:\.\d{1,3})*)\.? +(\S.*?) *#* *$/;
const fence = /^ {0,3}(```|~~~)/;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const refuse = (file: string, sentence: string) => invalid('manual-file', `${file}: ${sentence}`);

// gray-matter evaluates `---js` blocks; a manual is text, never a program.
const noPrograms = {
  engines: { javascript: { parse: () => ({}) }, js: { parse: () => ({}) } },
  language: 'yaml',
};

function readMatter(file: string, text: string) {
  if (!/^---\r?\n/.test(text))
    throw refuse(file, '첫 줄이 ---가 아닙니다. 머리말(slug, title …)을 --- 두 줄 사이에 적어 주세요.');
  try {
    return matter(text, noPrograms);
  } catch (error) {
    const where = (error as { mark?: { line?: number } }).mark?.line;
    const line = where === undefined ? '' : `${where + 1}번째 줄 가까이에서 `;
    throw refuse(
      file,
      `머리말을 ${line}읽을 수 없습니다. “이름: 값” 꼴인지, 따옴표가 짝이 맞는지 확인해 주세요.`,
    );
  }
}

function cutSections(file: string, body: string): ParsedSection[] {
  const found: { number: string; title: string; lines: string[] }[] = [];
  let inFence = false;
  for (const line of body.split('\n')) {
    if (fence.test(line)) inFence = !inFence;
    const match = inFence ? null : heading.exec(line);
    if (match) found.push({ number: match[1]!, title: match[2]!, lines: [] });
    else found.at(-1)?.lines.push(line);
  }
  const numbers = new Set<string>();
  return found.map(({ number, title, lines }, sortOrder) => {
    if (numbers.has(number))
      throw refuse(file, `절 번호 ${number}이(가) 두 번 있습니다. 번호를 고쳐 주세요.`);
    numbers.add(number);
    const text = lines.join('\n').trim();
    return {
      number,
      title,
      level: number.split('.').length,
      sortOrder,
      body: text,
      hash: sha256(`${title}\n${text}`),
    };
  });
}

/** Pure. Throws `invalid` with a sentence that names the file and the field or line. */
export function parseManual({ file, text }: { file: string; text: string }): ParsedManual {
  if (text.includes('\0'))
    throw refuse(file, '글자가 아닌 내용이 있습니다. UTF-8 글 파일인지 확인해 주세요.');
  const { data, content } = readMatter(
    file,
    text
      .replace(/^\uFEFF/, '')
      .normalize('NFC')
      .replace(/\r\n?/g, '\n'),
  );
  const front = manualFrontMatter.safeParse(data);
  if (!front.success) {
    const [issue] = front.error.issues;
    const field = issue?.path.join('.') ?? '';
    const sentence = issue?.message ?? '머리말을 확인해 주세요.';
    throw refuse(file, `머리말 ${sentence.startsWith(field) ? '' : `${field}: `}${sentence}`);
  }
  const body = content.trim();
  const sections = cutSections(file, body);
  if (sections.length === 0)
    throw refuse(file, '번호 있는 절이 없습니다. “## 1. 제목”처럼 절을 나눠 주세요.');
  return { ...front.data, body, contentHash: sha256(body), sections };
}
