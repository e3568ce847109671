/** The tab of the talk: list and the line one writes in, over one connection. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { Icon } from '~/ui/icon';
import { Notice } from '~/ui/notice';
import { useToast } from '~/ui/toast';
import { useFormat, useWords } from '~/words/words';
import type { Asked, ChatActs, ReaderView } from './chat-acts';
import { ChatArrivals } from './chat-arrivals';
import { ChatComposer, type ComposerMode, type SendOutcome } from './chat-composer';
import type { ChatConnection } from './chat-connection';
import { ChatHead } from './chat-head';
import { ChatList } from './chat-list';
import { ChatRules } from './chat-rules';
import { ChatSectionSheet } from './chat-section-sheet';
import { ChatSheets } from './chat-sheets';
import { ChatSimilar } from './chat-similar';
import { listWriters } from './list-writers';
import type { Mention, Message } from './message';
import type { RoomView } from './room-view';
import { useKeyboardInset } from './use-keyboard-inset';
import type { PeopleSource } from './use-mentions';
import { useNow } from './use-now';
import { useSimilarQuestions } from './use-similar-questions';

export interface ChatPanelProps {
  connection: ChatConnection;
  view: RoomView;
  seconds: number;
  /** At a screening. */
  together?: boolean;
  onJump(seconds: number): void;
}

const NEW: ComposerMode = { kind: 'new' };

