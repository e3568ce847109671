import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { drawSlide } from '~/studio/draw-slide.server';
import { SLIDE_HEIGHT, SLIDE_WIDTH, TEXT_BOX, type Slide } from '~/studio/slide-layout';
import { makeTempFolder } from '../support/temp-folder';
import { readPixels } from './pixels';

const plain: Slide = {
  kicker: '4단계',
  title: '잴 풀의 물로 세 번 헹굽니다',
  points: ['헹군 물은 바닥 배수구로'],
  lessonTitle: '수영장 잔류염소, 하루 세 번 재는 법',
  number: 7,
  total: 18,
  motif: 'pool',
};
const blank: Slide = { ...plain, kicker: undefined, title: ' ', points: [] };

const drawn = new Map<Slide, Promise<Buffer>>();
/** The slide's grey pixels; each slide is drawn once. */
function draw(slide: Slide): Promise<Buffer> {
  const pixels = drawn.get(slide) ?? paint(slide);
  drawn.set(slide, pixels);
  return pixels;
}

async function paint(slide: Slide) {
  const file = path.join(makeTempFolder(), 'slide.png');
  await fs.writeFile(file, await drawSlide(slide));
  return readPixels(file);
}

/** Where two slides differ: the smallest box around all differing pixels, null where they are alike. */
async function boxOfDifference(one: Slide, other: Slide) {
  const [a, b] = [await draw(one), await draw(other)];
  expect(a.length).toBe(SLIDE_WIDTH * SLIDE_HEIGHT);
  let box: { left: number; right: number; top: number; bottom: number } | null = null;
  for (let at = 0; at < a.length; at++) {
    if (Math.abs(a[at]! - b[at]!) < 8) continue;
    const [x, y] = [at % SLIDE_WIDTH, Math.floor(at / SLIDE_WIDTH)];
    box = box
      ? { left: Math.min(box.left, x), right: Math.max(box.right, x), top: Math.min(box.top, y), bottom: y }
      : { left: x, right: x, top: y, bottom: y };
  }
  return box;
}

const longWord = 'https://edu.example.kr/lessons/ABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789-MMMMMMMM';
test.each([
  ['an ordinary slide', plain],
  ['a word longer than its line', { ...plain, title: '아주긴낱말'.repeat(12), points: [longWord] }],
  [
    'as much text as a script may hold',
    {
      ...plain,
      kicker: '가'.repeat(30),
      title: '가나다라마'.repeat(12),
      points: Array<string>(5).fill(longWord.slice(0, 60)),
    },
  ],
  [
    'long sentences',
    {
      ...plain,
      title: '늦게 읽으면 높게 나오고 그래서 염소를 덜 넣게 되어 소독이 모자랍니다',
      points: Array<string>(5).fill('시약을 넣은 때부터 일 분 안에 읽고 일지에 두 값을 모두 적습니다'),
    },
  ],
])('%s stays in its place', async (_name, slide) => {
  const box = (await boxOfDifference(slide, blank))!;
  expect(box.left).toBeGreaterThanOrEqual(TEXT_BOX.left);
  expect(box.right).toBeLessThanOrEqual(TEXT_BOX.left + TEXT_BOX.width);
  expect(box.top).toBeGreaterThanOrEqual(TEXT_BOX.top);
  expect(box.bottom).toBeLessThanOrEqual(TEXT_BOX.top + TEXT_BOX.height);
});

test('a lesson title of a hundred characters does not run into the page number', async () => {
  const box = (await boxOfDifference(
    { ...plain, lessonTitle: '긴제목'.repeat(33) },
    { ...plain, lessonTitle: ' ' },
  ))!;
  expect(box.right).toBeLessThan(88 + 960);
  expect(box.bottom).toBeLessThan(SLIDE_HEIGHT - 16);
});

test.each(['kiosk', 'parking', 'aed', 'asset', 'court', 'no-such-motif'])(
  '%s has a picture of its own',
  async (motif) => {
    const box = (await boxOfDifference({ ...plain, motif }, plain))!;
    expect(box.left).toBeGreaterThan(TEXT_BOX.left + TEXT_BOX.width);
  },
);
