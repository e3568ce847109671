/** Questions of a lesson for those who see how it is watched: its makers, the author's head, HR. */
import { findLessonMakers } from '~/lessons/find-lesson-makers.server';
import { may } from '~/people/permissions';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { notFound } from '~/platform/errors';
import { listLessonQuestions, type LessonQuestions } from './list-lesson-questions.server';
import { placesOf } from './note-unclear-places.server';
import type { UnclearPlace } from './unclear-places';

export interface QuestionDesk {
  lesson: { id: string; title: string };
  /** Null = learners do not see the lesson, and nobody can answer. */
  questions: (LessonQuestions & { places: UnclearPlace[] }) | null;
}

/** Throws `not-found` for everybody else. */
export async function findQuestionDesk({
  db,
  person,
  lessonId,
}: Pick<Context, 'db'> & { person: Person; lessonId: string }): Promise<QuestionDesk> {
  const found = await findLessonMakers({ db, lessonId });
  if (!found || !may(person, 'lesson.see-stats', found.subject)) throw notFound();
  const lesson = { id: found.id, title: found.title };
  if (!found.liveVersionId) return { lesson, questions: null };
  // First, as it brings the places along to the version that learners see.
  const questions = await listLessonQuestions({ db, person, lessonId });
  return { lesson, questions: { ...questions, places: await placesOf(db.sql, lessonId) } };
}
