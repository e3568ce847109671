/** SQL over a lesson `l` that tells who made it beside its author `author`: what `may` asks for, without loading the lesson. */
import type { Subject } from '~/people/permissions';

export const subjectColumns = `
  l.author_id AS "ownerId", author.department_id AS "ownerDepartmentId",
  ARRAY(SELECT person_id::text FROM lesson_co_author
         WHERE lesson_id = l.id AND removed_at IS NULL) AS "coAuthorIds",
  ARRAY(SELECT person_id::text FROM lesson_co_author WHERE lesson_id = l.id) AS "makerIds"`;

/** Whether person `$n` makes lesson `l`, as its author or beside them. */
export const makes = (parameter: string) => `(l.author_id = ${parameter}
  OR EXISTS (SELECT FROM lesson_co_author WHERE lesson_id = l.id AND person_id = ${parameter} AND removed_at IS NULL))`;

type Makers = Pick<Subject, 'ownerId' | 'ownerDepartmentId' | 'coAuthorIds' | 'makerIds'>;
export type SubjectRow = Required<{ [Key in keyof Makers]: NonNullable<Makers[Key]> }>;

/** Takes the columns out of a row: what permissions ask for, and the rest. */
export function splitSubject<Row extends SubjectRow>({
  ownerId,
  ownerDepartmentId,
  coAuthorIds,
  makerIds,
  ...rest
}: Row): [Subject, Omit<Row, keyof SubjectRow>] {
  return [{ ownerId, ownerDepartmentId, coAuthorIds, makerIds }, rest];
}
