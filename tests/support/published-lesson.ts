// A published lesson as rows: its media are made up, so it serves tests of watching and never of playing.
import { randomUUID } from 'node:crypto';
import { presets, type WatchingRule } from '~/lessons/watching-policy';
import type { Db } from '~/platform/db.server';

interface Given {
  authorId: string;
  seconds?: number;
  rule?: Partial<WatchingRule>;
  recurrence?: 'once' | 'year' | 'half';
  title?: string;
  /** With one check question, whose second choice is right. */
  question?: boolean;
}

export interface PublishedLesson {
  lessonId: string;
  courseId: string;
  question: { questionId: string; right: string; wrong: string } | null;
}

const at = new Date('2026-01-02T00:00:00Z');

export async function publishLessonRows(db: Db, given: Given): Promise<PublishedLesson> {
  const { authorId, seconds = 362, title = '수영장 잔류염소, 하루 세 번 재는 법' } = given;
  const times = { createdAt: at, updatedAt: at };
  const { prisma } = db;
  const course = await prisma.course.create({
    data: { slug: randomUUID(), title: '수영장 수질 관리', recurrence: given.recurrence ?? 'once', ...times },
  });
  await prisma.watchingPolicy.create({
    data: {
      courseId: course.id,
      version: 1,
      preset: 'own',
      rule: { ...presets.own, ...given.rule },
      createdAt: at,
    },
  });
  const durationMs = seconds * 1000;
  const video = await prisma.video.create({
    data: {
      ownerId: authorId,
      filename: 'a.mp4',
      sizeBytes: 1,
      status: 'ready',
      percent: 100,
      durationMs,
      ...times,
    },
  });
  const set = await prisma.renditionSet.create({
    data: { videoId: video.id, prefix: `renditions/${randomUUID()}`, rungs: [], createdAt: at },
  });
  await prisma.video.update({ where: { id: video.id }, data: { renditionSetId: set.id } });
  const lesson = await prisma.lesson.create({
    data: {
      courseId: course.id,
      courseOrder: 1,
      authorId,
      title,
      jobField: '체육시설',
      status: 'published',
      ...times,
    },
  });
  const version = await prisma.lessonVersion.create({
    data: { lessonId: lesson.id, number: 1, videoId: video.id, durationMs, createdAt: at },
  });
  await prisma.lesson.update({
    where: { id: lesson.id },
    data: { liveVersionId: version.id, publishedAt: at },
  });
  if (!given.question) return { lessonId: lesson.id, courseId: course.id, question: null };
  const choices = ['한 번', '두 번', '세 번'].map((text) => ({ id: randomUUID(), text }));
  const question = await prisma.question.create({
    data: {
      lessonVersionId: version.id,
      ordinal: 1,
      text: '몇 번 헹굽니까?',
      choices,
      correctChoiceId: choices[2]!.id,
      explanation: '매뉴얼 3.2에 세 번이라고 되어 있습니다.',
    },
  });
  return {
    lessonId: lesson.id,
    courseId: course.id,
    question: { questionId: question.id, right: choices[2]!.id, wrong: choices[0]!.id },
  };
}
