import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { findManual } from '~/manuals/find-manual.server';
import { findSections } from '~/manuals/find-sections.server';
import { listManuals } from '~/manuals/list-manuals.server';
import { listSections } from '~/manuals/list-sections.server';
import { synchroniseManuals } from '~/manuals/synchronise-manuals.server';
import { createTestDatabase, type TestDatabase } from '../support/database';

const now = new Date('2026-03-02T00:00:00Z');
const later = new Date('2026-04-02T00:00:00Z');
let test_: TestDatabase;
let folder: string;

beforeEach(async () => {
  test_ = await createTestDatabase();
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'manuals-'));
});
afterEach(async () => {
  await test_.drop();
  await fs.rm(folder, { recursive: true });
});

const write = (
  slug: string,
  body: string,
  { title = '수영장 수질 관리', revision = 3, file = `${slug}.md` } = {},
) =>
  fs.writeFile(
    path.join(folder, file),
    `---\nslug: ${slug}\ntitle: ${title}\njobField: 체육시설\ndepartment: 체육사업부\nrevision: ${revision}\n` +
      `effectiveOn: 2026-03-02\nsummary: 재는 법\n---\n${body}\n`,
  );
const synchronise = (at = now) => synchroniseManuals({ db: test_.db, now: at, folder });
const list = async (query?: string) => listManuals({ db: test_.db, query });
const nothing = { created: 0, revised: 0, retired: 0, problems: [] };

describe('files and database', () => {
  it('come together once, and again without a change', async () => {
    await write('pool', '## 1. 목적\n글\n### 1.1 범위\n글\n## 2. 순서\n글');
    await write('aed', '## 1. 켜기\n글', { title: '자동심장충격기' });
    expect(await synchronise()).toEqual({ ...nothing, manuals: 2, created: 2 });
    const before = await list();
    expect(await synchronise(later)).toEqual({ ...nothing, manuals: 2 });
    expect(await list()).toEqual(before);
    expect(before).toMatchObject([
      {
        ...{
          slug: 'pool',
          revision: 3,
          hash: expect.stringMatching(/^[0-9a-f]{64}$/),
          effectiveOn: '2026-03-02',
        },
        sections: [
          { number: '1', revision: 3, children: [{ number: '1.1', level: 2 }] },
          { number: '2', children: [] },
        ],
      },
      { slug: 'aed' },
    ]);
  });

  it('a changed text is a new revision; sections keep their ids, and only changed ones their new hash', async () => {
    await write('pool', '## 1. 목적\n글\n## 2. 순서\n글\n## 3. 끝\n글');
    await synchronise();
    const [before] = await list();
    await write('pool', '## 1. 목적\n글\n## 2. 순서\n고친 글\n## 4. 새 절\n글');
    expect(await synchronise(later)).toEqual({ ...nothing, manuals: 1, revised: 1 });
    const [after] = await list();
    expect(after).toMatchObject({ id: before?.id, revision: 4 });
    expect(after?.hash).not.toBe(before?.hash);
    const [one, two] = before!.sections;
    expect(after?.sections[0]).toEqual(one);
    expect(after?.sections[1]).toMatchObject({ id: two?.id, revision: 4 });
    expect(after?.sections[1]?.hash).not.toBe(two?.hash);
    expect(after?.sections.map(({ number }) => number)).toEqual(['1', '2', '4']);
    const gone = await test_.db.prisma.manualSection.findFirstOrThrow({ where: { number: '3' } });
    expect(gone).toMatchObject({ removedAt: later, revision: 3 });

    await write('pool', '## 1. 목적\n글\n## 2. 순서\n고친 글\n## 3. 끝\n글');
    await synchronise(later);
    const back = await test_.db.prisma.manualSection.findFirstOrThrow({ where: { number: '3' } });
    expect(back).toMatchObject({ id: gone.id, removedAt: null, revision: 5 });
    const page = await findManual({ db: test_.db, slug: 'pool' });
    expect(page?.revisions.map(({ number }) => number)).toEqual([5, 4, 3]);
    expect(page?.body).toContain('## 3. 끝');
  });

  it("takes the file's own higher number, and never one that was used", async () => {
    await write('pool', '## 1. 가\n글');
    await synchronise();
    await write('pool', '## 1. 가\n둘째 글', { revision: 9 });
    await synchronise();
    await write('pool', '## 1. 가\n셋째 글', { revision: 9 });
    await synchronise();
    expect((await findManual({ db: test_.db, slug: 'pool' }))?.revisions.map(({ number }) => number)).toEqual(
      [10, 9, 3],
    );
  });

  it('reports a broken file by name, keeps its manual, and goes on with the others', async () => {
    await write('pool', '## 1. 가\n글');
    await synchronise();
    await fs.writeFile(path.join(folder, 'pool.md'), '---\nslug: pool\n---\n## 1. 가\n');
    await write('aed', '## 1. 나\n글');
    await write('aed', '## 1. 다\n글', { file: 'twin.md' });
    const result = await synchronise(later);
    expect(result).toMatchObject({ manuals: 1, created: 1, retired: 0 });
    expect(result.problems.map(({ file }) => file)).toEqual(['pool.md', 'twin.md']);
    expect(result.problems[0]?.message).toMatch(/^pool\.md: .*title/);
    expect((await list()).map(({ slug }) => slug).sort()).toEqual(['aed', 'pool']);
  });

  it('retires what is gone and takes it back under the same id', async () => {
    await write('pool', '## 1. 가\n글');
    await write('aed', '## 1. 나\n글');
    await synchronise();
    const [section] = await findSections({ db: test_.db, references: ['pool#1'] });
    await fs.rm(path.join(folder, 'pool.md'));
    expect(await synchronise()).toEqual({ ...nothing, manuals: 1, retired: 1 });
    expect((await list()).map(({ slug }) => slug)).toEqual(['aed']);
    expect(await findManual({ db: test_.db, slug: 'pool' })).toBeNull();
    await write('pool', '## 1. 가\n글');
    expect(await synchronise()).toEqual({ ...nothing, manuals: 2 });
    expect(await findSections({ db: test_.db, references: ['pool#1'] })).toEqual([section]);
  });

  it('retires nothing when the folder is not there or empty', async () => {
    await write('pool', '## 1. 가\n글');
    await synchronise();
    await fs.rm(path.join(folder, 'pool.md'));
    expect(await synchronise()).toEqual({ ...nothing, manuals: 0 });
    const nowhere = { db: test_.db, now, folder: path.join(folder, 'none') };
    expect(await synchroniseManuals(nowhere)).toEqual({ ...nothing, manuals: 0 });
    expect(await list()).toHaveLength(1);
  });

  it('two starts at once write every manual once', async () => {
    await write('pool', '## 1. 가\n글');
    await write('aed', '## 1. 나\n글');
    const results = await Promise.all([synchronise(), synchronise(), synchronise()]);
    expect(results.reduce((sum, { created }) => sum + created, 0)).toBe(2);
    expect(await test_.db.prisma.manualRevision.count()).toBe(2);
  });
});

