/** The state of the server in figures, and the jobs behind it. */
import type { ProcessInfo } from '~/people/request-context';
import { Card } from '~/ui/card';
import { Notice } from '~/ui/notice';
import { StatTile, StatTiles } from '~/ui/stat-tile';
import { useFormat, useWords } from '~/words/words';
import type { AdminFigures } from './admin-figures.server';

type Shown = Pick<AdminFigures, 'space' | 'databaseBytes' | 'upSeconds' | 'jobs' | 'failedJobs'> & {
  process: { startedAt: Date | string; memoryBytes: number } & Pick<
    ProcessInfo,
    'embeddedDatabase' | 'fence'
  >;
};

const DAY_SECONDS = 86_400;

export function AdminStatus({ space, databaseBytes, upSeconds, jobs, failedJobs, process }: Shown) {
  const { admin } = useWords();
  const format = useFormat();
  const { tiles } = admin;
  const fence = (['account', 'noNetwork', 'limits'] as const)
    .filter((part) => process.fence[part])
    .map((part) => tiles.fencePart[part]);
  const days = Math.floor(upSeconds / DAY_SECONDS);
  return (
    <>
      {space.low ? (
        <Notice tone="warn" icon="alert" title={admin.low}>
          {admin.lowNote}
        </Notice>
      ) : null}
      <StatTiles label={tiles.label}>
        <StatTile
          label={tiles.disk}
          figure={format.bytes(space.freeBytes)}
          note={tiles.diskNote(
            format.bytes(space.totalBytes),
            format.percent(space.freeBytes, space.totalBytes, 0),
          )}
        />
        <StatTile
          label={tiles.database}
          figure={format.bytes(databaseBytes)}
          note={process.embeddedDatabase ? tiles.embedded : tiles.external}
        />
        <StatTile label={tiles.memory} figure={format.bytes(process.memoryBytes)} note={tiles.memoryNote} />
        <StatTile
          label={tiles.uptime}
          figure={days > 0 ? tiles.days(days) : format.minutes(Math.floor(upSeconds / 60))}
          note={tiles.since(format.dateTime(process.startedAt))}
        />
        <StatTile
          label={tiles.fence}
          figure={tiles.fenceParts(fence.length)}
          note={fence.join(' · ') || tiles.fenceNone}
        />
      </StatTiles>
      <Jobs jobs={jobs} failedJobs={failedJobs} />
    </>
  );
}

function Jobs({ jobs, failedJobs }: Pick<Shown, 'jobs' | 'failedJobs'>) {
  const { admin } = useWords();
  const format = useFormat();
  const words = admin.jobs;
  return (
    <section className="stack" aria-label={words.title}>
      <h2>{words.title}</h2>
      <StatTiles label={words.title}>
        <StatTile label={words.waiting} figure={format.number(jobs.waiting)} />
        <StatTile label={words.active} figure={format.number(jobs.active)} />
        <StatTile label={words.done} figure={format.number(jobs.done)} note={words.lastDay} />
        <StatTile label={words.failed} figure={format.number(jobs.failed)} note={words.lastDay} />
      </StatTiles>
      {failedJobs.length > 0 ? (
        <Card title={words.failedTitle} headingLevel={3}>
          {failedJobs.map((job) => (
            <details key={job.id}>
              <summary>
                <b>{job.name}</b> <span className="small">{format.dateTime(job.failedAt)}</span>
              </summary>
              <div className="table-wrap" tabIndex={0} role="region" aria-label={job.name}>
                <pre className="tiny">{job.message}</pre>
              </div>
            </details>
          ))}
        </Card>
      ) : null}
    </section>
  );
}
