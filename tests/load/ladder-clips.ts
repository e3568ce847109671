// Recordings for the part `ladder`: a short piece is made once and repeated without encoding, as long as a lesson is.
import fs from 'node:fs/promises';
import path from 'node:path';
import { runFfmpeg } from '~/platform/ffmpeg.server';
import { drawSlides } from '~/studio/draw-slides.server';

const LONGEST_MS = 10 * 60_000;
export const ffmpeg = (args: string[]) => runFfmpeg(args, { timeoutMs: LONGEST_MS });

const PIECE_SECONDS = 10;
/** A picture that moves everywhere and a tone; about 8 Mbit/s in H.264, like a phone's. */
const moving = [
  ...['-f', 'lavfi', '-i', 'mandelbrot=size=960x540:rate=30:maxiter=60,scale=1920:1080'],
  ...['-f', 'lavfi', '-i', 'sine=frequency=300:sample_rate=48000', '-t', String(PIECE_SECONDS)],
  ...['-pix_fmt', 'yuv420p', '-c:a', 'aac', '-ac', '2'],
];
const encoders = {
  h264: ['-c:v', 'libx264', '-preset', 'veryfast', '-b:v', '8M', '-g', '60'],
  hevc: ['-c:v', 'libx265', '-preset', 'ultrafast', '-b:v', '5M', '-x265-params', 'log-level=none:keyint=60'],
};

/** 1080p at 30 frames a second; returns the file. */
export async function makeMovingClip(folder: string, codec: keyof typeof encoders, seconds: number) {
  const piece = path.join(folder, `${codec}-piece.mp4`);
  const made = await fs.stat(piece).catch(() => null);
  if (!made) await ffmpeg([...moving, ...encoders[codec], piece]);
  const file = path.join(folder, `${codec}-${seconds}.mp4`);
  await ffmpeg(['-stream_loop', '-1', '-i', piece, '-t', String(seconds), '-c', 'copy', file]);
  return file;
}

const SLIDES = 10;
const titles = ['재기 전에', '시료를 뜨는 곳', '세 번 헹구기', '시약을 넣는 차례', '색을 견주기'];

/** Slides of the institute's own maker in 1080p, a new one every few seconds, as sharp as they were drawn. */
export async function makeSlideClip(folder: string, seconds: number) {
  const slides = Array.from({ length: SLIDES }, (_, i) => ({
    kicker: `${i + 1}단계`,
    title: titles[i % titles.length]!,
    points: ['헹군 물은 바닥 배수구로', `${i + 2}분 안에 읽고 적습니다`],
    ...{ lessonTitle: '수영장 잔류염소, 하루 세 번 재는 법', number: i + 1, total: SLIDES },
    motif: 'pool' as const,
  }));
  await drawSlides({ slides, folder });
  const file = path.join(folder, 'slides.mp4');
  await ffmpeg([
    ...['-framerate', `${SLIDES}/${seconds}`, '-i', path.join(folder, 'slide-%03d.png')],
    ...['-f', 'lavfi', '-i', 'sine=frequency=300:sample_rate=48000', '-t', String(seconds)],
    ...['-vf', 'scale=1920:1080:flags=lanczos:out_color_matrix=bt709:out_range=tv,fps=30,format=yuv420p'],
    ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '12', '-g', '60', '-c:a', 'aac', '-ac', '2', file],
  ]);
  return file;
}
