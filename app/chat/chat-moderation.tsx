/** For moderators, at the head of the panel: how often one may write, and whether at all. */
import { Link } from '@remix-run/react';
import { Icon } from '~/ui/icon';
import { Menu } from '~/ui/menu';
import { useWords } from '~/words/words';
import type { RoomState } from './message';

const SLOW_SECONDS = [10, 30, 60];

interface ChatModerationProps {
  room: RoomState;
  lessonId: string;
  onAct(event: string, input: object): void;
}

export function ChatModeration({ room, lessonId, onAct }: ChatModerationProps) {
  const words = useWords().chat.moderation;
  return (
    <Menu label={words.label} icon="shield" iconOnly>
      {SLOW_SECONDS.filter((seconds) => seconds !== room.slowSeconds).map((seconds) => (
        <button key={seconds} type="button" onClick={() => onAct('slow-mode', { lessonId, seconds })}>
          <Icon name="clock" size="mini" />
          {words.slow(seconds)}
        </button>
      ))}
      {room.slowSeconds > 0 ? (
        <button type="button" onClick={() => onAct('slow-mode', { lessonId, seconds: 0 })}>
          <Icon name="clock" size="mini" />
          {words.slowOff}
        </button>
      ) : null}
      <button type="button" onClick={() => onAct('close', { lessonId, on: !room.closed })}>
        <Icon name="lock" size="mini" />
        {room.closed ? words.reopen : words.close}
      </button>
      <Link to="/chat-desk">
        <Icon name="shield" size="mini" />
        {words.desk}
      </Link>
    </Menu>
  );
}
