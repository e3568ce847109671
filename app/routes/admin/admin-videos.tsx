/** Videos that failed, each with its sentence, its log and a second try. */
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { useWords } from '~/words/words';
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