describe('reading', () => {
  beforeEach(async () => {
    await write('pool', '## 1. 목적\n글\n### 1.1 범위\n표');
    await write('aed', '## 1. 켜기\n글', { title: '자동심장충격기' });
    await synchronise();
  });

  test.each<[string, string[]]>([
    ['수질', ['pool']],
    ['ㅅㅇㅈ', ['pool']],
    ['범위', ['pool']],
    ['ㅈㄷㅅㅈ', ['aed']],
    ['재는 법', ['pool', 'aed']],
    ['%', []],
    ['없는 말', []],
  ])('search “%s”', async (query, slugs) => {
    expect((await list(query)).map(({ slug }) => slug)).toEqual(slugs);
  });

  it('gives a manual its sections in order with their text', async () => {
    const [pool] = await list('수질');
    const sections = await listSections({ db: test_.db, manualId: pool!.id });
    expect(sections).toMatchObject([
      { number: '1', body: '글', revision: 3 },
      { number: '1.1', body: '표', level: 2, hash: expect.any(String) },
    ]);
  });

  test.each(['x', '6b1f6a3e-6f0e-4f4e-9a51-0e6b0b8e5a11', "' OR 1=1"])('no manual %s', async (manualId) => {
    await expect(listSections({ db: test_.db, manualId })).rejects.toMatchObject({ status: 404 });
  });

  it('finds sections by id and by place, in the order asked for', async () => {
    const [pool] = await list('수질');
    const id = pool!.sections[0]!.children[0]!.id;
    const found = await findSections({
      db: test_.db,
      references: ['aed#1', id.toUpperCase(), 'pool#1.1', 'pool#7'],
    });
    expect(found.map((section) => section?.id ?? null)).toEqual([expect.any(String), id, id, null]);
  });
});
