import { describe, expect, it, test } from 'vitest';
import type { z } from 'zod';
import {
  attachVideoInput,
  captionLang,
  createCourseInput,
  createLessonInput,
  listLessonsInput,
  putQuestionsInput,
  updateCourseInput,
  updateLessonInput,
} from '~/lessons/schema';
import { AppError } from '~/platform/errors';
import { parseInput } from '~/platform/form';

const uuid = '6b1f6a3e-6f0e-4f4e-9a51-0e6b0b8e5a11';
const question = {
  text: '몇 번 헹굽니까?',
  choices: ['한 번', '세 번'],
  correct: 1,
  explanation: '매뉴얼 3.2',
};
const questions = (change: object) => [{ ...question, ...change }];

function refusal(schema: z.ZodType, input: unknown): AppError {
  try {
    parseInput(schema, input);
  } catch (error) {
    return error as AppError;
  }
  throw new Error(`accepted ${JSON.stringify(input)}`);
}

test.each<[string, z.ZodType, unknown]>([
  ['a lesson: nothing', createLessonInput, undefined],
  ['a lesson: a list', createLessonInput, []],
  ['a lesson: a text', createLessonInput, 'x'],
  ['a lesson without title', createLessonInput, {}],
  ['an empty title', createLessonInput, { title: '   ' }],
  ['a title of 101', createLessonInput, { title: '가'.repeat(101) }],
  ['a title with a line break', createLessonInput, { title: '가\n나' }],
  ['a title with NUL', createLessonInput, { title: '가\0나' }],
  ['a number as title', createLessonInput, { title: 7 }],
  ['a huge summary', createLessonInput, { title: '가', summary: '가'.repeat(501) }],
  ['a course that is no id', createLessonInput, { title: '가', courseId: "1' OR 1=1" }],
  ['21 sections', createLessonInput, { title: '가', manualSectionIds: Array(21).fill(uuid) }],
  ['a section with a path', updateLessonInput, { manualSectionIds: ['../etc/passwd#1'] }],
  ['sections as text', updateLessonInput, { manualSectionIds: uuid }],
  ['a null title', updateLessonInput, { title: null }],
  ['no videoId', attachVideoInput, {}],
  ['a videoId that is none', attachVideoInput, { videoId: '7' }],
  ['no language', captionLang, undefined],
  ['a hostile language', captionLang, 'ko/../../x'],
  ['questions as an object', putQuestionsInput, question],
  ['four questions', putQuestionsInput, Array(4).fill(question)],
  ['a question of 201', putQuestionsInput, questions({ text: '가'.repeat(201) })],
  ['no text', putQuestionsInput, questions({ text: undefined })],
  ['one choice', putQuestionsInput, questions({ choices: ['가'] })],
  ['six choices', putQuestionsInput, questions({ choices: [...'가나다라마바'] })],
  ['the same choice twice, but for spaces', putQuestionsInput, questions({ choices: ['가', ' 가 '] })],
  [
    'the same choice in another form',
    putQuestionsInput,
    questions({ choices: ['각', '각'.normalize('NFD')] }),
  ],
  ['an empty choice', putQuestionsInput, questions({ choices: ['가', ''] })],
  ['correct past the end', putQuestionsInput, questions({ correct: 2 })],
  ['correct below zero', putQuestionsInput, questions({ correct: -1 })],
  ['correct as text', putQuestionsInput, questions({ correct: '1' })],
  ['correct in halves', putQuestionsInput, questions({ correct: 0.5 })],
  ['correct NaN', putQuestionsInput, questions({ correct: NaN })],
  ['no explanation', putQuestionsInput, questions({ explanation: ' ' })],
  ['a huge search', listLessonsInput, { query: '가'.repeat(101) }],
  ['two cursors', listLessonsInput, { cursor: ['a', 'b'] }],
  ['a course without title', createCourseInput, { slug: 'x' }],
  ['a slug with spaces', createCourseInput, { title: '가', slug: 'a b' }],
  ['an unknown preset', updateCourseInput, { watchingPreset: 'easy' }],
  ['an unknown recurrence', updateCourseInput, { recurrence: 'weekly' }],
  ['a lesson twice', updateCourseInput, { lessonIds: [uuid, uuid] }],
  ['lessons that are no ids', updateCourseInput, { lessonIds: ['1'] }],
  ['captionsRequired as a number', updateCourseInput, { captionsRequired: 7 }],
])('refuses %s with a Korean sentence', (_, schema, input) => {
  const error = refusal(schema, input);
  expect(error.status).toBe(400);
  for (const sentence of Object.values(error.detail.fields ?? { none: '' }))
    expect(sentence).toMatch(/[가-힣].*\.$/);
});

describe('what is taken', () => {
  it('trims and composes text', () => {
    expect(parseInput(createLessonInput, { title: ` ${'수질'.normalize('NFD')} ` }).title).toBe('수질');
  });
  it('reads an empty course as none', () => {
    expect(parseInput(updateLessonInput, { courseId: '' }).courseId).toBeNull();
    expect(parseInput(updateLessonInput, { courseId: null }).courseId).toBeNull();
    expect(parseInput(updateLessonInput, {})).toEqual({});
  });
  it('takes sections by id and by place', () => {
    const manualSectionIds = [uuid, 'pool-water-quality#3.1'];
    expect(parseInput(updateLessonInput, { manualSectionIds }).manualSectionIds).toEqual(manualSectionIds);
  });
  it('takes no questions and three', () => {
    expect(parseInput(putQuestionsInput, [])).toEqual([]);
    expect(parseInput(putQuestionsInput, Array(3).fill(question))).toHaveLength(3);
  });
  it("takes a checkbox's words", () => {
    expect(parseInput(updateCourseInput, { captionsRequired: 'on' }).captionsRequired).toBe(true);
    expect(parseInput(updateCourseInput, { captionsRequired: false }).captionsRequired).toBe(false);
  });
});
