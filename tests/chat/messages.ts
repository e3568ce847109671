import type { Message, RoomState } from '~/chat/message';

/** A message with what a test does not care about filled in. */
export function message(id: string, change: Partial<Message> = {}): Message {
  return {
    ...{ id, lessonId: 'lesson', lessonVersion: 1, body: `본문 ${id}`, mediaSecond: 0, kind: 'chat' },
    author: { id: 'min', name: '강민석', department: '체육사업부' },
    ...{ official: false, replyTo: null, reactions: {}, createdAt: '2026-11-20T00:00:00.000Z' },
    ...{ editedAt: null, pinned: false, hidden: false, deleted: false, revision: 1 },
    ...change,
  };
}

export const room = (change: Partial<RoomState> = {}): RoomState => ({
  ...{ revision: 10, slowSeconds: 0, slowWaitSeconds: 0, closed: false, mutedUntil: null },
  ...{
    moderator: false,
    mayAnswer: false,
    mayMuteEverywhere: false,
    unread: 0,
    readUntil: null,
    rulesAccepted: true,
  },
  ...change,
});
