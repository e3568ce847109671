import { z } from 'zod';

export const employeeNo = z
  .string('사번을 적어 주세요.')
  .trim()
  .min(1, '사번을 적어 주세요.')
  .max(20, '사번은 20자 이하입니다.')
  .regex(/^[0-9A-Za-z-]+$/, '사번은 숫자와 영문자로만 적습니다.');

/** Length rules only: composition rules make people write passwords down (NIST SP 800-63B). */
export const newPassword = z
  .string('새 비밀번호를 적어 주세요.')
  .min(10, '비밀번호는 10자 이상이어야 합니다.')
  .max(200, '비밀번호는 200자 이하여야 합니다.')
  .refine((value) => new Set(value).size >= 4, '같은 글자만 되풀이하지 말고 네 가지 이상을 섞어 주세요.');

export const signInInput = z.object({
  employeeNo,
  password: z
    .string('비밀번호를 적어 주세요.')
    .min(1, '비밀번호를 적어 주세요.')
    .max(200, '비밀번호가 너무 깁니다.'),
  /** A checkbox: stay signed in for 30 days on one's own phone. */
  keep: z.string().optional(),
  next: z.string().max(2000).optional(),
});

export const changePasswordInput = z.object({
  currentPassword: z.string('지금 비밀번호를 적어 주세요.').min(1, '지금 비밀번호를 적어 주세요.').max(200),
  newPassword,
});

export const resetPasswordInput = z.object({
  employeeNo,
  code: z.string('일회용 번호를 적어 주세요.').trim().min(6, '일회용 번호를 다시 확인해 주세요.').max(40),
  newPassword,
});

export const setUpInput = z.object({
  code: z.string().min(20).max(100),
  instituteName: z
    .string()
    .trim()
    .min(2, '기관명을 두 글자 이상 적어 주세요.')
    .max(60, '기관명은 60자 이하입니다.'),
  departmentName: z.string().trim().min(2, '부서명을 적어 주세요.').max(40, '부서명은 40자 이하입니다.'),
  employeeNo,
  name: z.string().trim().min(2, '이름을 두 글자 이상 적어 주세요.').max(40, '이름은 40자 이하입니다.'),
  newPassword,
});

export const createEmployeeInput = z.object({
  employeeNo,
  name: z
    .string('이름을 적어 주세요.')
    .trim()
    .normalize('NFC')
    .min(2, '이름을 두 글자 이상 적어 주세요.')
    .max(40, '이름은 40자 이하입니다.'),
  departmentName: z.string('부서를 적어 주세요.').trim().min(2, '부서명을 적어 주세요.').max(40),
  site: z.string().trim().max(40).default(''),
  grade: z.string().trim().max(20).default(''),
  position: z.string().trim().max(20).default(''),
  jobField: z.string().trim().max(40).default(''),
});

/** One's own devices: sign out one of them, or all. */
export const endSessionInput = z.discriminatedUnion(
  'intent',
  [
    z.object({ intent: z.literal('end'), sessionId: z.uuid('기기를 목록에서 다시 골라 주세요.') }),
    z.object({ intent: z.literal('end-all') }),
  ],
  '무엇을 할지 알 수 없습니다. 단추를 다시 눌러 주세요.',
);

/** HR's list of people: the word to look for, and what may be done there. */
export const peopleQuery = z.object({
  query: z.string('찾는 말을 하나만 적어 주세요.').trim().max(60, '찾는 말은 60자 이하입니다.').default(''),
});

export const managePeopleInput = z.discriminatedUnion(
  'intent',
  [
    createEmployeeInput.extend({ intent: z.literal('create') }),
    z.object({ intent: z.literal('reset'), employeeId: z.uuid('직원을 목록에서 다시 골라 주세요.') }),
  ],
  '무엇을 할지 알 수 없습니다. 단추를 다시 눌러 주세요.',
);

const settingLine = (name: string, max: number) =>
  z
    .string(`${name}: 글자로 적어 주세요.`)
    .trim()
    .normalize('NFC')
    .min(2, `${name}: 두 글자 이상 적어 주세요.`)
    .max(max, `${name}: ${max}자 이하로 줄여 주세요.`)
    .refine(
      (text) => !/[\u0000-\u001f\u007f]/.test(text),
      `${name}: 쓸 수 없는 글자가 있습니다. 지우고 다시 적어 주세요.`,
    );

/** What an administrator may do on the system's page. */
export const administerInput = z.discriminatedUnion(
  'intent',
  [
    z.object({
      intent: z.literal('settings'),
      instituteName: settingLine('기관 이름', 60),
      helpContact: settingLine('연락처', 80),
      accessLogYears: z.coerce
        .number('열람 기록 보존: 햇수를 적어 주세요.')
        .int('열람 기록 보존: 햇수를 정수로 적어 주세요.')
        .min(1, '열람 기록 보존: 1년 이상 보존해야 합니다.')
        .max(10, '열람 기록 보존: 10년 이하로 적어 주세요.'),
    }),
    z.object({ intent: z.literal('retry'), videoId: z.uuid('영상을 목록에서 다시 골라 주세요.') }),
  ],
  '무엇을 할지 알 수 없습니다. 단추를 다시 눌러 주세요.',
);
