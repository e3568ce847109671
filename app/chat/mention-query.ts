/** What somebody is typing after `@`, and the text once a name has been chosen for it. Pure; places are UTF-16 units. */
import type { Mention } from './message';

export interface MentionQuery {
  /** Where the `@` stands. */
  from: number;
  /** Where the caret stands. */
  to: number;
  /** What stands between, without `@`. */
  query: string;
}

const LONGEST_QUERY = 20;
/** An `@` within an address of mail calls nobody. */
const BEHIND_AT = new RegExp(`(?:^|[^\\w.@])@([^\\s@]{0,${LONGEST_QUERY}})$`, 'u');

/** Null where the caret stands behind no `@`. */
export function findMentionQuery(text: string, caret: number): MentionQuery | null {
  const query = BEHIND_AT.exec(text.slice(0, caret))?.[1];
  return query === undefined ? null : { from: caret - query.length - 1, to: caret, query };
}

/** The text with the name in it, and where the caret then stands. */
export function putMention(text: string, { from, to }: MentionQuery, name: string) {
  const after = text.slice(to);
  const put = `@${name}${after.startsWith(' ') ? '' : ' '}`;
  return {
    text: text.slice(0, from) + put + after,
    caret: from + put.length + (after.startsWith(' ') ? 1 : 0),
  };
}

/** Those chosen that the text still names, each once. */
export function stillNamed(text: string, chosen: readonly Mention[]): Mention[] {
  const byId = new Map(chosen.map((mention) => [mention.id, mention]));
  return [...byId.values()].filter(({ name }) => text.includes(`@${name}`));
}
