// The house rules of docs and design, held by a test: who may import whom, how large files get, where things live.
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findCycles, readSourceFiles, root } from './support/source-files';

const PEOPLE = ['people'];
/** What each folder of app/ may import besides itself and the ground floor (platform, ui, words). */
const MAY_IMPORT: Record<string, string[]> = {
  platform: [],
  ui: [],
  words: [],
  people: [],
  video: [],
  credits: PEOPLE,
  manuals: PEOPLE,
  approvals: PEOPLE,
  notifications: PEOPLE,
  lessons: ['manuals', 'video', 'approvals', 'people'],
  progress: ['lessons', 'credits', 'people'],
  chat: ['lessons', 'manuals', 'credits', 'notifications', 'people'],
  // prettier-ignore
  knowledge: ['chat', 'lessons', 'manuals', 'approvals', 'notifications', 'people'],
  screenings: ['chat', 'lessons', 'progress', 'credits', 'notifications', 'people'],
  studio: ['manuals', 'lessons', 'video', 'people'],
  evaluation: ['progress', 'credits', 'knowledge', 'screenings', 'chat', 'lessons', 'manuals', 'people'],
  watch: ['progress', 'lessons', 'video', 'people'],
  // prettier-ignore
  reports: ['evaluation', 'progress', 'credits', 'approvals', 'knowledge', 'screenings', 'chat', 'lessons', 'manuals', 'video', 'people'],
};
const GROUND = ['platform', 'ui', 'words'];
const NOUNS = Object.keys(MAY_IMPORT).filter((folder) => !GROUND.includes(folder));
MAY_IMPORT.routes = NOUNS;
MAY_IMPORT.server = NOUNS;
/** Routes get the database, storage and jobs from the load context, never by themselves. */
const PLATFORM_FOR_ROUTES = ['errors', 'form', 'public-env', 'zone'];

/** The type of what every route is given; the only file of a noun that root and entries may know. */
const LOAD_CONTEXT = 'app/people/request-context.ts';

const app = readSourceFiles('app');
const everything = [...app, ...readSourceFiles('scripts'), ...readSourceFiles('tests')];
const folderOf = (name: string) => (name.split('/').length > 2 ? (name.split('/')[1] ?? '') : '');

/** Names and nothing else: what a schema and a page both go by. */
const isList = (from: string, specifier: string) =>
  app.some(
    ({ name, specifiers }) =>
      specifiers.length === 0 && name === `${path.posix.join(path.posix.dirname(from), specifier)}.ts`,
  );
const read = (name: string) => fs.readFileSync(path.join(root, name), 'utf8');
/** The files of pages that the URL map names. */
const pagesOf = (map: string) =>
  [...map.matchAll(/page\('[^']*', '([^']*)'\)/g)].map(([, file]) => `app/routes/${file}.tsx`);

describe('imports', () => {
  test('point down only', () => {
    const wrong = app.flatMap(({ name, imports }) => {
      const from = folderOf(name);
      if (from === '') return []; // root and entries stand above all
      const allowed = [from, ...(GROUND.includes(from) ? [] : GROUND), ...(MAY_IMPORT[from] ?? [])];
      return imports.filter((to) => !allowed.includes(folderOf(to))).map((to) => `${name} imports ${to}`);
    });
    expect(wrong).toEqual([]);
  });

  test('of routes from the platform are the few that know no database', () => {
    const wrong = app
      .filter(({ name }) => folderOf(name) === 'routes')
      .flatMap(({ name, imports }) =>
        imports
          .filter((to) => folderOf(to) === 'platform')
          .filter((to) => !PLATFORM_FOR_ROUTES.some((file) => to.startsWith(`app/platform/${file}.`)))
          .map((to) => `${name} imports ${to}`),
      );
    expect(wrong).toEqual([]);
  });

  test('of the entries reach the routes’ shell, ui and the registry, but no noun', () => {
    const wrong = app
      .filter(({ name }) => folderOf(name) === '')
      .flatMap(({ name, imports }) =>
        imports
          .filter((to) => NOUNS.includes(folderOf(to)) && to !== LOAD_CONTEXT)
          .map((to) => `${name} imports ${to}`),
      );
    expect(wrong).toEqual([]);
  });

  test('of the process itself hold no product code', () => {
    const main = app.find(({ name }) => name === 'app/server/main.ts');
    expect(main?.imports.filter((to) => !['platform', 'server'].includes(folderOf(to)))).toEqual([]);
  });

  test('of a noun’s schema are zod, lower schemas and lists that import nothing', () => {
    const wrong = app
      .filter(({ name }) => NOUNS.includes(folderOf(name)) && name.endsWith('/schema.ts'))
      .flatMap(({ name, specifiers }) =>
        specifiers
          .filter((specifier) => specifier !== 'zod' && !specifier.endsWith('/schema'))
          .filter((specifier) => !isList(name, specifier))
          .map((specifier) => `${name} imports ${specifier}`),
      );
    expect(wrong).toEqual([]);
  });

  test('of what a browser shows bring no schema along: zod is large', () => {
    const pages = new Set(pagesOf(read('remix.config.js')));
    const wrong = app
      .filter(({ name }) => name.endsWith('.tsx'))
      .flatMap(({ name, text }) => {
        // What only a page's loader and action need stays on the server.
        const shown = pages.has(name) ? text.slice(text.indexOf('export default function')) : text;
        return [...text.matchAll(/^import \{([^}]*)\} from '[^']*schema'/gm)].flatMap(([, names = '']) =>
          names
            .split(',')
            .map((one) => one.trim().replace(/.* as /, ''))
            .filter((one) => one && !one.startsWith('type ') && new RegExp(`\\b${one}\\b`).test(shown))
            .map((one) => `${name} shows with ${one}`),
        );
      });
    expect(wrong).toEqual([]);
  });

  test('make no circle of files', () => {
    expect(findCycles(app).map((cycle) => cycle.join(' > '))).toEqual([]);
  });
});

