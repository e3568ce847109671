/** A message's body as the page shows it: text, links to the institute's own pages, and the names it calls. */
import { cutLinks, type BodyPart } from './cut-links';
import type { Mention } from './message';

export type ShownPart = BodyPart | { mention: Mention; text: string };

/** The parts in order; their texts together are the body. Of two names that begin alike the longer one is meant. */
export function cutBody(body: string, origin: string, mentions: readonly Mention[] = []): ShownPart[] {
  const parts = cutLinks(body, origin);
  if (mentions.length === 0) return parts;
  const longestFirst = [...mentions].sort((a, b) => b.name.length - a.name.length);
  return parts.flatMap((part) => ('path' in part ? [part] : cutMentions(part.text, longestFirst)));
}

/** In one line without its links, as they are long; a body of links alone stays as it is. */
export function withoutLinks(body: string, origin: string): string {
  const texts = cutLinks(body, origin).map((part) => ('path' in part ? '' : part.text.trim()));
  return texts.filter(Boolean).join(' ') || body;
}

function cutMentions(text: string, mentions: readonly Mention[]): ShownPart[] {
  const parts: ShownPart[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const mention = mentions.find(({ name }) => text.startsWith(name, at + 1));
    if (!mention) continue;
    if (at > from) parts.push({ text: text.slice(from, at) });
    from = at + 1 + mention.name.length;
    parts.push({ mention, text: text.slice(at, from) });
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}
