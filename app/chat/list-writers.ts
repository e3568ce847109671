import type { ChatState } from './chat-store';
import type { MentionablePerson } from './message';

/** Who has written in what is here of the talk, the latest first, without the reader. */
export function listWriters({ byId }: ChatState, readerId: string): MentionablePerson[] {
  const latest = new Map<string, { at: string; person: MentionablePerson }>();
  for (const { author, createdAt } of byId.values()) {
    if (author.id === readerId || (latest.get(author.id)?.at ?? '') > createdAt) continue;
    latest.set(author.id, { at: createdAt, person: { ...author, position: '', employeeNo: null } });
  }
  return [...latest.values()].sort((a, b) => (a.at < b.at ? 1 : -1)).map(({ person }) => person);
}
