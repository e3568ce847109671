// The author chooses the lesson's poster, by keyboard from the scenes offered and from the second that plays.
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { findBarriers } from '../support/find-barriers';
import { publishPlayableLesson } from '../support/playable-lesson';
import { setStage } from '../support/stage';
import { waitFor } from '../support/wait-for';

const institute = setStage();
let lesson: Awaited<ReturnType<typeof publishPlayableLesson>>;

beforeAll(async () => {
  lesson = await publishPlayableLesson(institute, { authorId: institute.people['2001']!, seconds: 30 });
});

const posterMs = async () =>
  (await institute.db.prisma.video.findUniqueOrThrow({ where: { id: lesson.videoId } })).posterMs;
/** What an employee's list of lessons shows: the address, and that it is a picture. */
async function shown(page: Page) {
  await page.goto(`${institute.origin}/courses`);
  const picture = page.locator('.poster img[src^="/media/"]').first();
  await picture.waitFor();
  await waitFor('the picture to come', () =>
    picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0),
  );
  return (await picture.getAttribute('src'))!;
}

it('changes at once for everybody, and goes back to the automatic one', async () => {
  const employee = await institute.visit('1001');
  await employee.page.goto(`${institute.origin}/`);
  const { page, complaints } = await institute.visit('2001');
  await page.goto(`${institute.origin}/studio/${lesson.lessonId}`);
  const opener = page.getByRole('button', { name: '대표 화면 바꾸기' });
  await opener.focus();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: '대표 화면' });
  const scenes = sheet.getByRole('group', { name: '고를 수 있는 장면' }).getByRole('button');
  await waitFor('six scenes to be offered', async () => (await scenes.count()) === 6);
  await sheet.getByText('지금은 자동으로 고른 화면입니다.').waitFor();
  expect(await findBarriers(page, 'dialog')).toEqual([]);
  for (const scene of await scenes.all())
    expect((await scene.boundingBox())!.height).toBeGreaterThanOrEqual(48);

  await scenes.first().focus();
  for (let i = 0; i < 2; i++) await page.keyboard.press('Tab');
  expect(await scenes.nth(2).evaluate((button) => button === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await sheet.getByText('대표 화면을 바꾸었습니다.').waitFor();
  expect(await scenes.nth(2).getAttribute('aria-pressed')).toBe('true');
  const chosen = (await posterMs())!;
  expect(chosen).toBeGreaterThan(8000);
  const address = `/media/posters/${lesson.videoId}-${chosen}.jpg`;
  expect(await sheet.locator('.poster img').getAttribute('src')).toBe(address);
  expect(await shown(employee.page)).toBe(address);

  // Any other second, from the player.
  await sheet.getByRole('link', { name: '재생하면서 다른 장면 찾기' }).click();
  const axis = page.getByRole('slider', { name: '재생 위치' });
  await axis.focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: /지금 장면\(0:\d+\)을 대표 화면으로/ }).click();
  await page.getByText('대표 화면을 바꾸었습니다.').waitFor();
  const second = (await posterMs())!;
  expect(second).not.toBe(chosen);
  expect(await shown(employee.page)).toBe(`/media/posters/${lesson.videoId}-${second}.jpg`);
  expect((await page.request.get(institute.origin + address)).status()).toBe(200);

  await page.goto(`${institute.origin}/studio/${lesson.lessonId}`);
  await opener.click();
  await sheet.getByRole('button', { name: '자동으로 고르기' }).click();
  await sheet.getByText('지금은 자동으로 고른 화면입니다.').waitFor();
  expect(await shown(employee.page)).toBe(`/media/posters/${lesson.renditionSetId}.jpg`);
  expect([...complaints, ...employee.complaints]).toEqual([]);
});

it('is not offered to others, and refused where they ask', async () => {
  const { page } = await institute.visit('1001');
  const answer = await page.request.post(`${institute.origin}/studio/${lesson.lessonId}`, {
    headers: { origin: institute.origin },
    form: { intent: 'poster', atMs: '1000' },
  });
  expect(answer.status()).toBe(403);
  expect(await posterMs()).toBeNull();
});
