/** Videos that failed, each with its sentence, its log and a second try; videos on their way with percent. */
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { FileName } from '~/ui/file-name';
import { ProgressBar } from '~/ui/progress-ring';
import { useFormat, useWords } from '~/words/words';
import { VideoLine } from './video-line';

interface ListedVideo {
  id: string;
  filename: string;
  ownerName: string;
}
export type FailedLine = ListedVideo & {
  reason: string | null;
  errorLog: string | null;
  updatedAt: Date | string;
  followUp: string | null;
};
export type WorkingLine = ListedVideo & { status: string; percent: number; createdAt: Date | string };

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
  const { followUp } = video;
  const act = { intent: followUp === null ? 'retry' : 'complete', label: videos.retry };
  return (
    <VideoLine {...{ video, now, act }} at={video.updatedAt} done={videos.retried}>
      <p className="small">{video.reason ?? (followUp === null ? videos.noReason : videos.followUpFailed)}</p>
      <details>
        <summary className="small">{videos.log}</summary>
        <div className="table-wrap" tabIndex={0} role="region" aria-label={videos.log}>
          <pre className="tiny">{video.errorLog ?? videos.noLog}</pre>
        </div>
      </details>
    </VideoLine>
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
