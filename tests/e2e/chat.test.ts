// Colleagues talk beside a lesson: at once with each other, across a cut of the network, and with whoever watches later.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DESK, PHONE } from '../support/browser';
import { startFlakyProxy, type FlakyProxy } from '../support/flaky-proxy';
import { publishPlayableLesson } from '../support/playable-lesson';
import { setStage } from '../support/stage';
import { waitFor } from '../support/wait-for';

const CUT_SECONDS = Number(process.env['CUT_SECONDS'] ?? 0);
const institute = setStage();
let lessonId: string;
let proxy: FlakyProxy;

beforeAll(async () => {
  ({ lessonId } = await publishPlayableLesson(institute, {
    authorId: institute.people['2001']!,
    seconds: 60,
  }));
  proxy = await startFlakyProxy(Number(new URL(institute.origin).port));
});
afterAll(() => proxy?.close());

const field = (page: Page) => page.getByRole('textbox', { name: /(메시지|질문), .*에 남깁니다/ });

const message = (page: Page, text: string) => page.locator('.message', { hasText: text });

async function say(page: Page, text: string) {
  await field(page).fill(text);
  await page.getByRole('button', { name: '보내기' }).click();
}

async function enter(employeeNo: string, viewport = DESK, origin = institute.origin) {
  const visitor = await institute.visit(employeeNo, viewport, origin);
  await visitor.page.goto(`${origin}/lessons/${lessonId}`);
  await field(visitor.page).waitFor();
  return visitor;
}

it(
  'two colleagues hear each other, also what was said while one was cut off, nothing twice',
  async () => {
    const desk = await enter('1001');
    const phone = await enter('1002', PHONE, proxy.origin);

    await say(desk.page, '우리 풀도 같은 시약을 씁니다');
    // The house rules come once, before the first message.
    await desk.page.getByRole('button', { name: '지키고 쓰기' }).click();
    await message(phone.page, '우리 풀도 같은 시약을 씁니다').waitFor();
    expect(await message(desk.page, '우리 풀도 같은 시약을 씁니다').count()).toBe(1);

    await say(phone.page, '저희도 같습니다');
    await phone.page.getByRole('button', { name: '지키고 쓰기' }).click();
    await message(desk.page, '저희도 같습니다').waitFor();

    proxy.down = true;
    proxy.cutNow();
    await phone.page.getByText(/연결이 끊겼습니다/).waitFor({ timeout: 60_000 });
    await say(desk.page, '끊긴 동안 한 말');
    await say(phone.page, '끊긴 동안 쓴 말');
    // A short cut by default; CUT_SECONDS=60 tries one that outlasts every timeout on the way.
    await sleep(CUT_SECONDS * 1000);
    await say(desk.page, '다시 이어지기 직전의 말');
    proxy.down = false;
    await message(phone.page, '끊긴 동안 한 말').waitFor({ timeout: 60_000 });
    await message(desk.page, '끊긴 동안 쓴 말').waitFor({ timeout: 60_000 });
    for (const { page } of [desk, phone])
      for (const text of ['끊긴 동안 한 말', '끊긴 동안 쓴 말', '다시 이어지기 직전의 말'])
        expect([text, await message(page, text).count()]).toEqual([text, 1]);
    expect(await institute.db.prisma.chatMessage.count()).toBe(5);
    // What came last is seen over the line one writes in, also at the top of the page.
    await phone.page.evaluate(() => window.scrollTo(0, 0));
    const seen = () =>
      phone.page.evaluate(() => {
        const edge = (of: string) => [...document.querySelectorAll(of)].at(-1)!.getBoundingClientRect();
        return edge('.message').bottom <= edge('.composer.dock').top;
      });
    await waitFor('the last words to be seen', seen);
    await Promise.all([desk.context.close(), phone.context.close()]);
  },
  180_000 + CUT_SECONDS * 1000,
);

