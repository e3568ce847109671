/** The queue of videos: what is under way and where, what waits in which order, and what the administrator may do. */
import type { ReactNode } from 'react';
import { Card } from '~/ui/card';
import { ConfirmButton } from '~/ui/confirm-button';
import { FileName } from '~/ui/file-name';
import { Notice } from '~/ui/notice';
import { ProgressBar } from '~/ui/progress-ring';
import { useToast } from '~/ui/toast';
import { useFormat, useWords } from '~/words/words';
import type { AdminFigures } from './admin-figures.server';

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
            <Acts video={video} acts={['set-aside']} />
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
            <Acts video={video} acts={video.place === 1 ? ['set-aside'] : ['put-first', 'set-aside']} />
          </QueueLine>
        ))}
        {queue.putOff.map((video) => (
          <QueueLine key={video.id} video={video} state={words.kinds[video.kind]}>
            <span className="small quiet">
              {words.by(video.ownerName, words.putOff(format.minutes(video.againInMinutes ?? 1)))}
            </span>
            <Acts video={video} acts={['put-first', 'set-aside']} />
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

function QueueLine({
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

function Progress({ video }: { video: { filename: string; percent: number } }) {
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

type Act = 'put-first' | 'set-aside';

function Acts({ video, acts }: { video: { id: string; filename: string }; acts: Act[] }) {
  const { admin, common } = useWords();
  const words = admin.videos;
  const toast = useToast();
  const said = {
    'put-first': {
      label: words.putFirst,
      question: words.putFirstQuestion,
      effect: words.putFirstEffect,
      done: words.putFirstDone,
    },
    'set-aside': {
      label: words.setAside,
      question: words.setAsideQuestion,
      effect: words.setAsideEffect,
      done: words.setAsideDone,
    },
  };
  return (
    <div className="line wrap">
      {acts.map((intent) => (
        <ConfirmButton
          key={intent}
          compact
          label={said[intent].label}
          question={said[intent].question}
          fields={{ intent, videoId: video.id }}
          labels={{ close: common.act.close }}
          onDone={() => toast(said[intent].done)}
        >
          {said[intent].effect(video.filename)}
        </ConfirmButton>
      ))}
    </div>
  );
}
