// Every page as the people who use it: nothing overflows a phone, axe finds nothing serious, no script complains.
import { beforeAll, describe, expect, it } from 'vitest';
import { DESK, PHONE, type Visitor } from '../support/browser';
import { findBarriers } from '../support/find-barriers';
import { setStage } from '../support/stage';
import { publishLessonRows } from '../support/published-lesson';

const institute = setStage();
let lessonId: string;
let courseSlug: string;
let courseId: string;
let draftId: string;
let departmentId: string;

beforeAll(async () => {
  const long = '비 온 뒤 야외 수영장과 분수대의 잔류염소를 하루 세 번 재고 기록하는 순서와 자주 하는 실수';
  ({ lessonId, courseId } = await publishLessonRows(institute.db, {
    authorId: institute.people['2001']!,
    question: true,
    title: long,
  }));
  const version = await institute.db.prisma.lessonVersion.findFirstOrThrow({ where: { lessonId } });
  const cues = [
    [1000, 1300, long],
    [2000, 400_000, '기록지에 적습니다'],
  ];
  await institute.db.prisma.caption.create({
    data: { lessonVersionId: version.id, lang: 'ko', vtt: 'WEBVTT\n', cues },
  });
  courseSlug = (await institute.db.prisma.course.findUniqueOrThrow({ where: { id: courseId } })).slug;
  const at = new Date();
  const draft = await institute.db.prisma.lesson.create({
    data: {
      authorId: institute.people['2001']!,
      title: long,
      createdAt: at,
      updatedAt: at,
      versions: { create: { number: 1, createdAt: at } },
    },
  });
  draftId = draft.id;
  await queueVideos(institute.people['2001']!, long, at);
  departmentId = (await institute.db.prisma.department.findUniqueOrThrow({ where: { name: '체육사업부' } }))
    .id;
});

/** One video under way, one that waits, and one that failed and comes back. */
async function queueVideos(ownerId: string, filename: string, at: Date) {
  const held = {
    ...{ status: 'transcoding', percent: 40, leasedBy: 'media-1.example.kr:42:0a1b2c3d' },
    ...{ leasedUntil: new Date(at.getTime() + 3_600_000), startedAt: at },
  };
  const failed = { status: 'failed', reason: '공간이 부족합니다.', notBefore: held.leasedUntil };
  for (const state of [held, { status: 'probing' }, failed]) {
    const row = { ownerId, filename: `${filename}.mp4`, sizeBytes: 1000n, queuedAt: at };
    await institute.db.prisma.video.create({ data: { ...row, ...state, createdAt: at, updatedAt: at } });
  }
}

