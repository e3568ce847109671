import { z } from 'zod';
import { READY_LINES } from './ready-lines';

export const UNKNOWN_INTENT = '무엇을 할지 알 수 없습니다. 단추를 다시 눌러 주세요.';

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

export const personName = z
  .string('이름을 적어 주세요.')
  .trim()
  .normalize('NFC')
  .min(2, '이름을 두 글자 이상 적어 주세요.')
  .max(40, '이름은 40자 이하입니다.');

export const departmentName = z
  .string('부서를 적어 주세요.')
  .trim()
  .normalize('NFC')
  .min(2, '부서명을 두 글자 이상 적어 주세요.')
  .max(40, '부서명은 40자 이하입니다.');

/** A short text of the roster that may be empty: 직급, 사업장 … */
export const rosterText = (name: string, max: number) =>
  z
    .string(`${name}: 글자로 적어 주세요.`)
    .trim()
    .normalize('NFC')
    .max(max, `${name}: ${max}자 이하로 줄여 주세요.`)
    .default('');

/** A calendar day, `YYYY-MM-DD`. `what` ends in a consonant: 발령일, 입사일. */
export const day = (what: string) =>
  z
    .string(`${what}을 골라 주세요.`)
    .trim()
    .regex(/^\d{4}-\d{2}-\d{2}$/, `${what}을 2026-03-02처럼 연-월-일로 적어 주세요.`)
    .refine((text) => {
      const at = new Date(`${text}T00:00:00Z`);
      return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
    }, `${what}: 달력에 없는 날입니다. 다시 골라 주세요.`)
    .refine((text) => text >= '1950' && text < '2100', `${what}: 연도를 다시 확인해 주세요.`);

export const dayOrNone = (what: string) =>
  z.preprocess((value) => (value === '' || value === undefined ? null : value), day(what).nullable());

/** What stands in an order (발령) besides the department and the day. */
export const placementFields = {
  grade: rosterText('직급', 20),
  position: rosterText('직위', 20),
  employmentCategory: rosterText('직종', 20),
};

export const createEmployeeInput = z.object({
  employeeNo,
  name: personName,
  departmentName,
  site: rosterText('사업장', 40),
  jobField: rosterText('직무분야', 40),
  hiredOn: dayOrNone('입사일'),
  ...placementFields,
});

/** One's own devices: sign out one of them, or all. */
export const endSessionInput = z.discriminatedUnion(
  'intent',
  [
    z.object({ intent: z.literal('end'), sessionId: z.uuid('기기를 목록에서 다시 골라 주세요.') }),
    z.object({ intent: z.literal('end-all') }),
  ],
  UNKNOWN_INTENT,
);

/** HR's list of people: the word to look for, and what may be done there. */
export const peopleQuery = z.object({
  query: z.string('찾는 말을 하나만 적어 주세요.').trim().max(60, '찾는 말은 60자 이하입니다.').default(''),
  /** Those who work here, or those who have left. */
  state: z.enum(['working', 'left'], '재직과 퇴직 가운데 골라 주세요.').default('working'),
});

export const managePeopleInput = z.discriminatedUnion(
  'intent',
  [
    createEmployeeInput.extend({ intent: z.literal('create') }),
    z.object({ intent: z.literal('reset'), employeeId: z.uuid('직원을 목록에서 다시 골라 주세요.') }),
  ],
  UNKNOWN_INTENT,
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

const listedVideo = z.uuid('영상을 목록에서 다시 골라 주세요.');

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
      chatYears: z
        .string('채팅 보관: 햇수를 적어 주세요.')
        .trim()
        .regex(/^(?:10|\d)$/, '채팅 보관: 1에서 10까지, 계속 보관하려면 0을 적어 주세요.'),
    }),
    z.object({
      intent: z.literal('video-settings'),
      readyLines: z.enum(READY_LINES, '먼저 만드는 화질: 목록에서 골라 주세요.'),
      originals: z.enum(['keep', 'drop'], '원본: 둘 가운데 하나를 골라 주세요.'),
    }),
    z.object({ intent: z.literal('retry'), videoId: listedVideo }),
    z.object({ intent: z.literal('complete'), videoId: listedVideo }),
    z.object({ intent: z.literal('reencode'), videoId: listedVideo }),
    z.object({ intent: z.literal('put-first'), videoId: listedVideo }),
    z.object({ intent: z.literal('set-aside'), videoId: listedVideo }),
  ],
  UNKNOWN_INTENT,
);
