/** Which lessons a person may see, as SQL over a lesson `l` and its author `author`: live ones, and what `may` shows of others. */
import { may } from '~/people/permissions';
import type { Person } from '~/people/person';
import { makes } from './lesson-makers';

/** The parameters `$from`, `$from + 1` and `$from + 2` are `seenByValues`. */
export const seenBy = (from: number) => `(l.live_version_id IS NOT NULL OR $${from + 2}::bool
  OR author.department_id = ANY($${from + 1}::uuid[]) OR ${makes(`$${from}::uuid`)})`;

export const seenByValues = (person: Person) =>
  [person.id, person.headOfDepartmentIds, may(person, 'lesson.see-unpublished')] as const;
