/** The newest ready videos: what still follows, and a new conversion from the original where it is there. */
import { useFetcher } from '@remix-run/react';
import { useEffect } from 'react';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { FileName } from '~/ui/file-name';
import { useToast } from '~/ui/toast';
import { useFormat, useWords } from '~/words/words';
import type { ActionError } from '../door.server';

interface ReadyLine {
  id: string;
  filename: string;
  ownerName: string;
  createdAt: Date | string;
  followUp: string | null;
  hasOriginal: boolean;
}

export function ReadyVideos({ videos, now }: { videos: ReadyLine[]; now: Date | string }) {
  const words = useWords().admin.videos;
  return (
    <Card title={words.readyTitle}>
      {videos.length === 0 ? (
        <p className="small quiet">{words.noneReady}</p>
      ) : (
        <ul className="rows">
          {videos.map((video) => (
            <ReadyVideo key={video.id} video={video} now={now} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function ReadyVideo({ video, now }: { video: ReadyLine; now: Date | string }) {
  const { videos: words } = useWords().admin;
  const format = useFormat();
  const toast = useToast();
  const fetcher = useFetcher<{ retried: string } | ActionError>();
  const { data } = fetcher;
  const error = data && 'error' in data ? data.error.message : undefined;
  const asked = Boolean(data && 'retried' in data);
  useEffect(() => {
    if (asked) toast(words.reencoded);
  }, [asked, toast, words.reencoded]);
  const followUps: Record<string, string> = words.followUps;
  const follows = video.followUp === null ? null : followUps[video.followUp];
  return (
    <li className="stack pair">
      <div className="split wrap">
        <div className="stack tight">
          <b>
            <FileName name={video.filename} />
          </b>
          <span className="small quiet">{words.by(video.ownerName, format.when(video.createdAt, now))}</span>
        </div>
        {!follows && video.hasOriginal ? (
          <fetcher.Form method="post">
            <input type="hidden" name="intent" value="reencode" />
            <input type="hidden" name="videoId" value={video.id} />
            <Button type="submit" icon="refresh" compact busy={fetcher.state !== 'idle'}>
              {words.reencode}
            </Button>
          </fetcher.Form>
        ) : null}
      </div>
      {follows ? <p className="small">{follows}</p> : null}
      {video.hasOriginal ? null : <p className="small quiet">{words.noOriginal}</p>}
      {error ? (
        <p className="small bad" role="alert">
          {error}
        </p>
      ) : null}
    </li>
  );
}
