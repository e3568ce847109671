/** One video of the queue: its name, its state, and what else is known of it. */
import type { ReactNode } from 'react';
import { FileName } from '~/ui/file-name';
import { ProgressBar } from '~/ui/progress-ring';
import { useWords } from '~/words/words';

export function QueueLine({
  video,
  state,
  children,
}: {
  video: { filename: string };
  state: string;
  children: ReactNode;
}) {
  return (
    <li className="stack tight pair">
      <div className="split wrap">
        <b>
          <FileName name={video.filename} />
        </b>
        <span className="small num nowrap">{state}</span>
      </div>
      {children}
    </li>
  );
}

export function Progress({ video }: { video: { filename: string; percent: number } }) {
  const words = useWords().admin.videos;
  return (
    <ProgressBar
      value={video.percent}
      max={100}
      label={video.filename}
      valueText={words.percent(video.percent)}
    />
  );
}
