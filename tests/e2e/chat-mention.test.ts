// Somebody is called by name at a second of the video, hears of it, and arrives there; a report is dealt with on the desk.
import { expect, it } from 'vitest';
import { DESK, PHONE } from '../support/browser';
import { publishPlayableLesson } from '../support/playable-lesson';
import { setStage } from '../support/stage';
import { waitFor } from '../support/wait-for';

const institute = setStage();
const FIELD = { name: /(메시지|질문), .*에 남깁니다/ };

it('who is called hears of it and arrives at the second; what is reported is hidden from the desk', async () => {
  const { people, db, origin } = institute;
  const { lessonId } = await publishPlayableLesson(institute, { authorId: people['2001']!, seconds: 60 });
  await db.sql.query(`INSERT INTO chat_reader (person_id, rules_accepted_at) SELECT id, now() FROM employee`);
  const writer = await institute.visit('1001', DESK);
  await writer.page.goto(`${origin}/lessons/${lessonId}?at=20`);
  await writer.page.getByRole('textbox', FIELD).focus();
  await writer.page.keyboard.type('@ㄱㅁ');
  await writer.page.getByRole('option', { name: /강민석/ }).waitFor();
  await writer.page.keyboard.press('Enter');
  await writer.page.keyboard.type('여기 보세요');
  await writer.page.keyboard.press('Enter');
  await writer.page.locator('.message .mention', { hasText: '@강민석' }).waitFor();

  const { path } = await waitFor('the notification', () =>
    db.prisma.notification.findFirst({ where: { personId: people['1002']!, kind: 'mention' } }),
  );
  const reader = await institute.visit('1002', PHONE);
  await reader.page.goto(origin + path);
  const called = reader.page.locator('.message', { hasText: '여기 보세요' });
  await called.getByText('나를 부름').waitFor();
  expect(await reader.page.getByRole('textbox', FIELD).getAttribute('placeholder')).toContain('0:20');
  await called.getByLabel(/님 메시지에 할 일/).click();
  await called.getByRole('button', { name: '신고' }).click();
  await reader.page.getByRole('button', { name: '사실과 다른 내용' }).click();
  await reader.page.getByRole('button', { name: '신고하기' }).click();

  await waitFor('the report', () => db.prisma.chatReport.count());
  const teacher = await institute.visit('2001', PHONE);
  await teacher.page.goto(`${origin}/chat-desk`);
  const report = teacher.page.getByRole('article', { name: /박서윤/ });
  await report.getByText('사실과 다른 내용').waitFor();
  await report.getByRole('button', { name: '가리기' }).click();
  await teacher.page.getByRole('textbox', { name: '가리는 까닭' }).fill('사실과 다릅니다');
  await teacher.page.getByRole('dialog').getByRole('button', { name: '가리기' }).click();
  await teacher.page.getByText('기다리는 신고가 없습니다').waitFor();
  await reader.page.getByText('관리자가 가린 메시지입니다').waitFor();
  await writer.page.getByText('가린 이유: 사실과 다릅니다').waitFor();
  await Promise.all([writer, reader, teacher].map(({ context }) => context.close()));
}, 120_000);
