// From a question to what others find: asked while a similar one is shown, answered with its manual, found, and opened at its second.
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { DESK, PHONE } from '../support/browser';
import { ChatClient } from '../support/chat-client';
import { signedIn } from '../support/people';
import { publishPlayableLesson } from '../support/playable-lesson';
import { setStage } from '../support/stage';
import { waitFor } from '../support/wait-for';

const institute = setStage();
let lessonId: string;

beforeAll(async () => {
  const authorId = institute.people['2001']!;
  ({ lessonId } = await publishPlayableLesson(institute, { authorId, seconds: 60 }));
  const manual = await institute.db.prisma.manual.create({
    data: {
      ...{ slug: 'pool-test', title: '수영장 수질 시험 매뉴얼', jobField: '체육시설', revision: 1 },
      ...{ createdAt: new Date(), searchText: '' },
      revisions: {
        create: {
          ...{ number: 1, contentHash: 'x', effectiveOn: new Date('2026-03-02'), createdAt: new Date() },
          body: '# 수영장\n\n## 3.2 잔류염소 재기\n\n하루 세 번 잽니다.\n\n## 3.3 혼탁도\n\n눈으로 봅니다.\n',
        },
      },
    },
  });
  for (const [sortOrder, number] of ['3.2', '3.3'].entries())
    await institute.db.prisma.manualSection.create({
      data: {
        ...{ manualId: manual.id, number, title: number === '3.2' ? '잔류염소 재기' : '혼탁도', level: 2 },
        ...{ sortOrder, body: '', hash: number, revision: 1 },
      },
    });
  // What was asked before, and answered.
  const [colleague, teacher] = await Promise.all(
    ['1002', '2001'].map(async (no) => ChatClient.connect(await signedIn(institute.origin, no), lessonId)),
  );
  const asked = await colleague!.post('측정 컵은 몇 번 헹궈야 하나요?', {
    kind: 'question',
    mediaSecond: 10,
  });
  const id = asked.message!.id;
  await teacher!.post('흐르는 물에 세 번 헹굽니다', { kind: 'answer', replyTo: id, mediaSecond: 10 });
  for (const chat of [colleague!, teacher!]) {
    await chat.emit('accept-rules', {});
    chat.close();
  }
  const asker = await ChatClient.connect(await signedIn(institute.origin, '1001'), lessonId);
  await asker.emit('accept-rules', {});
  asker.close();
});

const field = (page: Page) => page.getByRole('textbox', { name: /(메시지|질문), .*에 남깁니다/ });

async function enter(employeeNo: string, viewport = DESK, query = '') {
  const visitor = await institute.visit(employeeNo, viewport);
  await visitor.page.goto(`${institute.origin}/lessons/${lessonId}${query}`);
  await field(visitor.page).waitFor();
  return visitor;
}

it('a question is asked beside a similar one, answered with its manual, and found by another at its second', async () => {
  const asker = await enter('1001', PHONE, '?at=25');
  const { page } = asker;
  await page.getByRole('button', { name: '질문', exact: true }).click();
  await field(page).pressSequentially('측정 컵은 몇 번');
  const similar = page.getByRole('group', { name: '먼저 물어본 질문' });
  await similar.getByRole('button', { name: /몇 번 헹궈야 하나요.*답변 완료/ }).click();
  await page.getByRole('dialog').getByText('흐르는 물에 세 번 헹굽니다').waitFor();
  await page.getByRole('button', { name: '그래도 묻기' }).click();
  await field(page).fill('비 온 뒤에는 시약을 얼마나 더 넣나요?');
  await page.getByRole('button', { name: '보내기' }).click();
  const row = await waitFor('the question to be kept', () =>
    institute.db.prisma.chatMessage.findFirst({ where: { body: { startsWith: '비 온 뒤' } } }),
  );
  expect(row).toMatchObject({ kind: 'question', mediaMs: 25_000 });

  const teacher = await enter('2001', DESK, '?at=25');
  await teacher.page.getByRole('button', { name: /^질문 \d/ }).click();
  const list = teacher.page.getByRole('dialog');
  await list.getByText('답변 대기', { exact: true }).waitFor();
  await list.getByRole('button', { name: /^25초로/ }).click();
  const question = teacher.page.locator('.message.question', { hasText: '비 온 뒤' });
  await question.getByRole('button', { name: '답글', exact: true }).click();
  await teacher.page.getByRole('textbox', { name: /남기는 답글/ }).fill('평소의 반을 더 넣습니다');
  await teacher.page.getByRole('button', { name: '보내기' }).click();
  const answer = teacher.page.locator('.answer', { hasText: '평소의 반' });
  await answer.getByText('공식 답변', { exact: true }).waitFor();
  await answer.locator('summary').click();
  await answer.getByRole('button', { name: '매뉴얼 절 붙이기' }).click();
  const sheet = teacher.page.getByRole('dialog');
  await sheet.getByRole('searchbox').fill('염소');
  await sheet.getByRole('checkbox', { name: /3\.2 잔류염소 재기/ }).check();
  await sheet.getByRole('button', { name: '답변에 붙이기' }).click();
  // Whoever watches sees the manual under the answer, without asking anew.
  await page
    .locator('.answer', { hasText: '평소의 반' })
    .getByRole('link', { name: /3\.2 잔류염소 재기/ })
    .waitFor();

  const other = await institute.visit('4001', PHONE);
  await other.page.goto(`${institute.origin}/search?q=${encodeURIComponent('시약 반을')}`);
  await other.page.getByRole('heading', { name: '질문과 답' }).waitFor();
  await other.page.getByRole('link', { name: /비 온 뒤에는/ }).click();
  await other.page.getByRole('heading', { level: 1, name: /비 온 뒤에는/ }).waitFor();
  await other.page.getByRole('link', { name: /3\.2 잔류염소 재기/ }).waitFor();
  await other.page.goto(`${institute.origin}/knowledge?q=${encodeURIComponent('평소의')}`);
  await other.page.getByRole('link', { name: /비 온 뒤에는/ }).click();
  await other.page.getByRole('link', { name: /강의의 그 장면/ }).click();
  await other.page.waitForURL(/\/lessons\/.*\?at=25$/);
  await field(other.page).waitFor();
  expect(await other.page.getByRole('slider').first().inputValue()).toBe('25');
  await other.page.locator('.message.question', { hasText: '비 온 뒤' }).waitFor();
  await Promise.all([asker, teacher, other].map(({ context }) => context.close()));
}, 180_000);
