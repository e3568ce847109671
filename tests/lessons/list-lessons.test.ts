import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { listLessons } from '~/lessons/list-lessons.server';
import { listLessonCards } from '~/lessons/list-lesson-cards.server';
import { listMyLessons } from '~/lessons/list-my-lessons.server';
import { listNewForJobField } from '~/lessons/list-new-for-job-field.server';
import { withdrawLesson } from '~/lessons/withdraw-lesson.server';
import { createWorld, makeDraft, makePublished, makeReadyDraft, now, type World } from './lesson-world';

let world: World;
const ids: Record<string, string> = {};
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

beforeAll(async () => {
  world = await createWorld();
  const publish = async (name: string, minutes: number, fields: object) => {
    ids[name] = (await makePublished(world, fields, at(minutes))).id;
  };
  await publish('pool', 1, {
    title: '수영장 수질 관리',
    summary: '잔류염소를 100% 맞추는 법',
    jobField: '체육시설',
  });
  await publish('parking', 2, { title: '거주자우선주차 민원 응대', jobField: '주차' });
  await publish('cpr', 3, {
    title: '심폐소생술과 AED',
    summary: '자동심장충격기_사용',
    jobField: '안전',
  });
  await publish('gone', 4, { title: '수영장 옛 강의' });
  await withdrawLesson({ db: world.db, now, person: world.hr, lessonId: ids.gone!, reason: '시험' });
  await makeReadyDraft(world, { title: '수영장 초안' });
});
afterAll(() => world.drop());

const names = (list: { id: string }[]) =>
  list.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id));
const find = async (query: string) => names((await listLessons({ db: world.db, input: { query } })).items);

describe('search', () => {
  test.each<[string, string[]]>([
    ['', ['cpr', 'parking', 'pool']],
    ['   ', ['cpr', 'parking', 'pool']],
    ['수영장', ['pool']],
    ['수영장'.normalize('NFD'), ['pool']],
    ['수여', ['pool']],
    ['수영ㅈ', ['pool']],
    ['질', ['pool']],
    ['관리 수영장', ['pool']],
    ['수영장 민원', []],
    ['ㅅㅇㅈ', ['pool']],
    ['ㅅㅇㅈㅅㅈ', ['pool']],
    ['ㅅㅇㅈ ㅁㅇ', []],
    ['ㅈㅊ', ['cpr', 'parking']], // 심장충격, 우선주차
    ['aed', ['cpr']],
    ['AED', ['cpr']],
    ['잔류염소', ['pool']],
    ['체육시설', ['pool']],
    ['100%', ['pool']],
    ['1%0', []],
    ['%', ['pool']],
    ['_', ['cpr']],
    ['충격기_사', ['cpr']],
    ['\\', []],
    ["' OR 1=1 --", []],
    ['옛', []],
    ['초안', []],
  ])('“%s”', async (query, expected) => {
    expect(await find(query)).toEqual(expected);
  });

  it('can use the trigram index', async () => {
    const client = await world.db.sql.connect();
    try {
      await client.query('SET enable_seqscan = off');
      const pattern = `%${'수영장'.normalize('NFD')}%`;
      const { rows } = await client.query('EXPLAIN SELECT id FROM lesson WHERE search_text LIKE $1', [
        pattern,
      ]);
      expect(JSON.stringify(rows)).toContain('lesson_search_text_trgm');
    } finally {
      await client.query('RESET enable_seqscan');
      client.release();
    }
  });
});

describe('the list', () => {
  it('tells what a card shows', async () => {
    const { items, nextCursor } = await listLessons({ db: world.db, input: { query: 'ㅅㅇㅈ' } });
    expect(items).toMatchObject([
      {
        ...{
          id: ids.pool,
          title: '수영장 수질 관리',
          jobField: '체육시설',
          courseTitle: null,
          durationSeconds: 360,
        },
        ...{ instructorName: '윤서하', poster: expect.any(String), publishedAt: at(1) },
      },
    ]);
    expect(nextCursor).toBeNull();
  });

  it('goes through pages without a gap or a double, while a new one arrives', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < 5; page += 1) {
      const { items, nextCursor } = await listLessons({ db: world.db, input: { cursor }, take: 1 });
      seen.push(...items.map(({ id }) => id));
      if (page === 0) ids.fresh = (await makePublished(world, { title: '새 강의' }, at(60))).id;
      if (!nextCursor) break;
      cursor = nextCursor;
    }
    expect(names(seen.map((id) => ({ id })))).toEqual(['cpr', 'parking', 'pool']);
  });

  test.each([
    'x',
    'bm90IGpzb24',
    Buffer.from('["2026-01-01","x"]').toString('base64url'),
    '"; DROP TABLE lesson',
  ])('refuses the cursor %s', async (cursor) => {
    await expect(listLessons({ db: world.db, input: { cursor } })).rejects.toMatchObject({ status: 400 });
  });

  it('narrows to a course by id or slug, and finds nothing for one that is not there', async () => {
    const data = { slug: 'pool', title: '물', createdAt: now, updatedAt: now };
    const course = await world.db.prisma.course.create({ data });
    await world.db.prisma.lesson.update({
      where: { id: ids.pool! },
      data: { courseId: course.id, courseOrder: 1 },
    });
    for (const name of [course.id, 'pool']) {
      expect(names((await listLessons({ db: world.db, input: { course: name } })).items)).toEqual(['pool']);
    }
    expect((await listLessons({ db: world.db, input: { course: 'none' } })).items).toEqual([]);
  });

  it('gives cards in the order asked for, without those taken down', async () => {
    const lessonIds = [ids.parking!, ids.gone!, ids.pool!];
    expect(names(await listLessonCards({ db: world.db, lessonIds }))).toEqual(['parking', 'pool']);
  });

  it("offers a job field's newest", async () => {
    expect(names(await listNewForJobField({ db: world.db, jobField: '주차' }))).toEqual(['parking']);
    const some = await listNewForJobField({ db: world.db, jobField: '', take: 2, exceptIds: [ids.cpr!] });
    expect(some).toHaveLength(2);
    expect(names(some)).not.toContain('cpr');
  });
});

it("lists one's own lessons with what each lacks", async () => {
  const draft = await makeDraft(world, { title: '빈 초안' });
  const { lessons: mine } = await listMyLessons({ db: world.db, person: world.author });
  const find = (id: string | undefined) => mine.find((lesson) => lesson.id === id);
  expect(find(draft.id)).toMatchObject({
    status: 'draft',
    live: false,
    failures: [{ code: 'video-missing' }],
  });
  expect(find(ids.pool)).toMatchObject({
    status: 'published',
    live: true,
    videoStatus: 'ready',
    failures: [],
  });
  expect(find(ids.gone)).toMatchObject({ status: 'withdrawn', live: false, withdrawReason: '시험' });
  expect((await listMyLessons({ db: world.db, person: world.colleague })).lessons).toEqual([]);
});
