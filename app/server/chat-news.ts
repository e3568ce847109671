/** What was done to a talk on a page reaches those who are in it, each as they may see it, and what servers keep of it. */
import { may } from '~/people/permissions';
import type { ServerNews, TalkNews } from '~/people/request-context';
import { findMessageRow } from '~/chat/message-row.server';
import { findRoom } from '~/chat/room.server';
import type { ChatWorld } from './chat-events';
import { moderatorsOf, roomOf, waitersOf, type ChatNamespace } from './chat-sending';
import { tellMuted } from './tell-muted';

export const isServerNews = (news: TalkNews): news is ServerNews => 'words' in news || 'lessonId' in news;

/** Told once, and heard on all servers. */
export async function tellTalk(world: ChatWorld, news: Exclude<TalkNews, ServerNews>): Promise<void> {
  if ('messageId' in news) {
    const row = await findMessageRow(world.db.sql, news.messageId);
    if (row) world.send('message-changed', row);
    return;
  }
  await tellMuted(world, news.personId, news.mutedIn);
}

/** The words are read anew; a room's settings are told, and who looks after it is asked again. */
export async function settleTalk(world: ChatWorld, chat: ChatNamespace, news: ServerNews): Promise<void> {
  if ('words' in news) return world.words.forget();
  const room = (await findRoom(world.db.sql, news.lessonId))?.room;
  if (!room) return;
  const { lessonId, slowSeconds, closed, off, subject } = room;
  // Whoever looks after the talk no longer hears what is hidden from the others, from this moment on.
  for (const id of chat.adapter.rooms.get(roomOf(lessonId)) ?? []) {
    const socket = chat.sockets.get(id);
    if (!socket) continue;
    if (may(socket.data.person, 'chat.moderate', subject)) await socket.join(moderatorsOf(lessonId));
    else await socket.leave(moderatorsOf(lessonId));
  }
  chat.local.to([roomOf(lessonId), waitersOf(lessonId)]).emit('room', { lessonId, slowSeconds, closed, off });
}
