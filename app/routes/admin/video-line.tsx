/** One video of a list, with the act that may be done to it and what came of that. */
import { useFetcher } from '@remix-run/react';
import { useEffect, type ReactNode } from 'react';
import { Button } from '~/ui/button';
import { FileName } from '~/ui/file-name';
import { useToast } from '~/ui/toast';
import { useFormat, useWords } from '~/words/words';
import type { ActionError } from '../door.server';

interface VideoLineProps {
  video: { id: string; filename: string; ownerName: string };
  at: Date | string;
  now: Date | string;
  act: { intent: string; label: string } | null;
  /** Said once it was asked for. */
  done: string;
  children?: ReactNode;
}

export function VideoLine({ video, at, now, act, done, children }: VideoLineProps) {
  const { videos } = useWords().admin;
  const format = useFormat();
  const toast = useToast();
  const fetcher = useFetcher<{ retried: string } | ActionError>();
  const { data } = fetcher;
  const error = data && 'error' in data ? data.error.message : undefined;
  const asked = Boolean(data && 'retried' in data);
  useEffect(() => {
    if (asked) toast(done);
  }, [asked, toast, done]);
  return (
    <li className="stack pair">
      <div className="split wrap">
        <div className="stack tight">
          <b>
            <FileName name={video.filename} />
          </b>
          <span className="small quiet">{videos.by(video.ownerName, format.when(at, now))}</span>
        </div>
        {act ? (
          <fetcher.Form method="post">
            <input type="hidden" name="intent" value={act.intent} />
            <input type="hidden" name="videoId" value={video.id} />
            <Button type="submit" icon="refresh" compact busy={fetcher.state !== 'idle'}>
              {act.label}
            </Button>
          </fetcher.Form>
        ) : null}
      </div>
      {error ? (
        <p className="small bad" role="alert">
          {error}
        </p>
      ) : null}
      {children}
    </li>
  );
}
