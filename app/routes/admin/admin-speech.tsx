/** Recordings whose speech could not be turned into captions, each with its sentence and what the recogniser said. */
import { Card } from '~/ui/card';
import { useWords } from '~/words/words';
import { VideoLine } from './video-line';

export interface FailedSpeechLine {
  id: string;
  filename: string;
  ownerName: string;
  reason: string | null;
  errorLog: string | null;
  updatedAt: Date | string;
}

/** Nothing at all where none failed: most institutes have no recogniser. */
export function FailedSpeech({ drafts, now }: { drafts: FailedSpeechLine[]; now: Date | string }) {
  const { speech, videos } = useWords().admin;
  if (drafts.length === 0) return null;
  return (
    <Card title={speech.failedTitle}>
      <ul className="rows">
        {drafts.map((draft) => (
          <VideoLine key={draft.id} video={draft} now={now} at={draft.updatedAt} act={null} done="">
            <p className="small">{draft.reason}</p>
            <details>
              <summary className="small">{speech.log}</summary>
              <div className="table-wrap" tabIndex={0} role="region" aria-label={speech.log}>
                <pre className="tiny">{draft.errorLog || videos.noLog}</pre>
              </div>
            </details>
          </VideoLine>
        ))}
      </ul>
    </Card>
  );
}
