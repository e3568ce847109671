/** A message's body as the page shows it: text, and links to the institute's own pages. */

export type BodyPart = { text: string } | { path: string; text: string };

/** Pages that are linked by their path alone. */
const OWN_PATH = /^\/(?:(?:lessons|courses|q)\/[^/?#]|(?:manuals|knowledge)(?:[/?#]|$))/;
/**
 * What may be a link, by the ASCII characters of a URL: Hangul after it is a particle (…/lessons/abc에서). A path begins
 * after white space or an opening bracket only, so that none is found within another address; a URL also after Hangul.
 */
const CANDIDATE =
  /(^|[\s([{<"'“‘「『《〈])(\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+)|(^|[^\w\-.~:/?#@!$&*+;=%])(https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+)/gi;
const TRAILING = `.,:;!?'()[]`;

/** A candidate as a path of this origin; null where it leads elsewhere or carries a name or password. */
function ownPath(candidate: string, origin: string): string | null {
  try {
    const url = new URL(candidate, origin);
    if (url.origin !== new URL(origin).origin || url.username || url.password) return null;
    const path = url.pathname + url.search + url.hash;
    // `..` may have changed where it leads; two slashes would name another host.
    if (path.startsWith('//') || (candidate.startsWith('/') && !OWN_PATH.test(path))) return null;
    return path;
  } catch {
    return null;
  }
}

function withoutTrailing(candidate: string): string {
  let end = candidate.length;
  while (end > 0 && TRAILING.includes(candidate[end - 1]!)) end -= 1;
  return candidate.slice(0, end);
}

/**
 * The parts in order; their texts together are the body. `path` begins with one slash, normalised; `origin` is the
 * institute's, as in `https://edu.example.kr`. Punctuation and particles after a link stay text. An address with
 * unencoded Hangul ends before it, which is how browsers do not copy it.
 */
export function cutLinks(body: string, origin: string): BodyPart[] {
  const parts: BodyPart[] = [];
  let from = 0;
  for (const match of body.matchAll(CANDIDATE)) {
    const text = withoutTrailing(match[2] ?? match[4] ?? '');
    const path = ownPath(text, origin);
    if (path === null) continue;
    const start = match.index + (match[1] ?? match[3] ?? '').length;
    if (start > from) parts.push({ text: body.slice(from, start) });
    parts.push({ path, text });
    from = start + text.length;
  }
  if (from < body.length) parts.push({ text: body.slice(from) });
  return parts;
}
