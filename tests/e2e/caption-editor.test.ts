// The caption editor in a real browser: nothing typed is lost, nothing newer is overwritten, the keyboard does it all.
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { DESK } from '../support/browser';
import { publishLessonRows } from '../support/published-lesson';
import { setStage } from '../support/stage';
import { waitFor } from '../support/wait-for';

const institute = setStage();
let authorId: string;

beforeAll(async () => {
  authorId = institute.people['2001']!;
});

const cues = [
  [1000, 4000, '물을 받습니다'],
  [4000, 4500, '시약을 넣습니다'],
  [9000, 12_000, '뚜껑을 닫습니다'],
];

async function openEditor() {
  const { lessonId } = await publishLessonRows(institute.db, { authorId });
  const version = await institute.db.prisma.lessonVersion.findFirstOrThrow({ where: { lessonId } });
  await institute.db.prisma.caption.create({
    data: { lessonVersionId: version.id, lang: 'ko', vtt: 'WEBVTT\n', cues },
  });
  const visitor = await institute.visit('2001', DESK);
  const url = `${institute.origin}/studio/${lessonId}/captions`;
  await visitor.page.goto(url);
  await visitor.page.getByRole('button', { name: '모두 저장됨' }).waitFor();
  const stored = async () =>
    (await institute.db.prisma.caption.findFirstOrThrow({ where: { lessonVersionId: version.id } })).cues;
  return { ...visitor, url, stored };
}

const text = (page: Page) => page.getByRole('textbox', { name: '글', exact: true });
const shown = (page: Page) => text(page).inputValue();

it('is worked by the keyboard alone: warnings, splitting, undoing, saving', async () => {
  const { page, stored, complaints } = await openEditor();
  await page.getByRole('button', { name: '다음 주의 1곳' }).waitFor();
  await page.keyboard.press('Alt+KeyW');
  await page.getByText('0.5초만 보입니다').waitFor();
  expect(await shown(page)).toBe('시약을 넣습니다');
  await text(page).press('Home');
  for (let i = 0; i < 3; i++) await text(page).press('ArrowRight');
  await text(page).press('Alt+Enter');
  await waitFor('the second part to be in hand', async () => (await shown(page)) === '넣습니다');
  await page.keyboard.press('Control+KeyZ');
  await waitFor('the split to be undone', async () => (await shown(page)) === '시약을 넣습니다');
  await page.keyboard.press('Control+Shift+KeyZ');
  await page.keyboard.press('Alt+ArrowUp');
  await waitFor('the first part to be in hand', async () => (await shown(page)) === '시약을');
  await page.keyboard.press('Alt+KeyM');
  await waitFor('the parts to be joined', async () => (await shown(page)) === '시약을\n넣습니다');
  await page.getByRole('textbox', { name: '끝', exact: true }).fill('0:06.5');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '주의할 곳이 없습니다' }).waitFor();
  await page.keyboard.press('Control+KeyS');
  await page.getByRole('button', { name: '모두 저장됨' }).waitFor();
  expect(await stored()).toEqual([cues[0], [4000, 6500, '시약을\n넣습니다'], cues[2]]);
  expect(complaints).toEqual([]);
});

it('acts on nothing while a syllable is being composed', async () => {
  const { page } = await openEditor();
  await text(page).focus();
  const pressed = await text(page).evaluate((field) => {
    const event = (isComposing: boolean) =>
      new KeyboardEvent('keydown', {
        code: 'ArrowDown',
        altKey: true,
        isComposing,
        bubbles: true,
        cancelable: true,
      });
    return [field.dispatchEvent(event(true)), field.dispatchEvent(event(false))];
  });
  // False: somebody took the key.
  expect(pressed).toEqual([true, false]);
});

it('keeps unsaved work over a reload, and asks before it is left', async () => {
  const { page, url, stored } = await openEditor();
  await text(page).fill('물을 천천히 받습니다');
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await page.getByText('저장하지 않은 자막을 되살렸습니다').waitFor();
  expect(await shown(page)).toBe('물을 천천히 받습니다');
  await page.getByRole('link', { name: '홈' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: '계속 고치기' }).click();
  expect(page.url()).toBe(url);
  await page.getByRole('button', { name: '저장', exact: true }).click();
  await page.getByRole('button', { name: '모두 저장됨' }).waitFor();
  expect(await stored()).toMatchObject([[1000, 4000, '물을 천천히 받습니다'], {}, {}]);
  await page.getByRole('link', { name: '홈' }).first().click();
  await page.waitForURL(`${institute.origin}/`);
  await page.goto(url);
  await page.getByRole('button', { name: '모두 저장됨' }).waitFor();
  expect(await page.getByText('되살렸습니다').count()).toBe(0);
});

it('refuses to overwrite what another window saved, and loses neither', async () => {
  const { page, url, stored, context } = await openEditor();
  const other = await context.newPage();
  await other.goto(url);
  await other.getByRole('button', { name: '모두 저장됨' }).waitFor();
  await text(page).fill('이 창의 글');
  await text(other).fill('다른 창의 글');
  await other.getByRole('button', { name: '저장', exact: true }).click();
  await other.getByRole('button', { name: '모두 저장됨' }).waitFor();
  await page.getByRole('button', { name: '저장', exact: true }).click();
  await page.getByText('다른 창이나 다른 기기에서').waitFor();
  expect(await shown(page)).toBe('이 창의 글');
  expect(await stored()).toMatchObject([[1000, 4000, '다른 창의 글'], {}, {}]);
  await page.getByRole('button', { name: '저장된 것 불러오기' }).click();
  await waitFor('the other text', async () => (await shown(page)) === '다른 창의 글');
  await page.getByRole('button', { name: '되돌리기', exact: true }).first().click();
  await waitFor('the own text again', async () => (await shown(page)) === '이 창의 글');
  await page.getByRole('button', { name: '저장', exact: true }).click();
  await page.getByRole('button', { name: '모두 저장됨' }).waitFor();
  expect(await stored()).toMatchObject([[1000, 4000, '이 창의 글'], {}, {}]);
});
