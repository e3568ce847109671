/**
 * A slide as the element tree that satori lays out: 1280 × 720, a deep ground, kicker, title and points on the left,
 * the motif on the right, progress at the foot. The lowest strip stays calm, because captions lie over it.
 */
import type { ReactNode } from 'react';
import { breakLongWords } from './break-long-words';
import { slideMotif } from './slide-motifs';

export const SLIDE_WIDTH = 1280;
export const SLIDE_HEIGHT = 720;

/** What is drawn on one slide. */
export interface Slide {
  kicker?: string | undefined;
  title: string;
  points: string[];
  lessonTitle: string;
  /** Place of the slide, from 1. */
  number: number;
  total: number;
  motif: string;
}

/** Font sizes in pixels; the largest step whose text fits is taken. */
export interface Step {
  title: number;
  point: number;
}
export const steps: Step[] = [
  { title: 76, point: 40 },
  { title: 66, point: 37 },
  { title: 56, point: 34 },
  { title: 48, point: 30 },
  { title: 40, point: 26 },
  { title: 34, point: 22 },
  { title: 28, point: 19 },
];

export const TEXT_KEY = 'text';
/** Room for kicker, title and points. */
export const TEXT_BOX = { left: 88, top: 84, width: 744, height: 496 };

type Style = Record<string, string | number>;
const node = (type: string, style: Style, children?: ReactNode, key?: string) =>
  ({
    type,
    key: key ?? null,
    props: { style: { boxSizing: 'border-box', ...style }, children },
  }) as unknown as ReactNode;
const box = (style: Style, children?: ReactNode, key?: string) =>
  node('div', { display: 'flex', ...style }, children, key);
const picture = (svg: string, style: Style, width: number, height: number) =>
  ({
    type: 'img',
    key: null,
    props: { src: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`, width, height, style },
  }) as unknown as ReactNode;

const ground = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720"><path fill="#0d3b4a" d="M0 0h1280v720H0z"/><path fill="#11495b" opacity=".6" d="M0 0h1280v720H800C940 520 940 240 780 0z"/></svg>`;

const text = (content: string, width: number, fontSize: number, style: Style) =>
  box(
    { width, fontSize, wordBreak: 'keep-all', lineHeight: 1.32, letterSpacing: '-0.01em', ...style },
    breakLongWords(content, width / fontSize),
  );

function point(content: string, size: number) {
  const marker = Math.round(size * 0.3);
  const gap = Math.round(size * 0.6);
  return box({ marginTop: Math.round(size * 0.55), alignItems: 'flex-start' }, [
    box({
      width: marker,
      height: marker,
      borderRadius: marker,
      marginTop: Math.round(size * 0.52),
      marginRight: gap,
      backgroundColor: '#8fd8ea',
      flexShrink: 0,
    }),
    text(content, TEXT_BOX.width - marker - gap, size, { fontWeight: 500, color: '#d9eff5' }),
  ]);
}

function foot({ number, total, lessonTitle }: Slide) {
  const label = { fontSize: 24, fontWeight: 500, color: '#9fc4cf' };
  return box({ position: 'absolute', left: 88, top: 640, width: 1104, flexDirection: 'column' }, [
    box({ height: 6, width: 1104, borderRadius: 6, backgroundColor: '#27596a' }, [
      box({
        height: 6,
        width: Math.round((1104 * number) / total),
        borderRadius: 6,
        backgroundColor: '#8fd8ea',
      }),
    ]),
    box({ marginTop: 14, width: 1104, justifyContent: 'space-between' }, [
      box({ ...label, width: 940, lineClamp: 1, display: 'block' }, breakLongWords(lessonTitle, 940 / 24)),
      box(label, `${number} / ${total}`),
    ]),
  ]);
}

export function layOutSlide(slide: Slide, step: Step): ReactNode {
  return box({ width: SLIDE_WIDTH, height: SLIDE_HEIGHT, fontFamily: 'Pretendard GOV' }, [
    picture(ground, { position: 'absolute', left: 0, top: 0 }, SLIDE_WIDTH, SLIDE_HEIGHT),
    picture(slideMotif(slide.motif), { position: 'absolute', left: 892, top: 176 }, 320, 320),
    box({ position: 'absolute', ...TEXT_BOX, flexDirection: 'column', justifyContent: 'center' }, [
      box(
        { flexDirection: 'column', width: TEXT_BOX.width },
        [
          ...(slide.kicker
            ? [
                text(slide.kicker, TEXT_BOX.width, 36, {
                  fontWeight: 700,
                  color: '#8fd8ea',
                  marginBottom: 12,
                }),
              ]
            : []),
          text(slide.title, TEXT_BOX.width, step.title, { fontWeight: 700, color: '#ffffff' }),
          ...(slide.points.length ? [box({ height: Math.round(step.point * 0.35) })] : []),
          ...slide.points.map((content) => point(content, step.point)),
        ],
        TEXT_KEY,
      ),
    ]),
    foot(slide),
  ]);
}
