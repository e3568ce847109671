/** Talk whose place in the video is gone with an earlier version. */
import { useState } from 'react';
import { TextButton } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { Sheet } from '~/ui/sheet';
import { SkeletonLine, Waiting } from '~/ui/skeleton';
import { useFormat, useWords } from '~/words/words';
import { fetchPrevious } from './fetch-chat';
import type { Message } from './message';

export function ChatPrevious({ lessonId, count }: { lessonId: string; count: number }) {
  const { chat, common } = useWords();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const [messages, setMessages] = useState<Message[] | 'failed' | null>(null);
  if (count === 0) return null;
  const show = () => {
    setOpen(true);
    setMessages(null);
    fetchPrevious(lessonId).then(setMessages, () => setMessages('failed'));
  };
  return (
    <>
      <TextButton icon="clock" onClick={show}>
        {chat.list.previous(count)}
      </TextButton>
      <Sheet
        open={open}
        onClose={() => setOpen(false)}
        title={chat.list.previous(count)}
        closeLabel={common.act.close}
      >
        <p className="small">{chat.list.previousNote}</p>
        {messages === 'failed' ? (
          <Notice tone="bad" live="alert" title={common.error.offline} />
        ) : messages === null ? (
          <Waiting label={chat.list.opening}>
            <SkeletonLine />
            <SkeletonLine half />
          </Waiting>
        ) : (
          <ul className="divide">
            {messages.map((message) => (
              <li key={message.id}>
                <p className="small">
                  <b>{message.author.name}</b> {message.author.department} · {format.date(message.createdAt)}
                </p>
                <p>{message.deleted ? chat.message.deleted : (message.body ?? chat.message.hidden)}</p>
              </li>
            ))}
          </ul>
        )}
      </Sheet>
    </>
  );
}
