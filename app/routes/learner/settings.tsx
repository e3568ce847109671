/** One's own settings: who I am, how this device shows things, where I am signed in, and the way out. */
import { data, redirect } from '@remix-run/node';
import { Form, useLoaderData, useSearchParams } from '@remix-run/react';
import { countWaitingApprovals } from '~/approvals/list-approvals.server';
import { listSessions, revokeAllSessions, revokeSession } from '~/people/manage-sessions.server';
import { may } from '~/people/permissions';
import { endSessionInput } from '~/people/schema';
import { endedSessionCookie } from '~/people/session-cookie';
import { formToObject, parseInput } from '~/platform/form';
import { Button, TextLink } from '~/ui/button';
import { Card } from '~/ui/card';
import { Facts } from '~/ui/facts';
import { Notice } from '~/ui/notice';
import { Row } from '~/ui/row';
import { useWords } from '~/words/words';
import { pageAction, pageLoader } from '../door.server';
import { Frame } from '../frame';
import { usePerson, useRootData } from '../root-data';
import { rememberPerson } from '../sign-in/recent-people';
import { describeDevice } from './settings-device';
import { SettingsDisplay } from './settings-display';
import { SettingsSessions } from './settings-sessions';
import { pageTitle } from '../page-title';

export const meta = pageTitle((words) => words.settings.title);

export const loader = pageLoader(async ({ context, person }) => {
  const sessions = await listSessions({ ...context, personId: person.id });
  const approves = may(person, 'approvals.desk');
  return {
    now: context.now,
    site: person.site,
    grade: [person.grade, person.position].filter(Boolean).join(' · '),
    waiting: approves ? await countWaitingApprovals({ ...context, person }) : null,
    sessions: sessions.map(({ id, userAgent, lastSeenAt }) => ({
      id,
      device: describeDevice(userAgent),
      lastSeenAt,
      here: id === context.sessionId,
    })),
  };
});

export const action = pageAction(async ({ context, person }, form) => {
  const { db, now, secure } = context;
  const input = parseInput(endSessionInput, formToObject(form));
  if (input.intent === 'end') {
    await revokeSession({ db, now, personId: person.id, sessionId: input.sessionId });
    context.forgetSessions();
    return data({ ended: input.sessionId });
  }
  await revokeAllSessions({ db, now, personId: person.id });
  context.forgetSessions();
  throw redirect('/sign-in', { headers: { 'set-cookie': endedSessionCookie(secure) } });
});

export default function Settings() {
  const { settings, common } = useWords();
  const { now, sessions, site, grade, waiting } = useLoaderData<typeof loader>();
  const person = usePerson();
  const contact = useRootData()?.institute.helpContact ?? '';
  const [search] = useSearchParams();
  const facts = [
    { label: settings.department, value: person.departmentName },
    { label: settings.site, value: site },
    { label: settings.grade, value: grade },
    { label: settings.jobField, value: person.jobField },
    { label: settings.employeeNo, value: person.employeeNo },
  ].filter(({ value }) => value);
  return (
    <Frame title={settings.title} back={{ to: '/', label: common.act.home }} width="narrow">
      {search.has('changed') ? (
        <Notice tone="good" live="status" title={settings.passwordChanged}>
          {settings.passwordChangedNote}
        </Notice>
      ) : null}
      <div className="stack gap16">
        <Card title={person.name}>
          <Facts facts={facts} />
          <p className="small quiet">{settings.wrongInfo(contact)}</p>
          <TextLink to="/settings/password" className="start" icon="lock" forward>
            {settings.changePassword}
          </TextLink>
        </Card>
        {waiting !== null || person.isAdmin ? (
          <Card title={settings.work}>
            <div className="rows">
              {waiting !== null ? (
                <Row
                  icon="check-circle"
                  to="/approvals"
                  title={common.nav.approvals}
                  note={settings.approvalsNote}
                  value={waiting > 0 ? common.state.items(String(waiting)) : undefined}
                />
              ) : null}
              {person.isHr || person.isAdmin ? (
                <Row
                  icon="people"
                  to={person.isHr ? '/hr' : '/hr/people'}
                  title={common.nav.hr}
                  note={person.isHr ? settings.hrNote : settings.rosterNote}
                />
              ) : null}
              {person.isAdmin ? (
                <Row icon="gear" to="/admin" title={common.nav.admin} note={settings.adminNote} />
              ) : null}
            </div>
          </Card>
        ) : null}
        <SettingsDisplay />
        <SettingsSessions sessions={sessions} now={now} />
        <Card title={settings.signOutTitle}>
          <Form
            method="post"
            action="/sign-out"
            className="stack"
            onSubmit={(event) => {
              const pressed = (event.nativeEvent as SubmitEvent).submitter;
              if (pressed?.getAttribute('name') === 'switch')
                rememberPerson({ employeeNo: person.employeeNo, name: person.name });
            }}
          >
            <Button type="submit" name="switch" value="1" icon="people" block>
              {settings.switchPerson}
            </Button>
            <p className="small quiet">{settings.switchNote}</p>
            <Button type="submit" variant="outline" icon="exit" block>
              {settings.signOut}
            </Button>
          </Form>
        </Card>
        <TextLink to="/privacy" className="start" icon="shield" forward>
          {settings.privacy}
        </TextLink>
      </div>
    </Frame>
  );
}
