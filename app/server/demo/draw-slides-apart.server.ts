import path from 'node:path';
import { runProgram } from '~/platform/program.server';
import { slideFile, type DrawSlides } from '~/studio/draw-slides.server';

/** Draws in a niced process of its own (scripts/draw-slides.mjs), which ends with `signal`. */
export const drawSlidesApart: DrawSlides = async ({ slides, folder, signal, onProgress }) => {
  await runProgram(process.execPath, [path.resolve('scripts/draw-slides.mjs')], {
    input: JSON.stringify({ slides, folder }),
    nice: 10,
    timeoutMs: 300_000,
    onLine: (line) => onProgress?.(Number(line)),
    ...(signal ? { signal } : {}),
  });
  return slides.map((_, index) => slideFile(folder, index));
};
