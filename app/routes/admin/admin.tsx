/** The administrator's page: is the institute well, what failed, the settings of the house, the access log. */
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { parseInput } from '~/platform/form';
import { LinkButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { Facts } from '~/ui/facts';
import { ProgressBar } from '~/ui/progress-ring';
import { useFormat, useWords } from '~/words/words';
import { pageAction, pageLoader } from '../door.server';
import { Frame } from '../frame';
import { usePoll } from '../use-poll';
import { administer } from './administer.server';
import { findAdminFigures } from './admin-figures.server';
import { AdminLog } from './admin-log';
import { AdminSettings } from './admin-settings';
import { AdminStatus } from './admin-status';
import { AdminVideoSettings } from './admin-video-settings';
import { RunningVideos, WaitingVideos } from './admin-queue';
import { FailedSpeech } from './admin-speech';
import { FailedVideos } from './admin-videos';
import { ReadyVideos } from './admin-ready-videos';
import { pageTitle } from '../page-title';

const REFRESH_MS = 5000;
const pageQuery = z.object({
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
});

export const meta = pageTitle((words) => words.admin.title);

export const loader = pageLoader(
  ({ context, url }) =>
    findAdminFigures(context, parseInput(pageQuery, Object.fromEntries(url.searchParams)).before),
  'admin.desk',
);

export const action = pageAction(administer, 'admin.desk');

export default function Admin() {
  const figures = useLoaderData<typeof loader>();
  const { admin, common } = useWords();
  const format = useFormat();
  const { now, process, arriving, queue, failedVideos, readyVideos, demo, settings } = figures;
  const { system } = admin;
  const moving = arriving.length + queue.running.length + queue.waits > 0 || figures.jobs.active > 0;
  usePoll(moving ? REFRESH_MS : null);
  const names: Record<string, string> = system.versions;
  return (
    <Frame title={admin.title} back={{ to: '/settings', label: common.act.back }}>
      <p className="small">{admin.asOf(format.dateTime(now))}</p>
      <AdminStatus {...figures} />
      {demo ? (
        <Card title={admin.demo.title}>
          <ProgressBar value={demo.made} max={demo.all} label={admin.demo.title} />
          <p className="small">
            {admin.demo.progress(demo.made, demo.all)}{' '}
            {demo.made < demo.all ? admin.demo.note : admin.demo.done}
          </p>
        </Card>
      ) : null}
      <div className="columns">
        <div>
          <FailedVideos videos={failedVideos} now={now} />
          <FailedSpeech drafts={figures.failedSpeech} now={now} />
          <RunningVideos arriving={arriving} queue={queue} now={now} />
          <WaitingVideos queue={queue} now={now} />
          <ReadyVideos videos={readyVideos} now={now} />
        </div>
        <div>
          <AdminSettings {...settings} />
          <AdminVideoSettings {...settings} />
          <Card title={system.title}>
            <Facts
              facts={[
                ...Object.entries(process.versions).map(([name, value]) => ({
                  label: names[name] ?? name,
                  value,
                })),
                { label: system.dataDir, value: process.dataDir },
              ]}
            />
            <p className="small">
              <b>{system.backup}</b> {system.backupHow}
            </p>
            <LinkButton to="/admin/log-bundle" reloadDocument icon="download">
              {system.bundle}
            </LinkButton>
            <p className="small quiet">{system.bundleNote}</p>
          </Card>
        </div>
      </div>
      <AdminLog {...figures.log} />
    </Frame>
  );
}