it('a question at a second is answered officially, and rises at that second for whoever comes later', async () => {
  const asker = await enter('1001');
  const { page } = asker;
  await page.getByRole('slider').first().focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight');
  // Where the axis says that one is: the picture may not have come yet.
  const onAxis = async () => Number(await page.getByRole('slider').first().inputValue());
  await waitFor('the axis to be there', async () => (await onAxis()) > 10);
  const at = await onAxis();
  await page.getByRole('button', { name: '질문', exact: true }).click();
  await say(page, '비 온 뒤에도 같은 자리에서 재나요?');
  await page.locator('.message.question', { hasText: '비 온 뒤에도' }).waitFor();
  // It shows before it is kept.
  const row = await waitFor('the question to be kept', () =>
    institute.db.prisma.chatMessage.findFirst({ where: { kind: 'question' } }),
  );
  expect(Math.abs(row.mediaMs / 1000 - at)).toBeLessThan(2);

  const teacher = await enter('2001');
  const question = teacher.page.locator('.message', { hasText: '비 온 뒤에도' });
  await teacher.page.getByRole('slider').first().focus();
  await teacher.page.keyboard.press('End');
  await question.waitFor();
  await question.getByRole('button', { name: '답글', exact: true }).click();
  await teacher.page
    .getByRole('textbox', { name: /남기는 답글/ })
    .fill('비가 그치고 30분 뒤에 한 번 더 잽니다');
  await teacher.page.getByRole('button', { name: '보내기' }).click();
  const accept = teacher.page.getByRole('button', { name: '지키고 쓰기' });
  await accept.click();
  await page.locator('.answer', { hasText: '30분 뒤에' }).getByText('공식 답변').waitFor();

  const later = await enter('1002', PHONE);
  expect(await later.page.getByText('비 온 뒤에도').count()).toBe(0);
  await later.page.getByRole('slider').first().focus();
  await later.page.keyboard.press('End');
  await later.page.locator('.message.question', { hasText: '비 온 뒤에도' }).waitFor();
  await later.page.locator('.answer', { hasText: '30분 뒤에' }).waitFor();
  await later.page.getByRole('button', { name: /나도 궁금해요/ }).click();
  await waitFor('the others to see it', async () =>
    (await page.getByRole('button', { name: /나도 궁금해요/ }).textContent())?.includes('1'),
  );
  await Promise.all([asker, teacher, later].map(({ context }) => context.close()));
}, 120_000);

it('who goes by keyboard is back on the button of a message after its acts, and in the list once it is deleted', async () => {
  const { page, context } = await enter('2001');
  const dots = (text: string) => message(page, text).locator('summary').last();
  const choose = async (text: string, name: string) => {
    await dots(text).press('Enter');
    await message(page, text).getByRole('button', { name, exact: true }).press('Enter');
  };
  const isBack = (text: string) =>
    waitFor('the focus to be back', () => dots(text).evaluate((node) => node === document.activeElement));
  const others = '우리 풀도 같은 시약을 씁니다';
  for (const name of ['신고', '쓰기 멈추기', '가리기']) {
    await choose(others, name);
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await isBack(others);
  }
  await choose(others, '고마워요');
  await message(page, others).getByRole('button', { name: '고마워요 1' }).waitFor();
  await isBack(others);

  await say(page, '곧 지울 글');
  await dots('곧 지울 글').waitFor();
  await choose('곧 지울 글', '지우기');
  await page.getByRole('dialog').getByRole('button', { name: '지우기' }).press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await waitFor('the focus to be in the list', () =>
    page.evaluate(() => document.activeElement?.matches('.chat-frame > .chat') ?? false),
  );
  expect(await page.getByText('지운 메시지입니다').count()).toBe(1);
  await context.close();
}, 120_000);

it('an Enter that ends a syllable sends nothing; refused text stays in the field', async () => {
  const { page, context } = await enter('1001');
  await field(page).fill('010-1234-5678로 연락 주세요');
  await field(page).dispatchEvent('keydown', { key: 'Enter', isComposing: true });
  expect(await field(page).inputValue()).toContain('010-1234');
  await page.getByRole('button', { name: '보내기' }).click();
  await page
    .getByText(/휴대전화/)
    .first()
    .waitFor();
  await waitFor('the text to come back', async () => (await field(page).inputValue()).includes('010-1234'));
  await page.reload();
  await field(page).waitFor();
  await waitFor('the draft to come back', async () => (await field(page).inputValue()).includes('010-1234'));
  await context.close();
}, 60_000);
