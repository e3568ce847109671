/** The newest ready videos: what still follows, and a new conversion from the original where it is there. */
import { Card } from '~/ui/card';
import { useWords } from '~/words/words';
import { VideoLine } from './video-line';

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
  const followUps: Record<string, string> = words.followUps;
  const follows = video.followUp === null ? null : followUps[video.followUp];
  const act = !follows && video.hasOriginal ? { intent: 'reencode', label: words.reencode } : null;
  return (
    <VideoLine {...{ video, now, act }} at={video.createdAt} done={words.reencoded}>
      {follows ? <p className="small">{follows}</p> : null}
      {video.hasOriginal ? null : <p className="small quiet">{words.noOriginal}</p>}
    </VideoLine>
  );
}
