/** `/lessons/ID?at=SECOND`: the lesson at a second. */
export const lessonAt = (lessonId: string, second: number | null) =>
  second === null ? `/lessons/${lessonId}` : `/lessons/${lessonId}?at=${Math.floor(second)}`;
