/** What may be said to lessons and courses from outside. Every refusal is a sentence that says how to mend it. */
import { z } from 'zod';

// PostgreSQL text cannot hold NUL; other control characters only hide in titles and break exports.
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const clean = '에 쓸 수 없는 글자가 있습니다. 지우고 다시 적어 주세요.';

/** One line of text, NFC: 1 to `max` characters. `name` is the field's Korean name. */
const line = (name: string, max: number) =>
  z
    .string(`${name}: 글자로 적어 주세요.`)
    .trim()
    .normalize('NFC')
    .min(1, `${name}: 비어 있습니다. 적어 주세요.`)
    .max(max, `${name}: ${max}자 이하로 줄여 주세요.`)
    .refine((text) => !control.test(text) && !/[\r\n]/.test(text), `${name}${clean}`);

/** Text of any number of lines, which may be empty. */
const prose = (name: string, max: number) =>
  z
    .string(`${name}: 글자로 적어 주세요.`)
    .trim()
    .normalize('NFC')
    .max(max, `${name}: ${max.toLocaleString('ko-KR')}자 이하로 줄여 주세요.`)
    .refine((text) => !control.test(text), `${name}${clean}`);

const optionalLine = (name: string, max: number) => z.union([z.literal(''), line(name, max)]);

export const id = z.uuid('번호가 올바르지 않습니다. 목록에서 다시 골라 주세요.');

/** A section's id, or its place in words: `pool-water-quality#3.1`. */
const sectionReference = z
  .string('매뉴얼 절은 번호나 “매뉴얼#3.1” 꼴로 적어 주세요.')
  .regex(
    /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z0-9-]{1,80}#\d{1,3}(\.\d{1,3})*)$/i,
    '매뉴얼 절은 번호나 “매뉴얼#3.1” 꼴로 적어 주세요.',
  );

const lessonFields = {
  title: line('제목', 100),
  summary: prose('소개', 500),
  jobField: optionalLine('직무분야', 40),
  /** Null or empty takes the lesson out of its course. */
  courseId: z
    .union([z.literal(''), z.null(), id], '강좌를 목록에서 다시 골라 주세요.')
    .transform((value) => value || null),
  manualSectionIds: z
    .array(sectionReference, '매뉴얼 절을 목록으로 보내 주세요.')
    .max(20, '매뉴얼 절은 20개까지 고를 수 있습니다.'),
};

const bodyWanted = '보낸 내용을 읽을 수 없습니다. 항목을 이름과 값으로 보내 주세요.';

export const createLessonInput = z.object(
  { ...z.object(lessonFields).partial().shape, title: lessonFields.title },
  bodyWanted,
);
export const updateLessonInput = z.object(lessonFields, bodyWanted).partial();

export const attachVideoInput = z.object(
  { videoId: z.uuid('videoId: 올린 동영상의 번호를 보내 주세요.') },
  bodyWanted,
);

/** BCP 47, the short forms: `ko`, `en`, `zh-Hans`, `pt-BR`. */
export const captionLang = z
  .string('lang: 자막의 언어를 ko, en처럼 적어 주세요.')
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/, 'lang: 자막의 언어를 ko, en처럼 적어 주세요.');

const LATEST_CUE_MS = 24 * 3600 * 1000;
const moment = z
  .int('자막 시간은 천분의 일 초 단위의 정수로 보내 주세요.')
  .min(0, '자막 시간은 0보다 앞일 수 없습니다.')
  .max(LATEST_CUE_MS, '자막 시간이 24시간을 넘습니다. 시·분·초를 확인해 주세요.');
const cueWanted = '자막은 [시작, 끝, 글]로 보내 주세요.';
const cue = z
  .tuple([moment, moment, prose('자막', 1000)], z.literal(true, cueWanted), cueWanted)
  .refine(({ length }) => length <= 4, cueWanted)
  .refine(([start, end]) => end > start, '끝나는 시간이 시작하는 시간보다 뒤여야 합니다.')
  // What stands behind the text says that nobody has checked the line.
  .transform(([start, end, text, unchecked]): [number, number, string] | [number, number, string, true] =>
    unchecked ? [start, end, text, unchecked] : [start, end, text],
  );

const fromJson = (name: string) =>
  z.string(`${name}: 글자로 보내 주세요.`).transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: `${name}: 보낸 내용이 깨졌습니다. 다시 해 주세요.` });
      return z.NEVER;
    }
  });

