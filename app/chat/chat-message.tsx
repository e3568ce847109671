/** One message with what was answered to it. By itself and remembered, since the list is looked at anew every second. */
import { memo, type ReactNode } from 'react';
import { Badge } from '~/ui/badge';
import { TextButton } from '~/ui/button';
import { Chip } from '~/ui/chip';
import { classNames } from '~/ui/class-names';
import { useFormat, useWords } from '~/words/words';
import type { ChatActs, ReaderView } from './chat-acts';
import { ChatMenu } from './chat-menu';
import { ChatSections } from './chat-sections';
import type { Outgoing } from './chat-store';
import type { Thread } from './chat-threads';
import type { Message, Reaction } from './message';
import { MessageText } from './message-text';

interface WhoProps {
  message: Message;
  readerId: string;
  now: number;
  children?: ReactNode;
}

function Who({ message, readerId, now, children }: WhoProps) {
  const words = useWords().chat.message;
  const format = useFormat();
  return (
    <div className="who">
      {children}
      <b>{message.author.name}</b>
      <span>
        {message.author.department} ·{' '}
        <time dateTime={message.createdAt}>{format.when(message.createdAt, new Date(now))}</time>
        {message.editedAt && !message.deleted ? ` · ${words.edited}` : null}
      </span>
      {message.pinned ? <Badge icon="pin">{words.pinned}</Badge> : null}
      {callsReader(message, readerId) ? <Badge tone="info">{words.named}</Badge> : null}
    </div>
  );
}

interface ReactionChipsProps {
  message: Message;
  acts: ChatActs;
}

function ReactionChips({ message, acts }: ReactionChipsProps) {
  const { reactions } = useWords().chat;
  const question = message.kind === 'question';
  // The one that fits is always offered; the others once somebody gave them, or from the menu.
  const offered: Reaction = question ? 'me-too' : 'helpful';
  const kinds: Reaction[] = question
    ? ['me-too', 'helpful', 'thanks', 'great']
    : ['helpful', 'thanks', 'great'];
  return kinds
    .filter((kind) => kind === offered || message.reactions[kind])
    .map((kind) => {
      const mine = message.mine?.includes(kind) ?? false;
      return (
        <Chip
          key={kind}
          pressed={mine}
          icon={kind === 'helpful' ? 'thumb-up' : undefined}
          onClick={() => acts.react(message, kind, !mine)}
        >
          {reactions[kind]}
          {message.reactions[kind] ? <b className="num"> {message.reactions[kind]}</b> : null}
        </Chip>
      );
    });
}

interface MessageProps {
  thread: Thread;
  past: boolean;
  /** New since the last visit. */
  fresh?: boolean;
  reader: ReaderView;
  acts: ChatActs;
  /** Epoch ms, of the minute. */
  now: number;
}

const callsReader = ({ mentions }: Message, readerId: string) =>
  mentions?.some(({ id }) => id === readerId) ?? false;
const isGone = ({ deleted, hidden }: Message) => deleted || hidden;

export const ChatMessage = memo(
  function ChatMessage({ thread, past, fresh, reader, acts, now }: MessageProps) {
    const { root, answers } = thread;
    const words = useWords().chat;
    const format = useFormat();
    const question = root.kind === 'question';
    const second = root.mediaSecond ?? 0;
    const readerId = reader.id;
    const menu = (message: Message) => <ChatMenu {...{ message, reader, acts, now }} />;
    return (
      <article
        className={classNames('message', question && 'question', past && !question && 'past')}
        aria-label={`${root.author.name}, ${format.clock(second)}`}
      >
        <button
          type="button"
          className="stamp"
          aria-label={words.list.goTo(format.duration(second))}
          onClick={() => acts.jump(second)}
        >
          {format.clock(second)}
        </button>
        <div className="message-body">
          <Who message={root} {...{ readerId, now }}>
            {question ? <Badge tone="info">{words.message.question}</Badge> : null}
            {fresh ? <Badge tone="warn">{words.message.fresh}</Badge> : null}
            {root.replyTo ? <Badge>{words.message.answer}</Badge> : null}
          </Who>
          <MessageText message={root} {...{ readerId }} onJump={acts.jump} />
          {answers.map((answer) => (
            <div key={answer.id} className={answer.official ? 'answer' : 'answer plain'}>
              <Who message={answer} {...{ readerId, now }}>
                {answer.official ? (
                  <Badge tone="good" icon="check">
                    {words.message.official}
                  </Badge>
                ) : null}
              </Who>
              <MessageText message={answer} {...{ readerId }} onJump={acts.jump} />
              {answer.sections ? <ChatSections sections={answer.sections} /> : null}
              <div className="acts">
                {isGone(answer) ? null : <ReactionChips message={answer} acts={acts} />}
                {menu(answer)}
              </div>
            </div>
          ))}
          {thread.outgoing.map((own) => (
            <div key={own.clientKey} className="answer plain">
              <OutgoingBody own={own} acts={acts} />
            </div>
          ))}
          <div className="acts">
            {isGone(root) ? null : <ReactionChips message={root} acts={acts} />}
            {root.deleted || !reader.mayWrite || root.replyTo ? null : (
              <Chip onClick={() => acts.reply(root)}>{words.message.reply}</Chip>
            )}
            {menu(root)}
          </div>
        </div>
      </article>
    );
  },
  (before, next) =>
    before.past === next.past &&
    before.fresh === next.fresh &&
    before.reader === next.reader &&
    before.acts === next.acts &&
    before.now === next.now &&
    before.thread.root === next.thread.root &&
    sameItems(before.thread.answers, next.thread.answers) &&
    sameItems(before.thread.outgoing, next.thread.outgoing),
);

const sameItems = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((one, at) => one === b[at]);

function OutgoingBody({ own, acts }: { own: Outgoing; acts: ChatActs }) {
  const words = useWords().chat.message;
  return (
    <>
      <p className="said quiet">{own.body}</p>
      {own.status === 'failed' ? (
        <>
          <p className="small bad" role="alert">
            {own.problem ?? words.failed}
          </p>
          <div className="acts">
            <TextButton icon="refresh" onClick={() => acts.retry(own.clientKey)}>
              {words.retry}
            </TextButton>
            <TextButton icon="trash" onClick={() => acts.drop(own.clientKey)}>
              {words.drop}
            </TextButton>
          </div>
        </>
      ) : (
        <p className="tiny">{own.status === 'waiting' ? words.waiting : words.sending}</p>
      )}
    </>
  );
}

/** One's own, before the server has it. */
export function OutgoingMessage({ own, acts }: { own: Outgoing; acts: ChatActs }) {
  const words = useWords().chat.message;
  const format = useFormat();
  return (
    <article className={classNames('message', own.kind === 'question' && 'question')}>
      <span className="stamp">{format.clock(own.mediaSecond)}</span>
      <div className="message-body">
        {own.kind === 'question' ? (
          <div className="who">
            <Badge tone="info">{words.question}</Badge>
          </div>
        ) : null}
        <OutgoingBody own={own} acts={acts} />
      </div>
    </article>
  );
}