describe('files', () => {
  const names = (files: { name: string; lines: number }[]) =>
    files.map(({ name, lines }) => `${name} (${lines})`);

  test('have at most 400 lines, routes 150', () => {
    expect(names(everything.filter(({ lines }) => lines > 400))).toEqual([]);
    expect(names(app.filter(({ name, lines }) => folderOf(name) === 'routes' && lines > 150))).toEqual([]);
  });

  test('report their median length', () => {
    const lengths = app.map(({ lines }) => lines).sort((a, b) => a - b);
    const at = (share: number) => lengths[Math.floor(lengths.length * share)] ?? 0;
    console.log(`app/: ${lengths.length} files, median ${at(0.5)} lines (aim 70), p90 ${at(0.9)} (aim 200)`);
    expect(lengths.length).toBeGreaterThan(0);
  });

  test('live in known folders of app/', () => {
    const known = ['', ...Object.keys(MAY_IMPORT)];
    expect(app.filter(({ name }) => !known.includes(folderOf(name))).map(({ name }) => name)).toEqual([]);
  });

  test('are no barrels, and no folder is a junk drawer', () => {
    const barrels = app.filter(
      ({ name, text }) => /\/index\.tsx?$/.test(name) || /^export \* from/m.test(text),
    );
    const drawers = app.filter(({ name }) => /\/(utils?|helpers|services|common|misc)\//.test(name));
    expect([...barrels, ...drawers].map(({ name }) => name)).toEqual([]);
  });

  test('that are tests live in tests/, in the folder of what they test', () => {
    const isTest = ({ name }: { name: string }) => /\.test\.tsx?$/.test(name);
    const folders = [...Object.keys(MAY_IMPORT), 'api', 'e2e', 'load', 'faults', 'support', 'scripts'];
    const strays = [
      ...everything.filter((file) => isTest(file) && !file.name.startsWith('tests/')),
      ...everything.filter(
        (file) => isTest(file) && folderOf(file.name) && !folders.includes(folderOf(file.name)),
      ),
    ];
    expect(strays.map(({ name }) => name)).toEqual([]);
  });
});

describe('code', () => {
  const isDomain = ({ name }: { name: string }) =>
    NOUNS.includes(folderOf(name)) && name.includes('.server.');

  /** Every line that matches, as file:line. */
  const find = (files: typeof app, pattern: RegExp) =>
    files.flatMap(({ name, text }) =>
      text
        .split('\n')
        .flatMap((line, at) => (pattern.test(line) ? [`${name}:${at + 1} ${line.trim()}`] : [])),
    );

  test('of the domain takes its time from the argument', () => {
    const domain = app.filter(isDomain);
    expect(find(domain, /new Date\(\)|Date\.now\(/)).toEqual([]);
    expect(
      find(domain, /CURRENT_TIMESTAMP|\b(SELECT|SET|VALUES|WHERE|AND|OR|BY)\b.*(?<![\w.])now\(\)/),
    ).toEqual([]);
  });

  test('writes no inline styles, which the content security policy forbids', () => {
    const components = app.filter(({ name }) => name.endsWith('.tsx'));
    expect(find(components, /\sstyle=/)).toEqual([]);
  });

  test('holds no reminders of unfinished work', () => {
    const words = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK'].join('|')})\\b`);
    expect(find(everything, words)).toEqual([]);
  });
});
