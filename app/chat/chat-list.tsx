/** The talk up to where the picture stands: earlier talk, the line of now, and what is said now. */
import { Fragment, startTransition, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { Button, TextButton } from '~/ui/button';
import { Chip } from '~/ui/chip';
import { EmptyState } from '~/ui/empty-state';
import { Icon } from '~/ui/icon';
import { useFormat, useWords } from '~/words/words';
import type { ChatActs, ReaderView } from './chat-acts';
import { ChatMessage, OutgoingMessage } from './chat-message';
import { isLeap } from './chat-replay';
import type { ChatState } from './chat-store';
import { withoutLinks } from './cut-body';
import { ENTRIES_A_PAGE, viewChat, type Entry } from './chat-threads';
import { useFollowEnd } from './use-follow-end';
import { useListRoom } from './use-list-room';
import { useNow } from './use-now';

interface ChatListProps {
  chat: ChatState;
  /** Whole seconds. */
  playhead: number;
  /** Of the whole lesson; null = not known yet. */
  total: number | null;
  /** What was written later by others is new since the last visit; null = this is the first. */
  readUntil: string | null;
  reader: ReaderView;
  /** The picture runs for everybody: nobody can stop it to write. */
  together: boolean;
  acts: ChatActs;
  onEarlier(): Promise<void>;
  onAsk(): void;
}

/** As many as are seen at once come first; what stands above them follows in steps that no finger feels. */
const ENTRIES_A_STEP = 8;

function useLeaps(playhead: number): number {
  const before = useRef(playhead);
  const leaps = useRef(0);
  if (isLeap(before.current, playhead)) leaps.current += 1;
  before.current = playhead;
  return leaps.current;
}

const isFresh = (entry: Entry, readUntil: string | null, readerId: string) =>
  readUntil !== null &&
  'root' in entry &&
  !entry.live &&
  [entry.root, ...entry.answers].some(
    ({ createdAt, author }) => createdAt > readUntil && author.id !== readerId,
  );

/** Everything that is drawn of it, from above. */
const keysOf = (entry: Entry): string[] =>
  'own' in entry
    ? [entry.key]
    : [entry.key, ...entry.answers.map(({ id }) => id), ...entry.outgoing.map(({ clientKey }) => clientKey)];

export function ChatList({
  chat,
  playhead,
  total,
  readUntil,
  reader,
  together,
  acts,
  onEarlier,
  onAsk,
}: ChatListProps) {
  const { list } = useWords().chat;
  const format = useFormat();
  const now = useNow();
  const box = useRef<HTMLDivElement>(null);
  const [pages, setPages] = useState(1);
  const [most, setMost] = useState(ENTRIES_A_STEP);
  const leaps = useLeaps(playhead);
  useEffect(() => {
    setPages(1);
    setMost(ENTRIES_A_STEP);
  }, [leaps]);
  // What comes is drawn in pieces, between the keys of whoever writes.
  const settled = useDeferredValue(chat);
  const view = useMemo(() => viewChat(settled, playhead, most), [settled, playhead, most]);
  const entries = [...view.past, ...view.recent];
  const keys = entries.flatMap(keysOf);
  const isFull = entries.length >= most && most < pages * ENTRIES_A_PAGE;
  useEffect(() => {
    if (isFull) startTransition(() => setMost(most + ENTRIES_A_STEP));
  }, [isFull, most]);
  useListRoom(box);
  const { unseen, toEnd, onScroll } = useFollowEnd(box, keys, leaps);

  const firstFresh = entries.find((entry) => isFresh(entry, readUntil, reader.id));
  const draw = (entry: Entry, past: boolean) =>
    'own' in entry ? (
      <OutgoingMessage key={entry.key} own={entry.own} acts={acts} />
    ) : (
      <Fragment key={entry.key}>
        {entry === firstFresh ? <p className="read-until">{list.readUntil}</p> : null}
        <ChatMessage
          {...{ reader, acts, now, thread: entry }}
          past={past && !entry.live}
          fresh={isFresh(entry, readUntil, reader.id)}
        />
      </Fragment>
    );
  const earlier = async () => {
    setPages(pages + 1);
    setMost((pages + 1) * ENTRIES_A_PAGE);
    await onEarlier();
  };

  if (keys.length === 0 && total === 0)
    return (
      <div className="chat">
        <EmptyState
          icon="chat"
          title={list.empty}
          action={reader.mayWrite ? <Button onClick={onAsk}>{list.ask}</Button> : null}
        >
          {together ? list.emptyTogether : list.emptyNote}
        </EmptyState>
      </div>
    );
  return (
    <div className="chat-frame">
      <div className="chat" ref={box} onScroll={onScroll} tabIndex={-1}>
        {view.pinned.map((message) => (
          <button
            key={message.id}
            type="button"
            className="pinned"
            onClick={() => acts.jump(message.mediaSecond ?? 0)}
          >
            <Icon name="pin" size="mini" />
            <span className="hidden">{list.pinned}: </span>
            <span className="grow">{withoutLinks(message.body ?? '', window.location.origin)}</span>
            <span className="num">{format.clock(message.mediaSecond ?? 0)}</span>
          </button>
        ))}
        {view.hasEarlier ? (
          <TextButton icon="chevron-up" className="start" onClick={() => void earlier()}>
            {list.earlier}
          </TextButton>
        ) : null}
        {keys.length === 0 ? <p className="small quiet">{list.nothingYet}</p> : null}
        {view.past.map((entry) => draw(entry, true))}
        <p className="now">{list.now(format.clock(playhead))}</p>
        {view.recent.map((entry) => draw(entry, false))}
      </div>
      {unseen > 0 ? (
        <Chip icon="chevron-down" className="new-below" onClick={toEnd}>
          {list.newBelow(unseen)}
        </Chip>
      ) : null}
    </div>
  );
}
