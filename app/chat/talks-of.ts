import type { Person } from '~/people/person';

/**
 * SQL over a lesson `l`: whether its talk is looked after by the person `$1`: its author, who makes it beside them, an
 * appointed moderator; `$2` is true for who looks after all of them.
 */
export const LOOKED_AFTER = `($2::bool OR l.author_id = $1::uuid
  OR EXISTS (SELECT FROM lesson_co_author WHERE lesson_id = l.id AND person_id = $1::uuid AND removed_at IS NULL)
  OR EXISTS (SELECT FROM chat_moderator WHERE lesson_id = l.id AND person_id = $1::uuid AND kind = 'moderator'))`;

/** The values of `$1` and `$2`. */
export const lookingAfter = (person: Person): [string, boolean] => [person.id, person.roles.includes('hr')];
