// Know-how on its way into a manual: who proposes, who decides, what the proposer hears, where it shows.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acceptProposal, returnProposal, withdrawProposal } from '~/knowledge/decide-proposal.server';
import { listKnowHow } from '~/knowledge/list-know-how.server';
import { countProposals, listProposals } from '~/knowledge/list-proposals.server';
import { proposeKnowHow } from '~/knowledge/propose-know-how.server';
import type { Person } from '~/people/person';
import { createWorld, now, type World } from '../lessons/lesson-world';
import { answered, hide, makeManual } from './knowledge-world';

let world: World;
let manual: Awaited<ReturnType<typeof makeManual>>;
beforeAll(async () => {
  world = await createWorld();
  manual = await makeManual(world);
  for (const { id, headOfDepartmentIds } of [world.head, world.otherHead])
    await world.db.prisma.department.update({ where: { id: headOfDepartmentIds[0]! }, data: { headId: id } });
});
afterAll(() => world.drop());

const as = (person: Person) => ({ db: world.db, now, ip: '', person });
const propose = (person: Person, id: string, sectionId = manual.sections['3.2']!) =>
  proposeKnowHow({
    ...as(person),
    timeZone: 'Asia/Seoul',
    id,
    sectionId,
    title: '세 번 헹구기',
    body: '측정 컵은 세 번 헹굽니다.',
  });
const shown = async (person = world.colleague) =>
  (await listKnowHow({ db: world.db, person, manualId: manual.manualId })).map(
    ({ questionId }) => questionId,
  );
const waiting = async (person: Person, of: string) =>
  (await listProposals({ db: world.db, person, state: 'pending' })).find(
    ({ questionId }) => questionId === of,
  )!;
const heard = (person: Person) =>
  world.db.prisma.notification.findMany({ where: { personId: person.id, kind: 'manual-proposal' } });

describe('know-how', () => {
  test('is proposed by moderators once a section, and decided by the manual’s department or HR', async () => {
    const { questionId } = await answered(world, '몇 번 헹구나요?', '세 번입니다');
    for (const person of [world.colleague, world.head, world.admin])
      await expect(propose(person, questionId)).rejects.toMatchObject({ status: 403 });
    await propose(world.author, questionId);
    await expect(propose(world.hr, questionId)).rejects.toMatchObject({ code: 'standing' });
    const { id: proposalId } = await waiting(world.hr, questionId);
    // A head of another department and an employee do not learn of it.
    for (const person of [world.colleague, world.otherHead, world.admin]) {
      expect(await listProposals({ db: world.db, person, state: 'pending' })).toEqual([]);
      await expect(acceptProposal({ ...as(person), proposalId })).rejects.toMatchObject({ status: 404 });
    }
    await expect(acceptProposal({ ...as(world.author), proposalId })).rejects.toMatchObject({ status: 403 });
    expect(await countProposals({ db: world.db, person: world.head })).toBe(1);
    expect(await countProposals({ db: world.db, person: world.author })).toBe(0);
    expect(await shown()).toEqual([]);
    await acceptProposal({ ...as(world.head), proposalId });
    expect(await shown()).toEqual([questionId]);
    expect(await heard(world.author)).toMatchObject([
      {
        subject: proposalId,
        path: `/manuals/pool#know-how-${proposalId}`,
        facts: { manual: '수영장 관리 pool' },
      },
    ]);
    expect(await world.db.prisma.accessLog.count({ where: { action: 'manual.know-how-accepted' } })).toBe(1);
    await expect(acceptProposal({ ...as(world.hr), proposalId })).rejects.toMatchObject({ code: 'decided' });
    // What was taken in may be taken out again.
    await returnProposal({ ...as(world.hr), proposalId, reason: '옛 시약' });
    expect(await shown()).toEqual([]);
    expect((await heard(world.author))[0]).toMatchObject({ facts: { reason: '옛 시약' } });
    await propose(world.hr, questionId);
  });

  test('of HR’s own hand is decided by another', async () => {
    const { questionId } = await answered(world, '컵은 어디에 두나요?', '선반입니다');
    await propose(world.hr, questionId, manual.sections['3.3']!);
    const { id: proposalId, mayDecide } = await waiting(world.hr, questionId);
    expect(mayDecide).toBe(false);
    await expect(acceptProposal({ ...as(world.hr), proposalId })).rejects.toMatchObject({ code: 'own' });
    await acceptProposal({ ...as(world.hr2), proposalId });
  });

  test('waits no more when its proposer takes it back', async () => {
    const { questionId } = await answered(world, '뚜껑은요?', '닫습니다');
    await propose(world.author, questionId);
    const { id: proposalId } = await waiting(world.author, questionId);
    await expect(withdrawProposal({ ...as(world.hr), proposalId })).rejects.toMatchObject({ status: 404 });
    await withdrawProposal({ ...as(world.author), proposalId });
    await expect(acceptProposal({ ...as(world.hr), proposalId })).rejects.toMatchObject({ code: 'decided' });
    await propose(world.author, questionId);
  });

  test('that waits is told to who may decide on it, once a proposal, until it is decided', async () => {
    const told = async () =>
      (
        await world.db.prisma.notification.findMany({
          where: { kind: 'manual-proposed', subject: { in: await ids() } },
          orderBy: { personId: 'asc' },
        })
      ).map(({ personId, readAt, path, facts }) => ({ personId, readAt, path, facts }));
    const { questionId } = await answered(world, '솔은 어느 것을 쓰나요?', '부드러운 것입니다');
    const ids = async () =>
      (await world.db.prisma.manualProposal.findMany({ where: { questionId } })).map(({ id }) => id);
    const left = { where: { id: world.hr2.id }, data: { leftOn: new Date('2026-05-01') } };
    await world.db.prisma.employee.update(left);
    await propose(world.author, questionId);
    const news = {
      ...{ readAt: null, path: '/knowledge/proposals' },
      facts: { name: world.author.name, manual: '수영장 관리 pool', excerpt: '세 번 헹구기' },
    };
    const deciders = [world.hr.id, world.head.id].sort();
    expect(await told()).toEqual(deciders.map((personId) => ({ personId, ...news })));
    await expect(propose(world.author, questionId)).rejects.toMatchObject({ code: 'standing' });
    expect(await told()).toHaveLength(2);
    const { id: proposalId } = await waiting(world.hr, questionId);
    // Also from whoever decides no more by then.
    const office = { where: { id: world.hr.id } };
    await world.db.prisma.employee.update({ ...office, data: { roles: [] } });
    await returnProposal({ ...as(world.head), proposalId, reason: '이미 있음' });
    expect(await told()).toEqual([]);
    await world.db.prisma.employee.update({ ...office, data: { roles: ['hr'] } });
    // HR's own is another's to decide, and one that is taken back nobody's.
    await propose(world.hr, questionId);
    expect((await told()).map(({ personId }) => personId)).toEqual([world.head.id]);
    await withdrawProposal({ ...as(world.hr), proposalId: (await waiting(world.hr, questionId)).id });
    expect(await told()).toEqual([]);
    await world.db.prisma.employee.update({ ...left, data: { leftOn: null } });
  });

  test('goes from the manual with the answer that it came from', async () => {
    const { questionId, answerId } = await answered(world, '물은 몇 도인가요?', '28도입니다');
    await propose(world.author, questionId, manual.sections['4.1']!);
    await acceptProposal({ ...as(world.hr), proposalId: (await waiting(world.hr, questionId)).id });
    expect(await shown()).toContain(questionId);
    await hide(world, answerId);
    expect(await shown(world.hr)).not.toContain(questionId);
  });
});