/** The editor's whole list with what it started from. */
export const saveCuesInput = z.object(
  {
    lang: captionLang,
    version: z.coerce.number('version: 판 번호를 보내 주세요.').int('version: 판 번호를 보내 주세요.'),
    mark: z.string('mark: 화면을 새로 고쳐 주세요.').max(64, 'mark: 화면을 새로 고쳐 주세요.'),
    cues: fromJson('자막').pipe(
      z
        .array(cue, '자막을 목록으로 보내 주세요.')
        .max(5000, '자막이 5000개를 넘습니다. 줄여서 저장해 주세요.'),
    ),
  },
  bodyWanted,
);

export const alignScriptInput = z.object(
  {
    script: prose('대본', 20_000).refine(
      (text) => text !== '',
      '대본: 비어 있습니다. 읽은 글을 붙여 넣어 주세요.',
    ),
  },
  bodyWanted,
);

const editMs = z
  .int('parts: 자를 곳을 밀리초의 정수로 보내 주세요.')
  .min(0, 'parts: 자를 곳은 0부터입니다.')
  .max(LATEST_CUE_MS, 'parts: 영상의 길이를 벗어난 곳입니다.');
const editPart = z
  .object({ videoId: id, fromMs: editMs, toMs: editMs }, 'parts: 남길 곳을 목록으로 보내 주세요.')
  .refine(({ fromMs, toMs }) => fromMs < toMs, 'parts: 끝이 시작보다 뒤여야 합니다.');
const editParts = z
  .array(editPart, 'parts: 남길 곳을 목록으로 보내 주세요.')
  .min(1, 'parts: 남길 곳이 없습니다.')
  .max(70, 'parts: 자른 곳이 너무 많습니다. 몇 군데를 되살린 뒤 다시 해 주세요.');

/** The video that the page showed, and what is kept of which recordings, in order. */
export const applyEditInput = z.object({ videoId: id, parts: fromJson('parts').pipe(editParts) }, bodyWanted);

export const listenInput = z.object(
  {
    videoIds: fromJson('videoIds').pipe(z.array(id, '영상을 목록으로 보내 주세요.').min(1).max(10)),
    withScenes: z.enum(['true', 'false'], bodyWanted).transform((value) => value === 'true'),
  },
  bodyWanted,
);

/** One for each lesson that the video becomes. */
export const splitLessonInput = z.object(
  {
    videoId: id,
    lessons: fromJson('lessons').pipe(
      z
        .array(z.object({ title: line('제목', 100), parts: editParts }, bodyWanted), bodyWanted)
        .min(2, '나눈 곳이 없습니다. 나눌 곳을 고른 뒤 다시 해 주세요.')
        .max(10, '강의 열 개까지 나눌 수 있습니다.'),
    ),
  },
  bodyWanted,
);
/** What a form began from; absent from the API, which overwrites knowingly. */
export const markInput = z
  .string('mark: 화면을 새로 고쳐 주세요.')
  .max(64, 'mark: 화면을 새로 고쳐 주세요.')
  .optional();

/** The colleague that an act about a lesson's makers names. */
export const makerInput = z.object(
  {
    intent: z.enum(['invite', 'remove', 'hand-over'], '무엇을 할지 알 수 없습니다. 화면을 새로 고쳐 주세요.'),
    personId: id,
  },
  bodyWanted,
);
/** Filters of the studio's list. */
export const myLessonsQuery = z.object({
  state: z.enum(['', 'draft', 'submitted', 'returned', 'published', 'withdrawn']).catch(''),
  query: prose('찾는 말', 60).default(''),
});
export const colleagueQuery = z.object({ query: prose('찾는 말', 60).default('') });

