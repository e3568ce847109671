// What looks like markup, formulas or turned-round text stands in the talk as the text it is, in a real browser.
import { expect, it } from 'vitest';
import { DESK } from '../support/browser';
import { publishLessonRows } from '../support/published-lesson';
import { setStage } from '../support/stage';

const institute = setStage();

it('a script that was written is read and not run', async () => {
  const { people, db } = institute;
  const { lessonId } = await publishLessonRows(db, { authorId: people['2001']! });
  await db.sql.query(`INSERT INTO chat_reader (person_id, rules_accepted_at) SELECT id, now() FROM employee`);
  const writer = await institute.visit('1001', DESK);
  const reader = await institute.visit('1002', DESK);
  const bodies = [
    '<script>window.ran = true</script>',
    '<img src=x onerror="window.ran = true">',
    '=HYPERLINK("http://elsewhere.example","여기")',
    'javascript:window.ran=true /lessons/../../hr',
  ];
  for (const { page } of [writer, reader]) {
    await page.goto(`${institute.origin}/lessons/${lessonId}`);
    await page.getByRole('textbox', { name: /(메시지|질문), .*에 남깁니다/ }).waitFor();
  }
  for (const body of bodies) {
    await writer.page.getByRole('textbox', { name: /(메시지|질문), .*에 남깁니다/ }).fill(body);
    await writer.page.getByRole('button', { name: '보내기' }).click();
    await reader.page.locator('.message .said', { hasText: body }).waitFor();
  }
  for (const { page } of [writer, reader]) {
    expect(await page.evaluate(() => (window as { ran?: boolean }).ran)).toBeUndefined();
    expect(await page.locator('.message script, .message img, .message a').count()).toBe(0);
  }
  await Promise.all([writer, reader].map(({ context }) => context.close()));
}, 60_000);
