/** The devices that are signed in as this person, each with its own way out. */
import { useFetcher } from '@remix-run/react';
import { useEffect } from 'react';
import { Badge } from '~/ui/badge';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { ConfirmButton } from '~/ui/confirm-button';
import { Notice } from '~/ui/notice';
import { useToast } from '~/ui/toast';
import { useFormat, useWords } from '~/words/words';
import type { ActionError } from '../door.server';
import type { Device } from './settings-device';

export interface SessionLine {
  id: string;
  device: Device;
  lastSeenAt: string | Date;
  here: boolean;
}

export function SettingsSessions({ sessions, now }: { sessions: SessionLine[]; now: string | Date }) {
  const { settings, common } = useWords();
  return (
    <Card title={settings.sessions}>
      <ul className="rows">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} now={now} />
        ))}
      </ul>
      <p className="small quiet">{settings.sessionsWrong}</p>
      <ConfirmButton
        label={settings.signOutAll}
        variant="danger"
        actVariant="danger"
        block
        question={settings.signOutAllQuestion}
        fields={{ intent: 'end-all' }}
        labels={{ close: common.act.close }}
      >
        {settings.signOutAllEffect}
      </ConfirmButton>
    </Card>
  );
}

function SessionRow({ session, now }: { session: SessionLine; now: string | Date }) {
  const { settings } = useWords();
  const format = useFormat();
  const fetcher = useFetcher<Partial<ActionError> & { ended?: string }>();
  const toast = useToast();
  const kind = settings.devices[session.device.kind];
  const ended = fetcher.data?.ended;
  useEffect(() => {
    if (ended) toast(settings.sessionEnded);
  }, [ended, settings.sessionEnded, toast]);
  return (
    <li className="row">
      <span className="grow">
        <span className="line wrap">
          <b>{kind}</b>
          {session.here ? <Badge tone="good">{settings.sessionHere}</Badge> : null}
        </span>
        <span className="small row-note">
          {[session.device.about, settings.sessionLast(format.when(session.lastSeenAt, now))]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {fetcher.data?.error ? <Notice tone="bad" live="alert" title={fetcher.data.error.message} /> : null}
      </span>
      {session.here ? null : (
        <fetcher.Form method="post">
          <input type="hidden" name="intent" value="end" />
          <input type="hidden" name="sessionId" value={session.id} />
          <Button
            type="submit"
            variant="outline"
            compact
            busy={fetcher.state !== 'idle'}
            aria-label={settings.sessionEndLabel(`${kind} ${session.device.about}`)}
          >
            {settings.sessionEnd}
          </Button>
        </fetcher.Form>
      )}
    </li>
  );
}