const choice = line('보기', 200);
const question = z
  .object(
    {
      text: line('문제', 200),
      choices: z
        .array(choice, '보기: 글자 목록으로 보내 주세요.')
        .min(2, '보기: 두 개 이상 적어 주세요.')
        .max(5, '보기: 다섯 개까지 적을 수 있습니다.')
        .refine(
          (all) => new Set(all).size === all.length,
          '보기: 같은 보기가 두 번 있습니다. 하나를 고쳐 주세요.',
        ),
      correct: z
        .int('정답: 보기의 차례(0부터)를 정수로 보내 주세요.')
        .min(0, '정답: 보기의 차례는 0부터입니다.'),
      explanation: prose('설명', 500).refine(
        (text) => text !== '',
        '설명: 틀린 사람이 읽을 설명을 적어 주세요.',
      ),
    },
    '문제는 text, choices, correct, explanation으로 이루어집니다.',
  )
  .refine(({ choices, correct }) => correct < choices.length, {
    path: ['correct'],
    message: '정답: 보기에 없는 차례입니다. 0부터 세어 다시 골라 주세요.',
  });

export const putQuestionsInput = z
  .array(question, '확인 문제를 목록으로 보내 주세요.')
  .max(3, '확인 문제는 세 개까지 넣을 수 있습니다.');

export const reviewCommentInput = z.object(
  {
    mediaMs: z.coerce
      .number('mediaMs: 의견을 남길 곳을 밀리초로 보내 주세요.')
      .int('mediaMs: 의견을 남길 곳을 밀리초로 보내 주세요.')
      .min(0, 'mediaMs: 의견을 남길 곳은 0부터입니다.')
      .max(2_147_483_647, 'mediaMs: 영상의 길이를 벗어난 곳입니다.'),
    body: prose('의견', 500).refine((text) => text !== '', '의견: 비어 있습니다. 적어 주세요.'),
  },
  bodyWanted,
);

export const resolveCommentInput = z.object(
  { commentId: id, resolved: z.enum(['true', 'false'], bodyWanted).transform((value) => value === 'true') },
  bodyWanted,
);

export const listLessonsInput = z.object({
  query: prose('찾는 말', 100).optional(),
  /** A course's id or slug. */
  course: z.string('강좌를 하나만 골라 주세요.').trim().max(120, '강좌를 다시 골라 주세요.').optional(),
  cursor: z
    .string('cursor를 하나만 보내 주세요.')
    .max(300, 'cursor가 올바르지 않습니다. 첫 쪽부터 다시 여세요.')
    .optional(),
});

const flag = z.union(
  [
    z.boolean('예 또는 아니요로 보내 주세요.'),
    z.enum(['true', 'on', '1']).transform(() => true),
    z.enum(['false', 'off', '0', '']).transform(() => false),
  ],
  '예 또는 아니요(true, false)로 보내 주세요.',
);

const courseFields = {
  title: line('강좌 이름', 100),
  slug: z
    .string('주소 이름: 글자로 적어 주세요.')
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '주소 이름: 영문 소문자, 숫자, 붙임표만 씁니다.')
    .max(80, '주소 이름: 80자 이하로 줄여 주세요.'),
  summary: prose('강좌 소개', 1000),
  jobField: optionalLine('직무분야', 40),
  /** The course's lessons in their order, all of them: those left out leave the course. */
  lessonIds: z
    .array(id, '강의를 목록으로 보내 주세요.')
    .max(200, '한 강좌에는 강의를 200개까지 넣을 수 있습니다.')
    .refine((all) => new Set(all).size === all.length, '같은 강의가 두 번 들어 있습니다. 하나를 빼 주세요.'),
  watchingPreset: z.enum(
    ['own', 'statutory', 'remote-2026', 'eighty', 'full'],
    '시청 기준은 own, statutory, remote-2026, eighty, full 가운데 하나입니다.',
  ),
  /** A rule of one's own, checked by watching-policy.ts. */
  watchingRule: z.unknown(),
  captionsRequired: flag,
  recurrence: z.enum(['once', 'year', 'half'], '반복은 once, year, half 가운데 하나입니다.'),
};

export const createCourseInput = z.object(
  { ...z.object(courseFields).partial().shape, title: courseFields.title },
  bodyWanted,
);
export const updateCourseInput = z.object(courseFields, bodyWanted).partial();

const LONGEST_MS = 24 * 3600 * 1000;
const momentSentence = '장면의 시각을 알 수 없습니다. 장면을 다시 골라 주세요.';
/** A form's moment in whole milliseconds; the empty word = chosen by content. */
export const posterInput = z.object({
  atMs: z
    .string(momentSentence)
    .regex(/^\d{0,8}$/, momentSentence)
    .transform((text) => (text === '' ? null : Number(text)))
    .refine((ms) => ms === null || ms <= LONGEST_MS, momentSentence),
});
