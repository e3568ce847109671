/** Videos that failed, each with its sentence, its log and a second try; videos on their way with percent. */
import { useFetcher } from '@remix-run/react';
import { useEffect } from 'react';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { FileName } from '~/ui/file-name';
import { ProgressBar } from '~/ui/progress-ring';
import { useToast } from '~/ui/toast';
import { useFormat, useWords } from '~/words/words';
import type { ActionError } from '../door.server';

interface VideoLine {
  id: string;
  filename: string;
  ownerName: string;
}
export type FailedLine = VideoLine & {
  reason: string | null;
  errorLog: string | null;
  updatedAt: Date | string;
  followUp: string | null;
};
export type WorkingLine = VideoLine & { status: string; percent: number; createdAt: Date | string };

export function FailedVideos({ videos, now }: { videos: FailedLine[]; now: Date | string }) {
  const { admin } = useWords();
  return (
    <Card title={admin.videos.failedTitle}>
      {videos.length === 0 ? (
        <EmptyState icon="check-circle" title={admin.videos.noneFailed} />
      ) : (
        <ul className="rows">
          {videos.map((video) => (
            <FailedVideo key={video.id} video={video} now={now} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function FailedVideo({ video, now }: { video: FailedLine; now: Date | string }) {
  const { videos } = useWords().admin;
  const format = useFormat();
  const toast = useToast();
  const fetcher = useFetcher<{ retried: string } | ActionError>();
  const { data } = fetcher;
  const error = data && 'error' in data ? data.error.message : undefined;
  const retried = Boolean(data && 'retried' in data);
  useEffect(() => {
    if (retried) toast(videos.retried);
  }, [retried, toast, videos.retried]);
  return (
    <li className="stack pair">
      <div className="split wrap">
        <div className="stack tight">
          <b>
            <FileName name={video.filename} />
          </b>
          <span className="small quiet">{videos.by(video.ownerName, format.when(video.updatedAt, now))}</span>
        </div>
        <fetcher.Form method="post">
          <input type="hidden" name="intent" value={video.followUp === null ? 'retry' : 'complete'} />
          <input type="hidden" name="videoId" value={video.id} />
          <Button type="submit" icon="refresh" compact busy={fetcher.state !== 'idle'}>
            {videos.retry}
          </Button>
        </fetcher.Form>
      </div>
      <p className="small">
        {video.reason ?? (video.followUp === null ? videos.noReason : videos.followUpFailed)}
      </p>
      {error ? (
        <p className="small bad" role="alert">
          {error}
        </p>
      ) : null}
      <details>
        <summary className="small">{videos.log}</summary>
        <div className="table-wrap" tabIndex={0} role="region" aria-label={videos.log}>
          <pre className="tiny">{video.errorLog ?? videos.noLog}</pre>
        </div>
      </details>
    </li>
  );
}

export function WorkingVideos({ videos, now }: { videos: WorkingLine[]; now: Date | string }) {
  const words = useWords().admin.videos;
  const format = useFormat();
  const states: Record<string, string> = words.states;
  return (
    <Card title={words.workTitle}>
      {videos.length === 0 ? (
        <p className="small quiet">{words.noneWork}</p>
      ) : (
        <ul className="rows">
          {videos.map((video) => (
            <li key={video.id} className="stack tight pair">
              <div className="split">
                <b>
                  <FileName name={video.filename} />
                </b>
                <span className="small num nowrap">
                  {states[video.status]} {words.percent(video.percent)}
                </span>
              </div>
              <ProgressBar
                value={video.percent}
                max={100}
                label={video.filename}
                valueText={words.percent(video.percent)}
              />
              <span className="small quiet">
                {words.by(video.ownerName, format.when(video.createdAt, now))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