export function ChatPanel({ connection, view, seconds, together = false, onJump }: ChatPanelProps) {
  const { chat: words, knowledge } = useWords();
  const format = useFormat();
  const toast = useToast();
  const now = useNow();
  const panel = useRef<HTMLDivElement>(null);
  const [mode, setMode] = useState<ComposerMode>(NEW);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [naming, setNaming] = useState<Message | null>(null);
  /** What waits for the rules to be read: resolves with whether they were. */
  const [rules, setRules] = useState<((accepted: boolean) => void) | null>(null);
  useKeyboardInset();

  const { room, reader, map } = view;
  const { lessonId } = connection.options;
  const similar = useSimilarQuestions(lessonId);
  const playhead = Math.floor(seconds);
  const muted = room?.mutedUntil && Date.parse(room.mutedUntil) > now ? room.mutedUntil : null;
  const closed = Boolean(room?.closed && !room.moderator);
  const blocked = muted
    ? words.composer.muted(format.dateTime(muted))
    : closed
      ? words.composer.closed
      : null;
  const mayWrite = blocked === null && view.refused === null;
  const readerView = useMemo<ReaderView>(
    () => ({
      ...{ id: reader.id, mayWrite, moderator: reader.moderator },
      ...{ mayAnswer: room?.mayAnswer ?? false, mutedIds: room?.mutedIds },
    }),
    [reader.id, reader.moderator, room?.mayAnswer, room?.mutedIds, mayWrite],
  );

  const latest = useRef({ onJump, toast, sentence: words.list.notDone });
  latest.current = { onJump, toast, sentence: words.list.notDone };
  const acts = useMemo<ChatActs>(() => {
    const say = (refusal: { message: string } | null) => {
      if (refusal) latest.current.toast({ text: refusal.message, icon: 'alert' });
    };
    const run = (event: string, input: object) =>
      void connection.act(event, input, latest.current.sentence).then(say);
    return {
      jump: (second) => latest.current.onJump(second),
      reply: (to) => setMode({ kind: 'reply', to }),
      edit: (message) => setMode({ kind: 'edit', message }),
      react: (message, reaction, on) =>
        void connection.react(message.id, reaction, on, latest.current.sentence).then(say),
      retry: (clientKey) => connection.retry(clientKey),
      drop: (clientKey) => connection.drop(clientKey),
      ask: setAsked,
      unmute: ({ author }) => run('mute', { employeeId: author.id, lessonId, minutes: 0 }),
      show: ({ id }) => run('show', { messageId: id }),
      pin: ({ id }, on) => run('pin', { messageId: id, on }),
      markQuestion: ({ id }, on) => run('mark-question', { messageId: id, on }),
      nameSections: setNaming,
      markOfficial: ({ id }, on) => run('mark-official', { messageId: id, on }),
    };
  }, [connection, lessonId]);

  useEffect(() => connection.follow(playhead), [connection, playhead]);
  useEffect(() => {
    // What is edited or answered may go while one writes.
    const at = mode.kind === 'edit' ? mode.message : mode.kind === 'reply' ? mode.to : null;
    if (at && view.chat.byId.get(at.id)?.deleted) setMode(NEW);
  }, [mode, view.chat]);

  const people = useMemo<PeopleSource>(
    () => ({
      here: () => listWriters(connection.getState().chat, connection.options.readerId),
      find: (query) => connection.findPeople(query),
    }),
    [connection],
  );
  const send = async (text: string, asking: boolean, mentions: readonly Mention[]): Promise<SendOutcome> => {
    if (mode.kind === 'edit') {
      const input = { messageId: mode.message.id, body: text };
      const refusal = await connection.act('edit', input, words.list.notDone);
      if (!refusal) setMode(NEW);
      return refusal;
    }
    if (room && !room.rulesAccepted) {
      const accepted = await new Promise<boolean>((resolve) => setRules(() => resolve));
      setRules(null);
      if (!accepted) return { message: '' };
    }
    const to = mode.kind === 'reply' ? mode.to : null;
    const outcome = await connection.post({
      body: text,
      kind: to ? (to.kind === 'question' ? 'answer' : 'chat') : asking ? 'question' : 'chat',
      replyTo: to?.id ?? null,
      mentions,
      ...(to?.mediaSecond == null ? {} : { mediaSecond: to.mediaSecond }),
    });
    if (outcome.ok) {
      setMode((at) => (at === mode ? NEW : at));
      return null;
    }
    const { message, fields } = outcome.error;
    return { message: fields?.['body'] ?? message, takeBack: () => connection.drop(outcome.clientKey) };
  };

  const actFromSheet = async (event: string, input: object, done: string) => {
    const refusal = await connection.act(event, input, words.list.notDone);
    if (!refusal && done) toast(done);
    return refusal?.message ?? null;
  };
  const focusField = () => panel.current?.querySelector('textarea')?.focus();

  return (
    <div
      className="talk-panel"
      ref={panel}
      // On the phone the keyboard leaves room for picture, tabs and some lines, once those stand together.
      onFocus={({ target }) => {
        if (target.closest('.composer textarea') && window.matchMedia?.('(max-width: 1023.98px)').matches)
          panel.current?.closest('.side')?.scrollIntoView({ block: 'start' });
      }}
    >
      {view.refused ? null : (
        <ChatHead
          {...{ lessonId, view, together, onJump }}
          onAct={(event, input) => void actFromSheet(event, input, '').then((said) => said && toast(said))}
        />
      )}
      {view.refused ? <Notice tone="warn" title={view.refused} /> : null}
      {view.connection === 'away' ? (
        <p className="chat-away tiny" role="status">
          <Icon name="offline" size="mini" />
          {words.list.away}
        </p>
      ) : null}
      {view.refused ? null : (
        <ChatList
          chat={view.chat}
          playhead={playhead}
          total={map?.total ?? null}
          readUntil={view.since?.readUntil ?? null}
          reader={readerView}
          together={together}
          acts={acts}
          onEarlier={() => connection.fetchBefore(playhead)}
          onAsk={() => {
            connection.setDraft({ ...view.draft, asking: true });
            focusField();
          }}
        />
      )}
      <ChatArrivals arrivals={view.arrivals} />
      {view.refused ? null : blocked ? (
        <p className="dock composer small" role="status">
          <Icon name="lock" size="mini" />
          <span className="grow">{blocked}</span>
        </p>
      ) : (
        <ChatComposer
          draft={view.draft}
          mode={mode}
          seconds={playhead}
          waitUntil={view.waitUntil}
          slowSeconds={room?.slowSeconds ?? 0}
          people={people}
          onDraft={(draft) => connection.setDraft(draft)}
          onSend={send}
          onCancel={() => setMode(NEW)}
          onTyped={similar.typed}
          above={
            <ChatSimilar
              items={similar.items}
              lessonId={lessonId}
              onDismiss={similar.dismiss}
              onJump={onJump}
              onMeToo={(id) =>
                void connection
                  .act('react', { messageId: id, reaction: 'me-too', on: true }, words.list.notDone)
                  .then((refusal) => toast(refusal?.message ?? knowledge.talk.similar.wanted))
              }
            />
          }
        />
      )}
      <ChatSectionSheet
        message={naming}
        lessonId={lessonId}
        onClose={() => setNaming(null)}
        onAct={actFromSheet}
      />
      <ChatSheets
        {...{ asked, lessonId }}
        everywhere={room?.mayMuteEverywhere ?? false}
        onClose={() => setAsked(null)}
        onAct={actFromSheet}
      />
      <ChatRules
        open={rules !== null}
        onClose={() => rules?.(false)}
        onAccept={async () => {
          const refusal = await connection.acceptRules();
          if (!refusal) rules?.(true);
          return refusal?.message ?? null;
        }}
      />
    </div>
  );
}
