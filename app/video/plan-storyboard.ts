/** The scenes shown while somebody seeks: one sprite of small pictures and a WebVTT that says which is which. Pure. */
import { KEYFRAME_SECONDS } from './hls-output';

const MOST_SCENES = 100;
const COLUMNS = 10;
/** Pixels of a scene's long side: readable on a phone, and a hundred of them stay near 200 kB. */
const LONG_SIDE = 160;

export interface Storyboard {
  /** A multiple of the keyframe distance. */
  everySeconds: number;
  count: number;
  columns: number;
  rows: number;
  /** Pixels of one scene. */
  width: number;
  height: number;
}

const even = (pixels: number) => Math.max(2, 2 * Math.round(pixels / 2));

/** `keyframes` lie every `KEYFRAME_SECONDS`, as the ladder's do. */
export function planStoryboard(picture: { width: number; height: number; keyframes: number }): Storyboard {
  const { width, height, keyframes } = picture;
  const step = Math.max(1, Math.ceil(keyframes / MOST_SCENES));
  const count = Math.max(1, Math.ceil(keyframes / step));
  const shrink = LONG_SIDE / Math.max(width, height);
  return {
    everySeconds: step * KEYFRAME_SECONDS,
    count,
    columns: Math.min(COLUMNS, count),
    rows: Math.ceil(count / COLUMNS),
    width: even(width * shrink),
    height: even(height * shrink),
  };
}

const stamp = (seconds: number) => {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.000`;
};

/** Cues as players expect them: `storyboard.jpg#xywh=160,0,160,90`. */
export function writeStoryboardVtt(board: Storyboard): string {
  const cues = Array.from({ length: board.count }, (_, at) => {
    const x = (at % board.columns) * board.width;
    const y = Math.floor(at / board.columns) * board.height;
    const from = at * board.everySeconds;
    return `${stamp(from)} --> ${stamp(from + board.everySeconds)}\nstoryboard.jpg#xywh=${x},${y},${board.width},${board.height}\n`;
  });
  return `WEBVTT\n\n${cues.join('\n')}`;
}
