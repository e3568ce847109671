import { may } from '~/people/permissions';
import type { Person } from '~/people/person';
import type { LessonView } from './lesson';

/** Whether this person makes the lesson that a page shows; one that is shown as to a learner is not theirs. */
export const mayEditLesson = (
  person: Person,
  { authorId, coAuthorIds }: Pick<LessonView, 'authorId' | 'coAuthorIds'>,
): boolean => coAuthorIds !== null && may(person, 'lesson.edit', { ownerId: authorId, coAuthorIds });
