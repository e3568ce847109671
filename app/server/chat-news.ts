/** What was done to a talk on a page, told to those who are in it: each as they may see it. */
import { may } from '~/people/permissions';
import type { TalkNews } from '~/people/request-context';
import { listMutedIds } from '~/chat/list-muted.server';
import { findMessageRow } from '~/chat/message-row.server';
import { findMutedUntil } from '~/chat/moderate-room.server';
import { findRoom } from '~/chat/room.server';
import type { ChatWorld } from './chat-events';
import { moderatorsOf, roomOf, type ChatNamespace } from './chat-sending';

export async function tellTalk(world: ChatWorld, chat: ChatNamespace, news: TalkNews): Promise<void> {
  const { db, clock } = world;
  if ('words' in news) return world.words.forget();
  if ('messageId' in news) {
    const row = await findMessageRow(db.sql, news.messageId);
    if (row) world.send('message-changed', row);
    return;
  }
  if ('personId' in news) {
    const { personId, mutedIn } = news;
    world.sendMuted(
      personId,
      mutedIn ?? undefined,
      await findMutedUntil({ db, now: clock.now() }, personId, mutedIn),
    );
    if (mutedIn) world.sendMutedIds(mutedIn, await listMutedIds({ db, now: clock.now() }, mutedIn));
    return;
  }
  const room = (await findRoom(db.sql, news.lessonId))?.room;
  if (!room) return;
  const { lessonId, slowSeconds, closed, off, subject } = room;
  // Whoever looks after the talk no longer hears what is hidden from the others, from this moment on.
  for (const id of chat.adapter.rooms.get(roomOf(lessonId)) ?? []) {
    const socket = chat.sockets.get(id);
    if (!socket) continue;
    if (may(socket.data.person, 'chat.moderate', subject)) await socket.join(moderatorsOf(lessonId));
    else await socket.leave(moderatorsOf(lessonId));
  }
  world.sendRoom(lessonId, { slowSeconds, closed, off });
}
