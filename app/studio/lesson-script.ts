/**
 * The script of a narrated lesson: what stands on each slide and what is said to it. One YAML file under
 * content/lessons is one script; the bounds are those that a slide can hold and a microlesson needs.
 */
import { z } from 'zod';
import { putQuestionsInput } from '~/lessons/schema';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '영문 소문자, 숫자, 붙임표만 씁니다.');
const line = (name: string, max: number) =>
  z
    .string(`${name}: 글자로 적어 주세요.`)
    .trim()
    .normalize('NFC')
    .min(1, `${name}: 비어 있습니다.`)
    .max(max, `${name}: ${max}자 이하로 줄여 주세요.`);

export const slideScript = z.object({
  /** The small line over the title: a step, a question. */
  kicker: line('머리말', 30).optional(),
  title: line('슬라이드 제목', 80),
  points: z.array(line('요점', 80)).max(5, '요점은 다섯 개까지 적을 수 있습니다.').default([]),
  /** What is said, sentence by sentence; also the captions (spoken-words.ts tells where the two differ). */
  narration: line('내레이션', 2000),
});
export type SlideScript = z.output<typeof slideScript>;

export const lessonScript = z.object({
  slug,
  title: line('제목', 100),
  summary: line('소개', 500),
  /** Slug of the course. */
  course: slug,
  jobField: z.string().trim().max(40).default(''),
  /** The author's employee number. */
  author: z.string().min(1),
  /** `manual-slug#section-number`. */
  manualSections: z.array(z.string()).max(20).default([]),
  /** Name of the motif on the slides (slide-motifs.ts). */
  poster: z.string().default(''),
  questions: putQuestionsInput.default([]),
  slides: z
    .array(slideScript)
    .min(1, '슬라이드를 하나 이상 적어 주세요.')
    .max(60, '슬라이드는 60장까지입니다.'),
});
export type LessonScript = z.output<typeof lessonScript>;
