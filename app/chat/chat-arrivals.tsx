/** Tells those who hear the page what has just come, at most every five seconds; what the video replays is not news. */
import { useEffect, useRef, useState } from 'react';
import { useWords } from '~/words/words';
import type { Message } from './message';

const PAUSE_MS = 5_000;

export function ChatArrivals({ arrivals }: { arrivals: readonly Message[] }) {
  const { list } = useWords().chat;
  const [line, setLine] = useState<{ id: string; text: string } | null>(null);
  const told = useRef(arrivals.at(-1)?.id);
  const saidAt = useRef(0);
  useEffect(() => {
    const from = arrivals.findIndex(({ id }) => id === told.current) + 1;
    const fresh = arrivals.slice(from).filter(({ body }) => body);
    const last = fresh.at(-1);
    if (!last) return;
    const timer = setTimeout(
      () => {
        told.current = last.id;
        saidAt.current = Date.now();
        const text =
          fresh.length === 1
            ? list.arrived(last.author.name, last.body ?? '')
            : list.arrivedMany(fresh.length, last.author.name, last.body ?? '');
        setLine({ id: last.id, text });
      },
      Math.max(0, saidAt.current + PAUSE_MS - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [arrivals, list]);
  return (
    <div role="log" aria-live="polite" aria-label={list.log} className="hidden">
      {line ? <p key={line.id}>{line.text}</p> : null}
    </div>
  );
}
