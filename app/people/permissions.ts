/**
 * Who may do what, as one pure table. A use case asks `may` (or `requirePermission`) and then still puts the owner
 * into its `where`, so that not-yours and not-there look the same.
 */
import { forbidden } from '~/platform/errors';
import type { Person } from './person';

/** What a decision may need to know of the thing acted upon. */
export interface Subject {
  ownerId?: string | undefined;
  ownerDepartmentId?: string | undefined;
  /** Who makes it beside the owner. */
  coAuthorIds?: readonly string[] | undefined;
  /** Who ever made it beside the owner, those who left it included. */
  makerIds?: readonly string[] | undefined;
  /** Whom a lesson's talk was given to, to moderate it or to answer in it. */
  moderatorIds?: readonly string[] | undefined;
  expertIds?: readonly string[] | undefined;
}

/** As much of a person as any rule looks at. */
export type Actor = Pick<Person, 'id' | 'roles' | 'headOfDepartmentIds'>;

type Rule = (person: Actor, subject: Subject) => boolean;

const isHr: Rule = (person) => person.roles.includes('hr');
const isAdmin: Rule = (person) => person.roles.includes('admin');
const isOwner: Rule = (person, { ownerId }) => ownerId !== undefined && ownerId === person.id;
const isCoAuthor: Rule = (person, { coAuthorIds = [] }) => coAuthorIds.includes(person.id);
const wasMaker: Rule = (person, { makerIds = [], coAuthorIds = [] }) =>
  makerIds.includes(person.id) || coAuthorIds.includes(person.id);
const isModerator: Rule = (person, { moderatorIds = [] }) => moderatorIds.includes(person.id);
const isExpert: Rule = (person, { expertIds = [] }) => expertIds.includes(person.id);
const isHeadOfOwner: Rule = (person, { ownerDepartmentId }) =>
  ownerDepartmentId !== undefined && person.headOfDepartmentIds.includes(ownerDepartmentId);
const isHead: Rule = (person) => person.headOfDepartmentIds.length > 0;
const either =
  (...rules: Rule[]): Rule =>
  (person, subject) =>
    rules.some((rule) => rule(person, subject));
const but =
  (rule: Rule, never: Rule): Rule =>
  (person, subject) =>
    rule(person, subject) && !never(person, subject);

const table = {
  /** Any employee may author. */
  'lesson.create': () => true,
  /** Words, video, captions, questions, submitting and recalling. */
  'lesson.edit': either(isOwner, isCoAuthor),
  /** Whose it is: inviting and removing co-authors, handing it over, deleting a draft. */
  'lesson.manage': either(isOwner, isHr),
  /** Drafts: who makes it, the author's head, HR. */
  'lesson.see-unpublished': either(isOwner, isCoAuthor, isHeadOfOwner, isHr),
  /** Nobody publishes or returns what they make or made. */
  'lesson.review': but(either(isHr, isHeadOfOwner), either(isOwner, wasMaker)),
  'lesson.withdraw': either(isOwner, isHeadOfOwner, isHr, isAdmin),
  /** How a lesson is watched, in numbers without names. */
  'lesson.see-stats': either(isOwner, isCoAuthor, isHeadOfOwner, isHr),
  /** Whether a named colleague has completed a lesson; the owner is who watched. */
  'viewer.see-result': either(isHr, isHeadOfOwner),
  /** How much of it that colleague has seen and when: a head sees results, not minutes. */
  'viewer.see-progress': isHr,
  /** Hiding, pinning, slow mode, closing and muting in a lesson's talk. */
  'chat.moderate': either(isOwner, isCoAuthor, isHr, isModerator),
  /** What counts as the official answer. */
  'chat.answer': either(isOwner, isCoAuthor, isHr, isExpert),
  /** Who moderates and answers beside the makers, and whether there is a talk at all. */
  'chat.manage': either(isOwner, isCoAuthor, isHr),
  /** The institute's forbidden and allowed words. */
  'chat.words': isHr,
  'chat.mute-everywhere': isHr,
  /**
   * Asking people to watch a lesson together at a fixed time: its makers and HR anybody, a head the own department. The
   * subject's owners are the lesson's makers, its department is the one that is asked.
   */
  'screening.schedule': either(isOwner, isCoAuthor, isHeadOfOwner, isHr),
  /** Pausing, ending, changing, calling off, and who was there. The subject's owner is who asked. */
  'screening.host': either(isOwner, isCoAuthor, isHr),
  /** Taking know-how into a manual: HR and the head of the manual's department; nobody decides their own proposal. */
  'manual.decide-know-how': but(either(isHr, isHeadOfOwner), isOwner),
  'course.manage': isHr,
  'video.use': isOwner,
  'video.see': either(isOwner, isHeadOfOwner, isHr),
  'ledger.reverse': isHr,
  'record.read-others': isHr,
  'export.training-record': isHr,
  'export.department': either(isHr, isHead),
  /** The roster: facts, orders, leaving, departments and their heads. */
  'people.manage': either(isHr, isAdmin),
  /** Nobody writes down their own leaving: it would lock them out of mending it. */
  'people.leave': but(either(isHr, isAdmin), isOwner),
  'role.instructor': either(isHr, isAdmin),
  'role.hr': isAdmin,
  'role.give-admin': isAdmin,
  /** Not from oneself, so that no institute is left without by a slip. */
  'role.take-admin': but(isAdmin, isOwner),
  'people.reset-code': either(isHr, isAdmin),
  'hr.desk': isHr,
  'approvals.desk': either(isHr, isHead),
  'admin.desk': isAdmin,
} satisfies Record<string, Rule>;

export type Permission = keyof typeof table;

export const may = (person: Actor, permission: Permission, subject: Subject = {}): boolean =>
  (table[permission] as Rule)(person, subject);

/** Throws `forbidden` (403) with a sentence. */
export function requirePermission(person: Person, permission: Permission, subject: Subject = {}): void {
  if (!may(person, permission, subject)) {
    throw forbidden('forbidden', '이 일을 할 권한이 없습니다. 필요하면 교육담당자에게 알려 주세요.');
  }
}