async function inspect({ page, complaints }: Visitor, path: string) {
  const response = await page.goto(`${institute.origin}${path}`);
  expect(response?.status(), path).toBe(200);
  await page.locator('h1').first().waitFor();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${path} overflows sideways`).toBeLessThanOrEqual(0);
  expect(await page.locator('h1').count(), `${path} has one h1`).toBe(1);
  expect(await findBarriers(page), path).toEqual([]);
  expect(complaints.splice(0), path).toEqual([]);
}

/** Paths by who opens them; `:lesson` and the like stand for what was made above. */
const walks: [string | null, string[]][] = [
  [null, ['/sign-in', '/reset-password', '/privacy']],
  [
    '1001',
    [
      '/',
      '/courses',
      '/courses/:course',
      '/lessons/:lesson',
      '/me',
      '/search?q=염소',
      '/manuals',
      '/manuals/pool-water-quality',
      '/settings',
      '/settings/password',
      '/studio',
      '/studio/new',
      '/knowledge',
      '/knowledge/proposals',
      '/screenings',
      '/screenings/new',
      '/notifications',
    ],
  ],
  [
    '2001',
    [
      '/studio',
      '/studio/:draft',
      '/studio/:draft/preview',
      '/studio/:draft/captions',
      '/studio/:lesson/captions',
      '/studio/:draft/trim',
      '/studio/:lesson/trim',
    ],
  ],
  ['4001', ['/', '/approvals']],
  [
    '3001',
    [
      '/hr',
      '/hr/people',
      '/hr/people/:person',
      '/hr/departments',
      '/hr/departments/:department',
      '/hr/courses',
      '/hr/courses/:courseId',
      '/hr/entries/:person',
      '/hr/questions',
      '/hr/holidays',
      '/hr/points',
      '/chat-desk',
      '/chat-desk?tab=words',
      '/approvals',
    ],
  ],
  ['9001', ['/admin', '/hr/people', '/hr/people/:person', '/hr/departments']],
];

const fill = (path: string) =>
  path
    .replace(':lesson', lessonId)
    .replace(':courseId', courseId)
    .replace(':course', courseSlug)
    .replace(':draft', draftId)
    .replace(':department', departmentId)
    .replace(':person', institute.people['1001']!);

describe.each(walks)('pages of %s', (employeeNo, paths) => {
  it.each([
    ['phone', PHONE],
    ['desk', DESK],
  ])('on a %s', async (_name, viewport) => {
    const visitor = await institute.visit(employeeNo, viewport);
    for (const path of paths) await inspect(visitor, fill(path));
    await visitor.context.close();
  });
});

describe('display settings', () => {
  it.each(['dark', 'contrast'])(
    'holds in %s with the largest letters at 320 and in English',
    async (theme) => {
      const visitor = await institute.visit('1001', { width: 320, height: 640 });
      await visitor.context.addCookies(
        Object.entries({ theme, text: 'larger', lang: 'en' }).map(([name, value]) => ({
          name,
          value,
          url: institute.origin,
        })),
      );
      for (const path of ['/', '/courses', '/lessons/:lesson', '/me', '/settings'])
        await inspect(visitor, fill(path));
      expect(await visitor.page.locator('html').getAttribute('lang')).toBe('en');
      expect(await visitor.page.title()).toMatch(/ \| e-Training Institute$/);
      await visitor.context.close();
    },
  );

  it('scripts come as small as the build pressed them, and stay for good', async () => {
    const html = await (await fetch(`${institute.origin}/sign-in`)).text();
    const script = /\/assets\/react-[\w-]+\.js/.exec(html)![0];
    const ask = (encoding: string) =>
      fetch(institute.origin + script, { headers: { 'accept-encoding': encoding } });
    const [pressed, zipped, plain] = await Promise.all(['br', 'gzip', 'identity'].map(ask));
    // A length in advance: pressed beforehand, not while it is sent.
    const sizes = [pressed, zipped, plain].map((answer) => Number(answer!.headers.get('content-length')));
    expect(sizes[0]).toBeGreaterThan(0);
    expect(sizes[0]).toBeLessThan(sizes[1]!);
    expect(sizes[1]).toBeLessThan(sizes[2]!);
    expect(pressed!.headers.get('vary')).toContain('Accept-Encoding');
    expect(pressed!.headers.get('content-type')).toContain('javascript');
    expect(pressed!.headers.get('cache-control')).toContain('immutable');
    expect(await pressed!.text()).toBe(await plain!.text());
  });

  it('a first visit shows the fonts once they have come', async () => {
    const { context, page } = await institute.visit(null);
    await page.goto(`${institute.origin}/sign-in`);
    await page.locator('html[data-fonts]').waitFor();
    const [shown, faces] = await page.evaluate(() => [
      getComputedStyle(document.body).fontFamily,
      [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
    ]);
    expect(faces.length).toBeGreaterThan(0);
    expect(shown.replaceAll('"', '').startsWith(faces[0]!.replaceAll('"', ''))).toBe(true);
    await context.close();
  });

  it('another language comes without leaving the page; until it is chosen only one is fetched', async () => {
    const { context, page, complaints } = await institute.visit('1001');
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    const inEnglish = () => fetched.filter((path) => /\/en-[\w-]+\.js$/.test(path));
    await page.goto(`${institute.origin}/settings`);
    await page.waitForLoadState('networkidle');
    expect(inEnglish()).toEqual([]);
    // Its words are named in the page, and asked for once.
    const named = await page.locator('link[rel=modulepreload][href*="/ko-"]').first().getAttribute('href');
    expect(fetched.filter((path) => path === named)).toHaveLength(1);
    const loads = fetched.filter((path) => path === '/settings').length;
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.title()).toMatch(/^Settings \| /);
    expect(inEnglish()).toHaveLength(1);
    expect(fetched.filter((path) => path === '/settings')).toHaveLength(loads);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

it('those who may not see a page find nothing there', async () => {
  const visitor = await institute.visit('1001');
  for (const path of [
    '/hr',
    '/hr/people',
    '/hr/people/:person',
    '/hr/departments',
    '/admin',
    '/studio/:draft',
    '/nowhere',
  ]) {
    const response = await visitor.page.goto(`${institute.origin}${fill(path)}`);
    expect(response?.status(), path).toBe(404);
    await visitor.page.getByRole('heading', { level: 1 }).waitFor();
  }
  await visitor.context.close();
});
