/** The lessons of last year's pilot (시범 운영): one for each of a manual's sections, eight a course. Pure. */
export const PILOT_REASON = '시범 운영이 끝나 정식 강의로 옮겼습니다';
const LESSONS_A_COURSE = 8;

export interface PilotSource {
  courseId: string;
  courseSlug: string;
  jobField: string;
  /** Sections of the course's manuals, in reading order. */
  sections: { manualTitle: string; title: string }[];
}

export interface PilotLesson {
  courseId: string;
  courseSlug: string;
  jobField: string;
  title: string;
  /** 5 to 9 minutes, whole seconds. */
  durationMs: number;
}

/** An even choice of sections; lengths differ but are the same in every demo. */
export function planPilotLessons(sources: PilotSource[]): PilotLesson[] {
  return sources.flatMap(({ courseId, courseSlug, jobField, sections }) => {
    const count = Math.min(LESSONS_A_COURSE, sections.length);
    return Array.from({ length: count }, (_, index) => {
      const section = sections[Math.floor((index * sections.length) / count)]!;
      const seconds = 300 + ((index * 137 + section.title.length * 53 + courseSlug.length * 29) % 241);
      const title = `${section.title} · ${section.manualTitle}`;
      return { courseId, courseSlug, jobField, title, durationMs: seconds * 1000 };
    });
  });
}
