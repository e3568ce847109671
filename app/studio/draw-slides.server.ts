import fs from 'node:fs/promises';
import path from 'node:path';
import { drawSlide } from './draw-slide.server';
import type { Slide } from './slide-layout';

/** Draws slides as files in `folder` and returns their paths in order. */
export type DrawSlides = (options: {
  slides: Slide[];
  folder: string;
  signal?: AbortSignal | undefined;
  /** 0–1. */
  onProgress?: (share: number) => void;
}) => Promise<string[]>;

/** `slide-001.png` for index 0. */
export const slideFile = (folder: string, index: number) =>
  path.join(folder, `slide-${String(index + 1).padStart(3, '0')}.png`);

/** Draws in this process, two at a time: while one is laid out, the other is painted on a thread. */
export const drawSlides: DrawSlides = async ({ slides, folder, signal, onProgress }) => {
  let next = 0;
  let done = 0;
  const worker = async () => {
    for (let index = next++; index < slides.length; index = next++) {
      signal?.throwIfAborted();
      await fs.writeFile(slideFile(folder, index), await drawSlide(slides[index]!));
      onProgress?.(++done / slides.length);
    }
  };
  await Promise.all([worker(), worker()]);
  return slides.map((_, index) => slideFile(folder, index));
};
