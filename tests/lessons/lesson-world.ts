// A small institute for lesson tests: two departments, people of every kind, and videos in any state.
import { randomUUID } from 'node:crypto';
import { ensureDefaultPolicy } from '~/lessons/ensure-default-policy.server';
import { createLesson } from '~/lessons/create-lesson.server';
import { attachVideo } from '~/lessons/attach-video.server';
import { submitLesson } from '~/lessons/submit-lesson.server';
import { publishLesson } from '~/lessons/publish-lesson.server';
import type { Person } from '~/people/person';
import { createTestDatabase, type TestDatabase } from '../support/database';

export const now = new Date('2026-05-11T01:00:00Z');

export interface World extends TestDatabase {
  /** Head of the author's department, head of the other one, and the rest by what they are. */
  author: Person;
  colleague: Person;
  head: Person;
  otherHead: Person;
  hr: Person;
  hr2: Person;
  admin: Person;
}

export async function createWorld(): Promise<World> {
  const test = await createTestDatabase();
  const { prisma } = test.db;
  await ensureDefaultPolicy({ db: test.db, now });
  const department = (name: string, sortOrder: number) =>
    prisma.department.create({ data: { name, sortOrder } });
  const sports = await department('체육사업부', 1);
  const office = await department('경영지원부', 2);
  const employ = async (
    employeeNo: string,
    name: string,
    at: typeof sports,
    more: Partial<Person> = {},
  ): Promise<Person> => {
    const { id } = await prisma.employee.create({
      data: {
        employeeNo,
        name,
        departmentId: at.id,
        jobField: '체육시설',
        roles: more.roles ?? [],
        createdAt: now,
      },
    });
    const place = {
      departmentId: at.id,
      departmentName: at.name,
      site: '',
      grade: '',
      position: '',
      jobField: '체육시설',
    };
    return {
      id,
      employeeNo,
      name,
      ...place,
      roles: [],
      headOfDepartmentIds: [],
      mustChangePassword: false,
      ...more,
    };
  };
  const world = {
    author: await employ('2001', '윤서하', sports),
    colleague: await employ('1001', '김도윤', sports),
    head: await employ('4001', '박정우', sports, { headOfDepartmentIds: [sports.id] }),
    otherHead: await employ('4002', '한지민', office, { headOfDepartmentIds: [office.id] }),
    hr: await employ('3001', '이수진', office, { roles: ['hr'] }),
    hr2: await employ('3002', '오세린', office, { roles: ['hr'] }),
    admin: await employ('9001', '정해인', office, { roles: ['admin'] }),
  };
  return { ...test, ...world };
}

/** A video of `owner` with its rendition set; 6 minutes and ready unless told otherwise. */
export async function makeVideo(
  { db }: World,
  owner: Person,
  { status = 'ready', durationMs = 360_400, provisional = false, reason = null as string | null } = {},
): Promise<string> {
  const made = await db.prisma.video.create({
    data: {
      ownerId: owner.id,
      filename: '수질 점검.mp4',
      sourceKey: `originals/${randomUUID()}`,
      sizeBytes: 1000,
      status,
      reason,
      durationMs,
      createdAt: now,
      updatedAt: now,
      renditionSets: {
        create: { prefix: `renditions/${randomUUID()}`, provisional, rungs: [], createdAt: now },
      },
    },
    include: { renditionSets: true },
  });
  const renditionSetId = made.renditionSets[0]!.id;
  await db.prisma.video.update({ where: { id: made.id }, data: { renditionSetId } });
  return made.id;
}

export async function makeDraft(
  world: World,
  more: Partial<Parameters<typeof createLesson>[0]['input']> = {},
) {
  return createLesson({
    db: world.db,
    now,
    person: world.author,
    input: { title: '수영장 수질 관리', ...more },
  });
}

/** A draft of the author with a ready video: it may be submitted. */
export async function makeReadyDraft(world: World, more: Parameters<typeof makeDraft>[1] = {}) {
  const { id } = await makeDraft(world, more);
  const videoId = await makeVideo(world, world.author);
  return attachVideo({ db: world.db, now, person: world.author, lessonId: id, videoId });
}

export async function makePublished(world: World, more: Parameters<typeof makeDraft>[1] = {}, at = now) {
  const { id: lessonId } = await makeReadyDraft(world, more);
  await submitLesson({ db: world.db, now: at, person: world.author, lessonId });
  return publishLesson({ db: world.db, now: at, person: world.head, lessonId });
}
