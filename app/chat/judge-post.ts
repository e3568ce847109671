/** Whether a message may be written: the house rules as one pure table. Sentences say what is wrong and until when. */
import { AppError, forbidden, invalid, notFound } from '~/platform/errors';
import type { MessageKind } from './message';
import { slowWaitSeconds } from './slow-rules';

/** What stops words of any kind: new ones and changed ones. */
export interface Silence {
  closed: boolean;
  mutedUntil: Date | null;
  moderator: boolean;
}

export interface Circumstances extends Silence {
  /** There is no talk beside the lesson, for nobody. */
  off: boolean;
  /** 0 = no slow mode. */
  slowSeconds: number;
  /** Kind of the message that begins the thread; null = none is there. */
  threadKind: string | null;
  /** When the writer last wrote in the room; null where there is no slow mode. */
  latestAt: Date | null;
}

export const talkIsOff = (): AppError =>
  forbidden('off', '이 강의에서는 채팅을 쓰지 않습니다. 궁금한 점은 강의를 만든 사람에게 물어 주세요.');

/** Null = may. Changing a message is writing too: it would be the way past a mute. */
export function judgeSilence(room: Silence, now: Date): AppError | null {
  if (room.moderator) return null;
  if (room.closed)
    return forbidden(
      'closed',
      '이 강의의 채팅은 닫혀 있어 새 글을 남길 수 없습니다. 지난 글은 그대로 볼 수 있습니다.',
    );
  const mutedMs = (room.mutedUntil?.getTime() ?? 0) - now.getTime();
  if (mutedMs > 0)
    return new AppError(
      'forbidden',
      'muted',
      '채팅 글쓰기가 잠시 멈춰 있습니다. 끝나는 시각이 지나면 다시 쓸 수 있습니다.',
      { retryAfterSeconds: Math.ceil(mutedMs / 1000), extra: { until: room.mutedUntil!.toISOString() } },
    );
  return null;
}

/** Null = may. */
export function judgePost(
  post: { kind: MessageKind; replyTo?: string | null | undefined },
  room: Circumstances,
  now: Date,
): AppError | null {
  if (room.off) return talkIsOff();
  if (post.replyTo && !room.threadKind)
    return notFound('답하려는 글이 지워졌거나 없습니다. 새 글로 남겨 주세요.');
  if (post.kind === 'answer' && room.threadKind !== 'question')
    return invalid('no-question', '답변은 질문에만 달 수 있습니다. 질문을 고른 뒤 답해 주세요.');
  const silence = judgeSilence(room, now);
  if (silence || room.moderator) return silence;
  const wait = slowWaitSeconds(room.latestAt, now, room.slowSeconds);
  if (wait > 0)
    return new AppError(
      'too-fast',
      'slow-mode',
      `천천히 쓰기가 켜져 있습니다. ${wait}초 뒤에 다시 보낼 수 있습니다.`,
      { retryAfterSeconds: wait },
    );
  return null;
}
