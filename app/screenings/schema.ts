/** The forms of the pages and the events of the socket, parsed at the door. */
import { z } from 'zod';

const id = z.uuid('번호가 올바르지 않습니다. 목록에서 다시 골라 주세요.');
const control = /[\u0000-\u001f\u007f]/;
const line = (name: string, max: number) =>
  z
    .string(`${name}: 글자로 적어 주세요.`)
    .trim()
    .normalize('NFC')
    .max(max, `${name}: ${max}자 이하로 줄여 주세요.`)
    .refine((text) => !control.test(text), `${name}에 쓸 수 없는 글자가 있습니다. 지우고 다시 적어 주세요.`);
const day = z
  .string('날짜를 골라 주세요.')
  .regex(/^\d{4}-\d{2}-\d{2}$/, '날짜를 골라 주세요.')
  .refine(
    (text) => !Number.isNaN(Date.parse(`${text}T00:00:00Z`)),
    '달력에 없는 날짜입니다. 다시 골라 주세요.',
  );
const time = z.string('시각을 골라 주세요.').regex(/^([01]\d|2[0-3]):[0-5]\d$/, '시각을 골라 주세요.');

const about = {
  /** Empty: the lesson's. */
  title: line('제목', 100).default(''),
  note: z
    .string()
    .trim()
    .normalize('NFC')
    .transform((text) => text.replaceAll('\r\n', '\n'))
    .pipe(z.string().max(500, '안내: 500자 이하로 줄여 주세요.'))
    .default(''),
  day,
  time,
  roomName: line('장소', 60).default(''),
  /** The overlap of a room was shown, and is meant. */
  anyway: z
    .literal('1')
    .optional()
    .transform((given) => given === '1'),
};

export const scheduleInput = z
  .object({
    ...about,
    lessonId: id,
    audience: z.enum(['room', 'department', 'everyone'], '누가 함께 볼지 골라 주세요.'),
    departmentId: z.union([z.literal(''), id]).default(''),
  })
  .refine(({ audience, roomName }) => audience !== 'room' || roomName !== '', {
    path: ['roomName'],
    message: '모이는 곳을 적어 주세요. 예: 3층 교육장',
  })
  .refine(({ audience, departmentId }) => audience !== 'department' || departmentId !== '', {
    path: ['departmentId'],
    message: '부서를 골라 주세요.',
  });
export const changeInput = z.object(about);
export const cancelInput = z.object({
  reason: line('이유', 200).min(1, '왜 취소하는지 적어 주세요. 함께 보기로 한 사람들이 읽습니다.'),
});
export const personInput = z.object({ intent: z.enum(['invite', 'uninvite']), personId: id });
export const colleagueQuery = z.object({ query: z.string().trim().max(60).catch('').default('') });

export const pickQuery = z.object({
  lesson: z
    .union([z.literal(''), id])
    .catch('')
    .default(''),
  query: z.string().trim().max(60).catch('').default(''),
});

export const screeningInput = z.object({ screeningId: id });
export const screeningId = id;

export type ScheduleInput = z.output<typeof scheduleInput>;
export type ChangeInput = z.output<typeof changeInput>;
