/** Draws a slide as PNG: satori lays it out, resvg paints it on a thread of its own. */
import { createRequire } from 'node:module';
import path from 'node:path';
import fs from 'node:fs/promises';
import { renderAsync } from '@resvg/resvg-js';
import satori, { type Font } from 'satori';
import {
  layOutSlide,
  SLIDE_HEIGHT,
  SLIDE_WIDTH,
  steps,
  TEXT_BOX,
  TEXT_KEY,
  type Slide,
  type Step,
} from './slide-layout';

let fonts: Promise<Font[]> | undefined;

async function loadFonts(): Promise<Font[]> {
  const folder = path.dirname(createRequire(import.meta.url).resolve('pretendard-gov/package.json'));
  const read = async (file: string, weight: 500 | 700): Promise<Font> => ({
    name: 'Pretendard GOV',
    weight,
    style: 'normal',
    data: await fs.readFile(path.join(folder, 'dist/public/static', file)),
  });
  return Promise.all([read('PretendardGOV-Medium.otf', 500), read('PretendardGOV-Bold.otf', 700)]);
}

/** The slide's SVG at one step of sizes, and whether its text stays in its box. */
async function layOut(slide: Slide, step: Step) {
  fonts ??= loadFonts();
  let fits = true;
  const svg = await satori(layOutSlide(slide, step), {
    width: SLIDE_WIDTH,
    height: SLIDE_HEIGHT,
    fonts: await fonts,
    onNodeDetected(node) {
      if (node.key === TEXT_KEY) fits = node.height <= TEXT_BOX.height;
    },
  });
  return { svg, fits };
}

/** A PNG of 1280 × 720. Long texts get smaller type, down to the last step. */
export async function drawSlide(slide: Slide): Promise<Buffer> {
  for (const step of steps) {
    const { svg, fits } = await layOut(slide, step);
    if (fits || step === steps.at(-1))
      return (await renderAsync(svg, { font: { loadSystemFonts: false } })).asPng();
  }
  throw new Error('no steps');
}
