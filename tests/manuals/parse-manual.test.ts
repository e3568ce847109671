import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { parseManual } from '~/manuals/parse-manual';
import { initialsOf, searchPatterns, searchTextOf } from '~/manuals/search-text';
import { renderManual } from '~/manuals/render-manual.server';

const front = {
  slug: 'pool-water-quality',
  title: '수영장 수질 관리',
  jobField: '체육시설',
  department: '체육사업부',
  revision: '7',
  effectiveOn: '2026-03-02',
  summary: '재는 법과 고치는 순서',
};
const file = (change: Record<string, string | undefined> = {}, body = '## 1. 목적\n\n글\n') => {
  const lines = Object.entries({ ...front, ...change }).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}: ${value}`,
  );
  return ['---', ...lines, '---', '', body].join('\n');
};
const parse = (text: string) => parseManual({ file: 'pool.md', text });

describe('a good file', () => {
  const body = [
    '앞말',
    '## 1. 목적',
    '',
    '글',
    '### 1.1 범위 ##',
    '- 가',
    '```',
    '## 9. 코드 속의 제목',
    '```',
    '## 번호 없는 제목',
    '나',
    '## 2 점 없는 번호',
    '',
  ].join('\n');

  it('gives front matter and sections by number', () => {
    const manual = parse(file({}, body));
    expect(manual).toMatchObject({
      slug: front.slug,
      revision: 7,
      effectiveOn: new Date('2026-03-02T00:00:00Z'),
    });
    expect(
      manual.sections.map(({ number, title, level, sortOrder }) => [number, title, level, sortOrder]),
    ).toEqual([
      ['1', '목적', 1, 0],
      ['1.1', '범위', 2, 1],
      ['2', '점 없는 번호', 1, 2],
    ]);
    expect(manual.sections[0]?.body).toBe('글');
    expect(manual.sections[1]?.body).toContain('9. 코드 속의 제목');
    expect(manual.sections[1]?.body).toContain('나');
  });

  it('reads the same from Windows line ends, a byte order mark and decomposed letters', () => {
    const plain = parse(file({}, body));
    const other = parse(`\uFEFF${file({}, body).normalize('NFD').replaceAll('\n', '\r\n')}`);
    expect(other).toEqual(plain);
  });

  it('hashes a section by title and text, not by number', () => {
    const [one] = parse(file({}, '## 1. 목적\n글')).sections;
    const [two] = parse(file({}, '## 2. 목적\n\n글\n\n')).sections;
    const [three] = parse(file({}, '## 1. 목적\n글 2')).sections;
    expect(two?.hash).toBe(one?.hash);
    expect(three?.hash).not.toBe(one?.hash);
    expect(one?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('takes a quoted date', () => {
    expect(parse(file({ effectiveOn: '"2026-03-02"' })).effectiveOn).toEqual(
      new Date('2026-03-02T00:00:00Z'),
    );
  });
});

describe('a broken file is refused by name and place', () => {
  test.each<[string, string, RegExp]>([
    ['empty', '', /첫 줄/],
    ['no front matter', '## 1. 목적', /첫 줄/],
    ['broken YAML', '---\ntitle: "열림\nslug: x\n---\n## 1. 가\n', /머리말/],
    [
      'a key that is none, which shows on the line after',
      '---\nslug: x\ntitle\nsummary: y\n---\n## 1. 가\n',
      /4번째 줄 가까이에서/,
    ],
    ['a program as front matter', '---js\n({ slug: "x" })\n---\n## 1. 가\n', /slug|첫 줄/],
    ['no slug', file({ slug: undefined }), /slug/],
    ['a slug with spaces', file({ slug: '수질 관리' }), /slug/],
    ['a slug that climbs', file({ slug: '../x' }), /slug/],
    ['no title', file({ title: undefined }), /title/],
    ['an empty title', file({ title: '""' }), /title/],
    ['a number as title', file({ title: '7' }), /title/],
    ['no job field', file({ jobField: undefined }), /jobField/],
    ['no department', file({ department: undefined }), /department/],
    ['revision in words', file({ revision: '일곱' }), /revision/],
    ['revision 0', file({ revision: '0' }), /revision/],
    ['no date', file({ effectiveOn: undefined }), /effectiveOn/],
    ['a date in words', file({ effectiveOn: '작년 봄' }), /effectiveOn/],
    ['a day that is none', file({ effectiveOn: '"2026-02-30"' }), /effectiveOn/],
    ['no summary', file({ summary: undefined }), /summary/],
    ['no numbered section', file({}, '## 목적\n글'), /번호 있는 절/],
    ['a number twice', file({}, '## 1. 가\n## 1. 나'), /절 번호 1/],
    ['NUL', file({}, '## 1. 가\n\0'), /UTF-8/],
  ])('%s', (_, text, where) => {
    const attempt = () => parse(text);
    expect(attempt).toThrow(/^pool\.md: .*[가-힣].*\.$/);
    expect(attempt).toThrow(where);
    // The second reading must not be answered from a cache of the first.
    expect(attempt).toThrow(where);
  });
});

const content = path.resolve(import.meta.dirname, '../../content/manuals');
const shipped = fs.existsSync(content) ? fs.readdirSync(content).filter((name) => name.endsWith('.md')) : [];
test.each(shipped)('the shipped manual %s is whole', (name) => {
  const manual = parseManual({ file: name, text: fs.readFileSync(path.join(content, name), 'utf8') });
  expect(`${manual.slug}.md`).toBe(name);
  expect(manual.sections.length).toBeGreaterThan(5);
});

describe('rendering', () => {
  const html = renderManual({
    title: '수질 "관리"',
    body: [
      '## 3. 재기',
      '### 3.2 잔류염소 *측정*',
      '1. 하나\n2. 둘',
      '| 항목 | 값 |\n| --- | --: |\n| pH | 7.2 |',
      '<script>alert(1)</script><img src=x onerror=alert(1)><p style="color:red" onclick="x()">글</p>',
      '[나쁜 곳](javascript:alert(1)) [좋은 곳](https://example.org/a)',
      '<iframe src="https://x"></iframe><a href="//evil.test">x</a>',
    ].join('\n\n'),
  });
  it('gives numbered headings their ids', () => {
    expect(html).toContain('<h2 id="s-3">3. 재기</h2>');
    expect(html).toContain('<h3 id="s-3-2">3.2 잔류염소 <em>측정</em></h3>');
  });
  it('puts tables into a named region that the keyboard can scroll', () => {
    expect(html).toContain(
      '<div class="table-scroll" role="region" tabindex="0" aria-label="수질 &quot;관리&quot; 표"><table>',
    );
    expect(html).toContain('</table></div>');
  });
  it('lets nothing run and no style in', () => {
    expect(html).not.toMatch(/script|onerror|onclick|style=|javascript:|iframe|<img|evil/);
    expect(html).toContain('href="https://example.org/a"');
  });
});

describe('search text', () => {
  test.each([
    ['수영장 수질', 'ㅅㅇㅈ ㅅㅈ'],
    ['AED 사용법', 'ㅅㅇㅂ'],
    ['꽃밭 뿔', 'ㄲㅂ ㅃ'],
    ['가힣', 'ㄱㅎ'],
    ['수영'.normalize('NFD'), 'ㅅㅇ'],
    ['English', ''],
  ])('initials of %s', (text, initials) => expect(initialsOf(text)).toBe(initials));

  test.each<[string, string, boolean]>([
    ['수영장 수질', '수영', true],
    ['수영장 수질', '수여', true],
    ['수영장 수질', '수영ㅈ', true],
    ['수영장 수질', '수영ㅂ', false],
    ['수영장 수질', 'ㅅㅇㅈㅅㅈ', true],
    ['수영장 수질', 'ㅅㅈ', true],
    ['수영장 수질', 'ㅂ', false],
    ['AED 사용', 'aed', true],
    ['a_b', 'a%b', false],
    ['100%', '0%', true],
  ])('%s, asked for “%s”: %s', (text, query, found) => {
    const column = searchTextOf(text);
    // What LIKE '%…%' does with an escaped pattern.
    const holds = (pattern: string) => column.includes(pattern.slice(1, -1).replace(/\\(.)/g, '$1'));
    expect(searchPatterns(query).every(holds)).toBe(found);
  });
});
