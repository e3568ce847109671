/** The desk of those who look after talks: makers and appointed moderators see theirs, HR all. */
import { useLoaderData } from '@remix-run/react';
import { DESK_TABS } from '~/chat/desk-tabs';
import { TabLinks } from '~/ui/tabs';
import { useWords } from '~/words/words';
import { pageAction, pageLoader } from '../door.server';
import { Frame } from '../frame';
import { pageTitle } from '../page-title';
import { actOnDesk } from './act-on-desk.server';
import { DeskActs } from './desk-acts';
import { DeskMuted } from './desk-muted';
import { DeskReports } from './desk-reports';
import { DeskTalks } from './desk-talks';
import { DeskWords } from './desk-words';
import { findDesk } from './find-desk.server';

export const loader = pageLoader(findDesk);

export const action = pageAction(actOnDesk);

export const meta = pageTitle((words) => words.chatDesk.title);

export default function ChatDesk() {
  const desk = useLoaderData<typeof loader>();
  const { chatDesk, common } = useWords();
  const tabs = DESK_TABS.filter((tab) => tab !== 'words' || desk.changesWords);
  return (
    <Frame title={chatDesk.title} back={{ to: '/studio', label: common.act.back }}>
      <TabLinks
        label={chatDesk.tabs.label}
        tabs={tabs.map((tab) => ({
          ...{ to: `?tab=${tab}`, label: chatDesk.tabs[tab], current: tab === desk.tab },
          ...(tab === 'reports' && desk.counts.reports > 0 ? { count: desk.counts.reports } : {}),
        }))}
      />
      {desk.tab === 'reports' ? <DeskReports reports={desk.reports} now={desk.now} /> : null}
      {desk.tab === 'muted' ? <DeskMuted muted={desk.muted} now={desk.now} /> : null}
      {desk.tab === 'talks' ? <DeskTalks talks={desk.talks} query={desk.query} /> : null}
      {desk.tab === 'words' ? <DeskWords words={desk.words} text={desk.text} found={desk.found} /> : null}
      {desk.tab === 'acts' ? <DeskActs acts={desk.acts} next={desk.next} /> : null}
    </Frame>
  );
}
