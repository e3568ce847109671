/** Having the speech heard: the button, how far it is, what came of it. On the editor and on the lesson's desk. */
import { useFetcher, useRevalidator } from '@remix-run/react';
import { useEffect, type ReactNode } from 'react';
import { Button } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { useFormat, useWords } from '~/words/words';
import type { ActionError } from '../door.server';
import type { CaptionAnswer } from './change-captions.server';
import type { SpeechDraft } from './use-speech-draft';

interface CaptionRecogniseProps {
  speech: SpeechDraft | null;
  /** There is something to hear. */
  hasVideo: boolean;
  lang: string;
  /** Where it is posted; the page itself when left out. */
  action?: string;
  /** What to do with a draft that is ready. */
  children: ReactNode;
}

const POLL_MS = 2000;

export function CaptionRecognise({ speech, hasVideo, lang, action, children }: CaptionRecogniseProps) {
  const text = useWords().captions.recognise;
  const format = useFormat();
  const fetcher = useFetcher<CaptionAnswer | ActionError>();
  const { revalidate } = useRevalidator();
  const status = speech?.status;
  const works = status === 'waiting' || status === 'working';
  useEffect(() => {
    if (!works) return;
    const timer = setInterval(() => !document.hidden && revalidate(), POLL_MS);
    return () => clearInterval(timer);
  }, [works, revalidate]);
  const busy = fetcher.state !== 'idle';
  const error = fetcher.data && 'error' in fetcher.data ? fetcher.data.error.message : undefined;
  const post = (intent: string) =>
    busy || fetcher.submit({ intent, lang }, { method: 'post', ...(action ? { action } : {}) });
  const ask = (label: string) => (
    <Button
      block
      icon="captions"
      busy={busy}
      busyLabel={text.busy}
      onClick={() => post('recognise')}
      {...(hasVideo ? {} : { reason: text.noVideo })}
    >
      {label}
    </Button>
  );
  return (
    <div className="stack" aria-live="polite">
      {error ? <Notice tone="bad" live="alert" title={error} /> : null}
      {works ? (
        <Notice
          icon="clock"
          title={text[status]}
          action={<Button onClick={() => post('drop-draft')}>{text.stop}</Button>}
        >
          {text.since(format.dateTime(speech!.createdAt))}
        </Notice>
      ) : status === 'ready' ? (
        <>
          <Notice tone="good" icon="check" title={text.ready(speech!.lines)}>
            {text.readyNote}
          </Notice>
          <div className="line wrap">
            {children}
            <Button variant="outline" onClick={() => post('recognise')}>
              {text.again}
            </Button>
            <Button variant="outline" onClick={() => post('drop-draft')}>
              {text.drop}
            </Button>
          </div>
        </>
      ) : status === 'failed' ? (
        <>
          <Notice tone="bad" icon="alert" title={text.failed}>
            {speech!.reason}
          </Notice>
          {ask(text.again)}
        </>
      ) : (
        <>
          <p className="small">{text.note}</p>
          {ask(text.act)}
        </>
      )}
    </div>
  );
}
