// From a lesson without captions to checked ones: the speech is heard in the background, each line is checked with a tap.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { uploadClip } from '../faults/upload-clip';
import { type ApiClient } from '../support/api-client';
import { DESK, type Visitor } from '../support/browser';
import { findBarriers } from '../support/find-barriers';
import { makeTestClip } from '../support/media';
import { signedIn } from '../support/people';
import { recogniserCommand } from '../support/recogniser-command';
import { setStage } from '../support/stage';
import { waitFor } from '../support/wait-for';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'edu-recogniser-'));
// The program runs under an account of its own.
fs.chmodSync(folder, 0o711);
const institute = setStage({
  jobs: true,
  settings: { CAPTION_COMMAND: recogniserCommand('good', folder).join(' ') },
});
let author: ApiClient;

beforeAll(async () => {
  author = await signedIn(institute.origin, '2001');
});
afterAll(async () => {
  fs.rmSync(folder, { recursive: true, force: true });
});

async function makeLesson() {
  const videoId = await uploadClip(author, await makeTestClip({ seconds: 4 }));
  const ready = async () => (await author.api('GET', `/videos/${videoId}`)).data.status === 'ready';
  await waitFor('the recording to be ready', ready, 90_000);
  const { data } = await author.api('POST', '/lessons', { title: '염소 재기' });
  await author.api('PUT', `/lessons/${data.id}/video`, { videoId });
  return data.id as string;
}
const storedCues = async () =>
  ((await institute.db.prisma.caption.findFirst())?.cues ?? []) as [number, number, string, true?][];

async function expectNoBarrier({ page, complaints }: Pick<Visitor, 'page' | 'complaints'>) {
  expect(complaints).toEqual([]);
  expect(await findBarriers(page)).toEqual([]);
  // The checker's own styles are refused by the page, which says so.
  complaints.length = 0;
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
}

it('is made, checked line by line, saved, and what is left is told at the desk', async () => {
  const lessonId = await makeLesson();
  const { page, complaints } = await institute.visit('2001');
  await page.goto(`${institute.origin}/studio/${lessonId}`);
  const ask = page.getByRole('button', { name: '음성에서 자막 초안 만들기' });
  await ask.scrollIntoViewIfNeeded();
  await ask.click();
  await page.getByText(/초안 \d+줄이 준비되었습니다/).waitFor({ timeout: 60_000 });
  await expectNoBarrier({ page, complaints });
  // Nothing is anybody's caption before a person has looked.
  expect(await storedCues()).toEqual([]);

  await page.getByRole('link', { name: '초안 확인하러 가기' }).click();
  const left = page.getByText(/확인 안 한 자막 \d+줄/);
  await left.waitFor();
  await expectNoBarrier({ page, complaints });
  const count = async () => Number(/\d+/.exec(await left.innerText())![0]);
  const all = await count();
  expect(all).toBeGreaterThanOrEqual(4);
  const check = page.getByRole('button', { name: '확인함, 다음으로' });
  const box = (await check.boundingBox())!;
  expect(Math.min(box.height, box.width)).toBeGreaterThanOrEqual(48);
  await check.tap();
  await waitFor('one line less', async () => (await count()) === all - 1);
  // The next one is in hand, and no keyboard covers the page.
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON');
  await page.getByRole('textbox', { name: '글', exact: true }).fill('손으로 고친 줄');
  await waitFor('a mended line to count', async () => (await count()) === all - 2);
  while ((await count()) > 1) {
    const before = await count();
    await page.getByRole('button', { name: '다음 확인할 줄' }).click();
    await page.keyboard.press('Alt+KeyC');
    await waitFor('one line less', async () => (await count()) === before - 1);
  }
  await page.getByRole('button', { name: '저장', exact: true }).click();
  await page.getByRole('button', { name: '모두 저장됨' }).waitFor();
  const cues = await storedCues();
  expect(cues.filter((cue) => cue[3]).length).toBe(1);
  expect(cues.some(([, , text]) => text === '손으로 고친 줄')).toBe(true);

  await page.goto(`${institute.origin}/studio/${lessonId}`);
  await page.locator('summary', { hasText: '남았습니다' }).click();
  await page.getByText('확인하지 않은 자막이 1줄 있습니다.').waitFor();
  await expectNoBarrier({ page, complaints });
  await page.getByRole('link', { name: '첫 줄부터 확인하기' }).click();
  await page.getByRole('button', { name: '확인함, 다음으로' }).click();
  await left.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '저장', exact: true }).click();
  await page.getByRole('button', { name: '모두 저장됨' }).waitFor();
  expect((await storedCues()).every((cue) => cue.length === 3)).toBe(true);
  expect(complaints).toEqual([]);
});

it('never takes the place of what is written; it comes on a press, and goes by undoing', async () => {
  const lessonId = await makeLesson();
  const vtt = 'WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n손으로 쓴 자막\n';
  await author.api('PUT', `/lessons/${lessonId}/captions?lang=ko`, vtt, 'text/vtt');
  const { page, complaints } = await institute.visit('2001', DESK);
  await page.goto(`${institute.origin}/studio/${lessonId}/captions`);
  await page.getByText('음성에서 자막 초안 만들기').first().click();
  await page.getByRole('button', { name: '음성에서 자막 초안 만들기' }).click();
  const load = page.getByRole('button', { name: '초안 불러오기' });
  await load.waitFor({ timeout: 60_000 });
  const text = page.getByRole('textbox', { name: '글', exact: true });
  expect(await text.inputValue()).toBe('손으로 쓴 자막');
  await page.getByRole('button', { name: '모두 저장됨' }).waitFor();
  await load.click();
  await page.getByText(/확인 안 한 자막 \d+줄/).waitFor();
  await page.getByRole('button', { name: '되돌리기', exact: true }).first().click();
  await waitFor('the own caption again', async () => (await text.inputValue()) === '손으로 쓴 자막');
  await page.getByRole('button', { name: '초안 버리기' }).click();
  await page.getByRole('button', { name: '음성에서 자막 초안 만들기' }).waitFor();
  expect(complaints).toEqual([]);
});
