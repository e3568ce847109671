/**
 * The talk of a lesson for the page that shows it: its tab and the strip over the seen bar. The page carries only this; the
 * rest comes in a script of its own: beside the picture at once, on a phone when the browser has nothing better to do.
 */
import {
  startTransition,
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { savesData } from '~/ui/saves-data';
import { SkeletonLine, Waiting } from '~/ui/skeleton';
import { useWords } from '~/words/words';
import { ChatDensity } from './chat-density';
import type { ChatConnection } from './chat-connection';
import { lookAt } from './first-look';

type Parts = typeof import('./chat-parts');

interface LessonChatOptions {
  lessonId: string;
  readerId: string;
  durationSeconds: number;
  /** At a screening, where nobody can stop the picture to write. */
  together?: boolean;
}

interface LessonTalk {
  tab: { id: string; label: string; count?: number | string; panel: ReactNode };
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

const loadParts = () => import('./chat-parts');
/** Beside the picture the talk is among the first that one sees; on a phone the picture comes first. */
const isBeside = () => window.matchMedia?.('(min-width: 1024px)').matches && !savesData();
// With the page's own scripts, not after they have done their work.
if (typeof window !== 'undefined' && isBeside()) loadParts().catch(() => undefined);

/** The talk with its scripts, once they are there; what they will show is fetched beside them. */
function useConnection(options: LessonChatOptions, second: { readonly current: number }) {
  const { lessonId, readerId, durationSeconds } = options;
  const [opened, setOpened] = useState<{ parts: Parts; connection: ChatConnection } | null>(null);
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = () => {
      const begun = lookAt(lessonId, second.current);
      loadParts().then(
        (parts) => {
          if (over) return;
          const connection = parts.openChat({ lessonId, readerId, durationSeconds, begun });
          // Before anything is drawn: what has come by now is in the first picture.
          connection.follow(second.current);
          // In pieces: a phone takes its time to draw it, and fingers are not to wait for that.
          startTransition(() => setOpened({ parts, connection }));
        },
        () => over || (timer = setTimeout(load, AGAIN_MS)),
      );
    };
    let leave: (() => void) | undefined;
    if (isBeside()) load();
    else leave = whenIdle(load);
    return () => {
      over = true;
      leave?.();
      clearTimeout(timer);
    };
  }, [lessonId, readerId, durationSeconds, second]);
  const current = opened?.connection.options.lessonId === lessonId ? opened : null;
  // After what has come by then is drawn: the socket brings what is new.
  useEffect(() => current?.connection.start(), [current]);
  return current;
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
  const { together = false } = options;
  const { watch, chat } = useWords();
  // Where the picture stands, or will begin.
  const second = useRef(0);
  const opened = useConnection(options, second);
  const connection = opened?.connection;
  const view = useSyncExternalStore(connection?.subscribe ?? nothing, connection?.getState ?? noView, noView);
  return useCallback(
    (player: { seconds: number; jumpTo(seconds: number): void }): LessonTalk => {
      second.current = player.seconds;
      return {
        tab: {
          id: 'chat',
          label: watch.tabs.chat,
          ...(view?.since?.unread
            ? { count: chat.list.unread(view.since.unread) }
            : view?.map?.total
              ? { count: view.map.total }
              : {}),
          panel:
            opened && connection && view ? (
              <opened.parts.ChatPanel
                key={options.lessonId}
                {...{ connection, view, seconds: player.seconds, onJump: player.jumpTo }}
                together={together}
              />
            ) : (
              <ChatSkeleton label={chat.list.opening} />
            ),
        },
        strip: <ChatDensity map={view?.map ?? null} />,
      };
    },
    [watch, chat, opened, connection, view, together, options.lessonId],
  );
}
