/** What a message says: its text with links and names, or what is left of it. */
import { classNames } from '~/ui/class-names';
import { useWords } from '~/words/words';
import { cutBody } from './cut-body';
import type { Message } from './message';
import { PageLink } from './page-link';

interface MessageTextProps {
  message: Message;
  readerId: string;
  onJump(seconds: number): void;
}

export function MessageText({ message, readerId, onJump }: MessageTextProps) {
  const words = useWords().chat.message;
  if (message.deleted) return <p className="quiet">{words.deleted}</p>;
  const said =
    message.body === null ? null : (
      <p className={classNames('said', message.hidden && 'quiet')}>
        {cutBody(message.body, window.location.origin, message.mentions).map((part, place) =>
          'path' in part ? (
            <PageLink
              key={place}
              path={part.path}
              text={part.text}
              lessonId={message.lessonId}
              onJump={onJump}
            />
          ) : 'mention' in part ? (
            <b key={place} className={classNames('mention', part.mention.id === readerId && 'me')}>
              {part.text}
            </b>
          ) : (
            part.text
          ),
        )}
      </p>
    );
  if (!message.hidden) return said;
  return (
    <>
      <p className="quiet">{words.hidden}</p>
      {said}
      {message.hiddenReason ? <p className="small">{words.hiddenReason(message.hiddenReason)}</p> : null}
    </>
  );
}
