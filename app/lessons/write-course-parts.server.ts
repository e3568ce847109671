/** The parts of a course outside its own row: its watching policy as a new version, its lessons in order. */
import { conflict, invalid } from '~/platform/errors';
import { isDeepStrictEqual } from 'node:util';
import type { LessonWriter } from './edit-lesson.server';
import { policyForCourse } from './policy-for-course.server';
import { isMeetable, presets, watchingRule, type PresetName, type WatchingRule } from './watching-policy';

export interface WantedPolicy {
  watchingPreset?: PresetName | undefined;
  /** A rule of one's own; it goes before the preset. */
  watchingRule?: unknown;
}

const unmeetable = () =>
  conflict(
    'policy-unmeetable',
    '이 기준은 정직하게 다 보아도 채울 수 없습니다. 학습 시간을 낮추거나 재생 속도를 낮추거나 시청 범위를 높여 주세요.',
  );

/** Throws `invalid` for a rule of the wrong shape, `conflict` `policy-unmeetable` for one nobody could meet. */
function readRule({
  watchingPreset,
  watchingRule: custom,
}: WantedPolicy): { preset: string; rule: WatchingRule } | null {
  if (custom !== undefined && custom !== null) {
    const parsed = watchingRule.safeParse(custom);
    if (!parsed.success) {
      const sentence = parsed.error.issues[0]?.message ?? '시청 기준을 읽을 수 없습니다.';
      throw invalid('invalid', sentence, { watchingRule: sentence });
    }
    if (!isMeetable(parsed.data)) throw unmeetable();
    return { preset: 'custom', rule: parsed.data };
  }
  return watchingPreset ? { preset: watchingPreset, rule: presets[watchingPreset] } : null;
}

/** A new version only where the rule differs from the one in force; runs already begun keep theirs. */
export async function writePolicy(
  tx: LessonWriter,
  { courseId, now, personId, ...wanted }: WantedPolicy & { courseId: string; now: Date; personId: string },
): Promise<void> {
  const next = readRule(wanted);
  if (!next) return;
  const current = await policyForCourse({ db: { prisma: tx }, courseId });
  const own = current?.courseId === courseId;
  if (own && current.preset === next.preset && isDeepStrictEqual(current.rule, next.rule)) return;
  const version = own ? current.version + 1 : 1;
  await tx.watchingPolicy.create({
    data: { courseId, version, ...next, createdAt: now, createdById: personId },
  });
}

/**
 * These lessons in this order; others leave the course, but for withdrawn ones, which no list shows: they are at home
 * there when they come back. Throws `invalid` for one that is not there.
 */
export async function writeLessonOrder(
  tx: LessonWriter,
  courseId: string,
  lessonIds: string[],
): Promise<void> {
  const found = await tx.lesson.count({ where: { id: { in: lessonIds } } });
  if (found !== lessonIds.length) {
    const sentence = '목록에 없는 강의가 있습니다. 새로 고친 뒤 다시 골라 주세요.';
    throw invalid('invalid', sentence, { lessonIds: sentence });
  }
  await tx.lesson.updateMany({
    where: { courseId, id: { notIn: lessonIds }, status: { not: 'withdrawn' } },
    data: { courseId: null, courseOrder: 0 },
  });
  for (const [index, id] of lessonIds.entries()) {
    await tx.lesson.update({ where: { id }, data: { courseId, courseOrder: index + 1 } });
  }
}

/**
 * The course's policy against its shortest live lesson, where the tolerance weighs most. Call it after policy or
 * lessons have changed; throws `conflict` `policy-unmeetable`.
 */
export async function requireMeetableCourse(tx: LessonWriter, courseId: string): Promise<void> {
  const shortest = await tx.lessonVersion.aggregate({
    where: { liveOf: { courseId } },
    _min: { durationMs: true },
  });
  const policy = await policyForCourse({ db: { prisma: tx }, courseId });
  const durationMs = shortest._min.durationMs;
  if (policy && durationMs !== null && !isMeetable(policy.rule, durationMs)) throw unmeetable();
}
