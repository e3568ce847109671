/**
 * The talk of a lesson for the page that shows it: its tab, the strip over the seen bar and who else is there. The page
 * carries only this; the rest comes in a script of its own when the browser has nothing better to do.
 */
import { useCallback, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { Icon } from '~/ui/icon';
import { SkeletonLine, Waiting } from '~/ui/skeleton';
import { useWords } from '~/words/words';
import { ChatDensity } from './chat-density';
import type { ChatConnection } from './chat-connection';

type Parts = typeof import('./chat-parts');

interface LessonChatOptions {
  lessonId: string;
  readerId: string;
  durationSeconds: number;
}

interface LessonTalk {
  tab: { id: string; label: string; count?: number | string; panel: ReactNode };
  tail: ReactNode;
  strip: ReactNode;
}

const IDLE_MS = 3_000;
const AGAIN_MS = 10_000;
const nothing = () => () => undefined;
const noView = () => null;

function whenIdle(act: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(act, { timeout: IDLE_MS });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(act, 500);
  return () => clearTimeout(timer);
}

/** The scripts of the talk; asked for again while they do not come. */
function useParts(): Parts | null {
  const [parts, setParts] = useState<Parts | null>(null);
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = () =>
      void import('./chat-parts').then(
        (loaded) => over || setParts(loaded),
        () => over || (timer = setTimeout(load, AGAIN_MS)),
      );
    const leave = whenIdle(load);
    return () => {
      over = true;
      leave();
      clearTimeout(timer);
    };
  }, []);
  return parts;
}

function useConnection(parts: Parts | null, options: LessonChatOptions): ChatConnection | null {
  const { lessonId, readerId, durationSeconds } = options;
  const [connection, setConnection] = useState<ChatConnection | null>(null);
  useEffect(() => {
    if (!parts) return;
    const opened = parts.openChat({ lessonId, readerId, durationSeconds });
    setConnection(opened);
    return opened.start();
  }, [parts, lessonId, readerId, durationSeconds]);
  return connection?.options.lessonId === lessonId ? connection : null;
}

function ChatSkeleton({ label }: { label: string }) {
  return (
    <div className="talk-panel">
      <div className="chat">
        <Waiting label={label}>
          <SkeletonLine half />
          <SkeletonLine />
          <SkeletonLine half />
          <SkeletonLine />
        </Waiting>
      </div>
    </div>
  );
}

export function useLessonChat(options: LessonChatOptions) {
  const { watch, chat } = useWords();
  const parts = useParts();
  const connection = useConnection(parts, options);
  const view = useSyncExternalStore(connection?.subscribe ?? nothing, connection?.getState ?? noView, noView);
  return useCallback(
    (player: { seconds: number; jumpTo(seconds: number): void }): LessonTalk => ({
      tab: {
        id: 'chat',
        label: watch.tabs.chat,
        ...(view?.since?.unread
          ? { count: chat.list.unread(view.since.unread) }
          : view?.map?.total
            ? { count: view.map.total }
            : {}),
        panel:
          parts && connection && view ? (
            <parts.ChatPanel
              key={options.lessonId}
              {...{ connection, view, seconds: player.seconds, onJump: player.jumpTo }}
            />
          ) : (
            <ChatSkeleton label={chat.list.opening} />
          ),
      },
      tail:
        view && view.presence !== null && view.presence > 1 ? (
          <span className="present only-desktop">
            <Icon name="people" size="mini" />
            {chat.list.present(view.presence)}
          </span>
        ) : null,
      strip: <ChatDensity map={view?.map ?? null} />,
    }),
    [watch, chat, parts, connection, view, options.lessonId],
  );
}
