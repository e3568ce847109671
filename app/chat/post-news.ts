/** Who hears of a new message: whom it names, and who began the thread it is written in. Never its own writer. */
import type { NewNotification } from '~/notifications/notification';
import type { MessageRow } from './message-row.server';
import { excerptOf, messagePath } from './message-path';

export interface Beginner {
  /** Id of the message that begins the thread. */
  messageId: string;
  authorId: string;
  hidden: boolean;
}

/** @param beginner null = it stands in no thread */
export function newsOf(row: MessageRow, lesson: string, beginner: Beginner | null): NewNotification[] {
  const common = {
    path: messagePath(row.lessonId, row.shownMs),
    facts: { name: row.authorName, lesson, excerpt: excerptOf(row.body) },
  };
  const named = (row.mentions ?? []).map(({ id }) => id).filter((id) => id !== row.authorId);
  const news = named.map((personId): NewNotification => ({
    ...common,
    ...{ personId, kind: 'mention', subject: row.id },
  }));
  if (!beginner || beginner.hidden || beginner.authorId === row.authorId) return news;
  const to = { ...common, personId: beginner.authorId, subject: beginner.messageId };
  if (row.kind === 'answer') news.push({ ...to, kind: row.official ? 'official-answer' : 'answer' });
  // Whoever is named anyway need not hear of it twice.
  else if (!named.includes(beginner.authorId)) news.push({ ...to, kind: 'reply' });
  return news;
}
