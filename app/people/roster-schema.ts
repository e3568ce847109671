/** What the pages of one person and of the departments send. */
import { z } from 'zod';
import {
  day,
  dayOrNone,
  departmentName,
  personName,
  placementFields,
  rosterText,
  UNKNOWN_INTENT,
} from './schema';

export const employeeFactsInput = z.object({
  name: personName,
  site: rosterText('사업장', 40),
  jobField: rosterText('직무분야', 40),
  fieldStaff: z.boolean().default(false),
  hiredOn: dayOrNone('입사일'),
});

export const placementInput = z.object({
  departmentId: z.uuid('부서를 골라 주세요.'),
  ...placementFields,
  effectiveOn: day('발령일'),
});

export const rolesInput = z.object({
  roles: z.array(z.enum(['instructor', 'hr', 'admin'], '맡길 일을 목록에서 다시 골라 주세요.')).max(3),
  reason: z
    .string('이유를 적어 주세요.')
    .trim()
    .min(2, '이유를 한 줄이라도 적어 주세요.')
    .max(300, '이유를 300자 이하로 줄여 주세요.'),
});

export const leavingInput = z.object({ leftOn: dayOrNone('퇴직일') });

/** Everything the page of one person may send. */
export const managePersonInput = z.discriminatedUnion(
  'intent',
  [
    employeeFactsInput.extend({ intent: z.literal('facts') }),
    placementInput.extend({ intent: z.literal('order') }),
    z.object({ intent: z.literal('cancel-order'), effectiveOn: day('발령일') }),
    rolesInput.extend({ intent: z.literal('roles') }),
    z.object({ intent: z.literal('leave'), leftOn: day('퇴직일') }),
    z.object({ intent: z.literal('return') }),
    z.object({ intent: z.literal('reset') }),
  ],
  UNKNOWN_INTENT,
);

export const departmentInput = z.object({ name: departmentName });
/** A number, "이름 (사번)" as the list offers it, or a name that only one person has; empty = no head. */
export const headInput = z.object({
  head: z.string('부서장을 적어 주세요.').trim().normalize('NFC').max(80, '부서장은 80자 이하입니다.'),
});

const departmentId = z.uuid('부서를 목록에서 다시 골라 주세요.');
export const manageDepartmentsInput = z.discriminatedUnion(
  'intent',
  [
    departmentInput.extend({ intent: z.literal('create') }),
    z.object({ intent: z.literal('move'), departmentId, by: z.enum(['up', 'down'], UNKNOWN_INTENT) }),
  ],
  UNKNOWN_INTENT,
);
export const manageDepartmentInput = z.discriminatedUnion(
  'intent',
  [departmentInput.extend({ intent: z.literal('rename') }), headInput.extend({ intent: z.literal('head') })],
  UNKNOWN_INTENT,
);
