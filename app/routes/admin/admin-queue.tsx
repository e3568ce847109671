/** The queue of videos: what is under way and where, and what waits in which order. */
import { Card } from '~/ui/card';
import { Notice } from '~/ui/notice';
import { useFormat, useWords } from '~/words/words';
import type { AdminFigures } from './admin-figures.server';
import { QueueActs } from './queue-acts';
import { Progress, QueueLine } from './queue-line';

/** As it comes over the wire: times are strings there. */
type Line<T> = { [K in keyof T]: T[K] extends Date ? Date | string : T[K] };
type Queue = AdminFigures['queue'];
interface Shown {
  arriving: Line<AdminFigures['arriving'][number]>[];
  queue: {
    running: Line<Queue['running'][number]>[];
    waiting: Line<Queue['waiting'][number]>[];
    putOff: Line<Queue['putOff'][number]>[];
    workers: Pick<Queue['workers'][number], 'name' | 'slots'>[];
    waits: number;
  };
  now: Date | string;
}

export function RunningVideos({ arriving, queue, now }: Shown) {
  const words = useWords().admin.videos;
  const format = useFormat();
  const states: Record<string, string> = words.states;
  return (
    <Card title={words.workTitle}>
      {queue.workers.length === 0 ? <Notice tone="warn" icon="alert" title={words.noWorkers} /> : null}
      {arriving.length + queue.running.length === 0 ? <p className="small quiet">{words.noneWork}</p> : null}
      <ul className="rows">
        {queue.running.map((video) => (
          <QueueLine key={video.id} video={video} state={`${words.kinds[video.kind]} ${shown(video, words)}`}>
            {showsPercent(video.kind) ? <Progress video={video} /> : null}
            <span className="small quiet">
              {words.by(video.ownerName, words.worker(video.worker ?? '', format.when(video.startedAt, now)))}
              {video.minutesLeft === null ? null : ` · ${words.left(format.minutes(video.minutesLeft))}`}
            </span>
            <QueueActs video={video} acts={['set-aside']} />
          </QueueLine>
        ))}
        {arriving.map((video) => (
          <QueueLine
            key={video.id}
            video={video}
            state={`${states[video.status]} ${words.percent(video.percent)}`}
          >
            <Progress video={video} />
            <span className="small quiet">
              {words.by(video.ownerName, format.when(video.createdAt, now))}
            </span>
          </QueueLine>
        ))}
      </ul>
      {queue.workers.length > 0 ? (
        <details>
          <summary className="small">{words.workers(queue.workers.length)}</summary>
          {queue.workers.map(({ name, slots }) => (
            <p key={name} className="small num">
              {words.workerLine(name, slots)}
            </p>
          ))}
        </details>
      ) : null}
    </Card>
  );
}

export function WaitingVideos({ queue, now }: Omit<Shown, 'arriving'>) {
  const words = useWords().admin.videos;
  const format = useFormat();
  return (
    <Card title={words.queueTitle}>
      {queue.waits + queue.putOff.length === 0 ? <p className="small quiet">{words.noneQueue}</p> : null}
      <ul className="rows">
        {queue.waiting.map((video) => (
          <QueueLine
            key={video.id}
            video={video}
            state={`${words.place(video.place)} · ${words.kinds[video.kind]}`}
          >
            <span className="small quiet">
              {words.by(video.ownerName, words.since(format.when(video.since, now)))}
              {video.startsInMinutes === null
                ? null
                : ` · ${words.startsIn(format.minutes(video.startsInMinutes))}`}
            </span>
            <QueueActs video={video} acts={video.place === 1 ? ['set-aside'] : ['put-first', 'set-aside']} />
          </QueueLine>
        ))}
        {queue.putOff.map((video) => (
          <QueueLine key={video.id} video={video} state={words.kinds[video.kind]}>
            <span className="small quiet">
              {words.by(video.ownerName, words.putOff(format.minutes(video.againInMinutes ?? 1)))}
            </span>
            <QueueActs video={video} acts={['put-first', 'set-aside']} />
          </QueueLine>
        ))}
      </ul>
    </Card>
  );
}

const showsPercent = (kind: string) => kind === 'process' || kind === 'cut';
const shown = (
  { kind, percent }: { kind: string; percent: number },
  words: { percent: (percent: number) => string },
) => (showsPercent(kind) ? words.percent(percent) : '');
