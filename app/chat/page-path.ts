/** Which page a path of the institute leads to. */
export type PagePath =
  | { kind: 'lesson'; id: string }
  | { kind: 'course'; slug: string }
  | { kind: 'manual'; slug: string; section: string | null }
  | { kind: 'knowledge'; id: string };

/** The origin is of no matter: only paths are read. */
const read = (path: string) => {
  try {
    return new URL(path, 'http://institute.invalid');
  } catch {
    return null;
  }
};
const decoded = (part: string) => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** Null for a page that has no title of its own. */
export function parsePagePath(path: string): PagePath | null {
  const url = read(path);
  const [, kind, name = '', more] = url?.pathname.split('/').map(decoded) ?? [];
  if (!url || !name || more !== undefined) return null;
  if (kind === 'lessons') return { kind: 'lesson', id: name.toLowerCase() };
  if (kind === 'courses') return { kind: 'course', slug: name };
  if (kind === 'knowledge') return { kind: 'knowledge', id: name.toLowerCase() };
  if (kind !== 'manuals') return null;
  const section = /^#s-([\d-]+)$/.exec(url.hash)?.[1]?.replaceAll('-', '.') ?? null;
  return { kind: 'manual', slug: name, section };
}

/** `/lessons/ID?at=SECOND`: the lesson at a second. */
export const lessonAt = (lessonId: string, second: number | null) =>
  second === null ? `/lessons/${lessonId}` : `/lessons/${lessonId}?at=${Math.floor(second)}`;

/** The second that `/lessons/ID?at=SECOND` opens at, or null. */
export function secondOf(path: string): number | null {
  const at = read(path)?.searchParams.get('at') ?? null;
  return at !== null && /^\d{1,5}$/.test(at) ? Number(at) : null;
}
