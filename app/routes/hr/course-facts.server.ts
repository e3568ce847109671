/** What the form of a course needs besides the course: its lessons by name, lessons to add, rules in seconds. */
import { findCourse } from '~/lessons/find-course.server';
import { listCourses } from '~/lessons/list-courses.server';
import { listLessons } from '~/lessons/list-lessons.server';
import { presetNames, presets, requirementsFor, type PresetName } from '~/lessons/watching-policy';
import type { Person } from '~/people/person';
import type { RequestContext } from '~/people/request-context';
import { notFound } from '~/platform/errors';
import { id as idSchema } from '~/lessons/schema';

export interface OrderedLesson {
  id: string;
  title: string;
  /** Null while learners do not see it. */
  durationSeconds: number | null;
  /** The course it would leave. */
  otherCourse: string | null;
}

/** A preset for a lesson of `lengthSeconds`, in what a person has to do. */
export interface RuleFacts {
  name: PresetName;
  lengthSeconds: number;
  coveredPercent: number;
  coveredSeconds: number;
  learningSeconds: number;
  maxRate: number;
  seekAhead: boolean;
  listeningCounts: boolean;
  quizPassScore: number | null;
  maxLessonsPerDay: number | null;
}

const USUAL_LENGTH_SECONDS = 420;
const MOST_TO_CHOOSE = 300;

function describeRule(name: PresetName, lengthSeconds: number): RuleFacts {
  const rule = presets[name];
  const required = requirementsFor(rule, lengthSeconds * 1000, true);
  return {
    name,
    lengthSeconds,
    coveredPercent: rule.minCoveredPercent,
    coveredSeconds: Math.ceil(required.coveredMs / 1000),
    learningSeconds: Math.ceil(required.learningMs / 1000),
    maxRate: rule.maxRate,
    seekAhead: rule.seekAhead,
    listeningCounts: rule.listening,
    quizPassScore: rule.quiz ? rule.quizPassScore : null,
    maxLessonsPerDay: rule.maxLessonsPerDay,
  };
}

/** Throws not-found for what is no course. */
export async function findCourseFacts({
  context,
  person,
  courseId,
}: {
  context: RequestContext;
  person: Person;
  courseId: string;
}) {
  const [course] = idSchema.safeParse(courseId).success
    ? await listCourses({ ...context, person, courseId })
    : [];
  if (!course) throw notFound('찾는 강좌가 없습니다. 강좌 목록에서 다시 골라 주세요.');
  const [page, published] = await Promise.all([
    findCourse({ ...context, person, slug: course.slug }),
    listLessons({ ...context, input: {}, take: MOST_TO_CHOOSE }),
  ]);
  const known = new Map<string, OrderedLesson>();
  for (const { id, title, durationSeconds } of page?.lessons ?? [])
    known.set(id, { id, title, durationSeconds, otherCourse: null });
  for (const { id, title } of page?.unpublished ?? [])
    known.set(id, { id, title, durationSeconds: null, otherCourse: null });
  const lengths = (page?.lessons ?? []).map(({ durationSeconds }) => durationSeconds);
  const lengthSeconds = lengths.length > 0 ? Math.min(...lengths) : USUAL_LENGTH_SECONDS;
  return {
    course,
    lessons: course.lessonIds.flatMap((id) => known.get(id) ?? []),
    choices: published.items
      .filter(({ id }) => !known.has(id))
      .map(({ id, title, durationSeconds, courseTitle }): OrderedLesson => ({
        id,
        title,
        durationSeconds,
        otherCourse: courseTitle,
      })),
    rules: presetNames.map((name) => describeRule(name, lengthSeconds)),
  };
}
