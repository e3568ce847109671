/**
 * Speaks a script with espeak-ng, one sentence at a time, so that every caption's time is the length of what was
 * really said and not an estimate. The pieces and the pauses between them become one WAV.
 */
import fs from 'node:fs/promises';
import path from 'node:path';
import { runProgram } from '~/platform/program.server';
import type { SpokenSentence } from './build-captions';
import { asSpoken, asWritten } from './spoken-words';
import { joinWaves, readWave, type Wave } from './wave';

/** Pauses, milliseconds: before the first word, after a sentence, after a slide, after the last word. */
const LEAD_MS = 800;
const SENTENCE_MS = 120;
const SLIDE_MS = 600;
const TAIL_MS = 1500;
/** Words a minute as espeak-ng counts them; slow enough to follow in a noisy place. */
const WORDS_A_MINUTE = 150;
/** Two at a time: the machine has two cores, and each call is mostly start-up. */
const AT_ONCE = 2;

export interface Narration {
  /** The whole voice track. */
  file: string;
  /** By slide, sentence by sentence. */
  slides: SpokenSentence[][];
  /** When each slide appears. */
  slideStartMs: number[];
  durationMs: number;
}

async function speak(text: string, file: string, signal: AbortSignal | undefined): Promise<Wave> {
  await runProgram(
    'espeak-ng',
    ['-v', 'ko', '-s', String(WORDS_A_MINUTE), '-b', '1', '-w', file, '--stdin'],
    {
      input: text,
      timeoutMs: 30_000,
      nice: 10,
      ...(signal ? { signal } : {}),
    },
  );
  const wave = readWave(await fs.readFile(file));
  await fs.rm(file);
  return wave;
}

/** Writes `narration.wav` into `workFolder`. `slides` are the sentences of each slide; `onProgress` gets 0–1. */
export async function narrate({
  slides,
  workFolder,
  signal,
  onProgress,
}: {
  slides: string[][];
  workFolder: string;
  signal?: AbortSignal | undefined;
  onProgress?: (share: number) => void;
}): Promise<Narration> {
  const all = slides.flat();
  const waves: Wave[] = new Array(all.length);
  let next = 0;
  let done = 0;
  const worker = async () => {
    for (let index = next++; index < all.length; index = next++) {
      waves[index] = await speak(
        asSpoken(all[index]!),
        path.join(workFolder, `sentence-${index}.wav`),
        signal,
      );
      onProgress?.(++done / all.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));

  const track: (Wave | number)[] = [LEAD_MS];
  const slideStartMs: number[] = [];
  let atMs = LEAD_MS;
  let spoken = 0;
  const spokenSlides = slides.map((sentences, slide) => {
    slideStartMs.push(slide === 0 ? 0 : atMs);
    return sentences.map((text, index) => {
      const wave = waves[spoken++]!;
      const pause =
        index < sentences.length - 1 ? SENTENCE_MS : slide < slides.length - 1 ? SLIDE_MS : TAIL_MS;
      const sentence = { startMs: atMs, endMs: atMs + wave.durationMs, text: asWritten(text) };
      track.push(wave, pause);
      atMs += wave.durationMs + pause;
      return sentence;
    });
  });
  const file = path.join(workFolder, 'narration.wav');
  await fs.writeFile(file, joinWaves(track));
  return { file, slides: spokenSlides, slideStartMs, durationMs: atMs };
}
