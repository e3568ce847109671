// The panel of a talk on a server of its own, with a list whose heights a test sets.
import { MemoryRouter } from 'react-router-dom';
import { act, cleanup, render, screen } from '@testing-library/react';
import { useSyncExternalStore } from 'react';
import { afterEach, beforeEach, vi } from 'vitest';
import { ChatConnection } from '~/chat/chat-connection';
import { ChatPanel } from '~/chat/chat-panel';
import type { Message, RoomState } from '~/chat/message';
import { ToastProvider } from '~/ui/toast';
import { WordsProvider } from '~/words/words';
import { waitFor } from '../support/wait-for';
import { FakeSocket } from './fake-socket';
import { room } from './messages';

export interface PanelStage {
  socket: FakeSocket;
  jumps: number[];
  /** Answers of the page for the stretches of the video. */
  stored: Message[];
  open(state?: Partial<RoomState>, together?: boolean): Promise<ChatConnection>;
  /** The server says it. */
  tell(event: string, given: unknown): void;
  field(): HTMLTextAreaElement;
}

export function setPanelStage(): PanelStage {
  const stage = {} as PanelStage;
  let stop: (() => void) | undefined;
  beforeEach(() => {
    sessionStorage.clear();
    Object.assign(stage, { socket: new FakeSocket(), jumps: [], stored: [] });
    // jsdom has no dialogs of its own.
    HTMLDialogElement.prototype.showModal = function () {
      this.open = true;
    };
    HTMLDialogElement.prototype.close = function () {
      this.open = false;
    };
    vi.stubGlobal('fetch', async (url: string) =>
      Response.json(
        url.includes('chat-map')
          ? {
              counts: Array(60).fill(0),
              questions: Array(60).fill(0),
              total: stage.stored.length,
              previous: 0,
            }
          : { items: stage.stored, nextCursor: null },
      ),
    );
  });
  afterEach(() => {
    cleanup();
    stop?.();
    vi.unstubAllGlobals();
  });
  stage.open = async (state = {}, together = false) => {
    const { socket } = stage;
    socket.replies['join'] = () => ({
      ok: true,
      messages: [],
      hasMore: false,
      presence: 1,
      room: room(state),
    });
    const connection = new ChatConnection({
      ...{ lessonId: 'lesson', readerId: 'me', durationSeconds: 432 },
      openSocket: async () => socket,
    });
    function Panel() {
      const view = useSyncExternalStore(connection.subscribe, connection.getState);
      const onJump = (second: number) => void stage.jumps.push(second);
      return <ChatPanel {...{ connection, view, together, onJump }} seconds={30} />;
    }
    stop = connection.start();
    render(
      <MemoryRouter future={{ v7_startTransition: true, v7_relativeSplatPath: true }}>
        <WordsProvider locale="ko">
          <ToastProvider>
            <Panel />
          </ToastProvider>
        </WordsProvider>
      </MemoryRouter>,
    );
    await act(() => waitFor('the room', () => connection.getState().connection === 'open'));
    return connection;
  };
  stage.tell = (event, given) => act(() => stage.socket.tell(event, given));
  stage.field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: /메시지|답글/ });
  return stage;
}
