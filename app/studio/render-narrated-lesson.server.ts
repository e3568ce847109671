/** Script → slides, voice and captions → one MP4 that the video pipeline can also play by repackaging alone. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { buildCaptions } from './build-captions';
import { drawSlides, type DrawSlides } from './draw-slides.server';
import { encodeStillVideo } from './encode-still-video.server';
import type { LessonScript } from './lesson-script';
import { narrate } from './narrate.server';
import type { Slide } from './slide-layout';
import { splitSentences } from './split-sentences';

export interface RenderedLesson {
  /** MP4 of 1280 × 720 (see encodeStillVideo), inside `workFolder`. */
  file: string;
  /** WebVTT, a cue for each sentence of the script. */
  vtt: string;
  durationMs: number;
  posterPng: Buffer;
}

type Script = Pick<LessonScript, 'title' | 'poster' | 'slides'>;

const slidesOf = ({ slides, title, poster }: Script): Slide[] =>
  slides.map((slide, index) => ({
    kicker: slide.kicker,
    title: slide.title,
    points: slide.points,
    lessonTitle: title,
    number: index + 1,
    total: slides.length,
    motif: poster,
  }));

/** Shares of the work in percent: drawing and speaking run side by side, then the encoding. */
const DRAWING = 30;
const SPEAKING = 30;

/**
 * Works inside `workFolder`, which the caller removes. `draw` may do the drawing elsewhere, in another process.
 * `onProgress` gets rising whole percent. Throws ProgramError where espeak-ng or ffmpeg fails or `signal` aborts.
 */
export async function renderNarratedLesson({
  script,
  workFolder,
  signal,
  onProgress = () => undefined,
  draw = drawSlides,
}: {
  script: Script;
  workFolder: string;
  signal?: AbortSignal | undefined;
  onProgress?: (percent: number) => void;
  draw?: DrawSlides;
}): Promise<RenderedLesson> {
  const done = { drawing: 0, speaking: 0, encoding: 0 };
  let told = 0;
  const note = (part: keyof typeof done) => (share: number) => {
    done[part] = share;
    const percent = Math.floor(
      done.drawing * DRAWING + done.speaking * SPEAKING + done.encoding * (100 - DRAWING - SPEAKING),
    );
    if (percent > told) onProgress((told = percent));
  };
  const sentences = script.slides.map(({ narration }) => splitSentences(narration));
  const [pictures, narration] = await Promise.all([
    draw({ slides: slidesOf(script), folder: workFolder, signal, onProgress: note('drawing') }),
    narrate({ slides: sentences, workFolder, signal, onProgress: note('speaking') }),
  ]);
  const file = path.join(workFolder, 'lesson.mp4');
  const { slideStartMs: startMs, durationMs, file: voice } = narration;
  await encodeStillVideo({
    file,
    workFolder,
    pictures,
    startMs,
    voice,
    durationMs,
    signal,
    onProgress: note('encoding'),
  });
  note('encoding')(1);
  const posterPng = await fs.readFile(pictures[0]!);
  return { file, vtt: buildCaptions(narration.slides.flat()), durationMs, posterPng };
}
