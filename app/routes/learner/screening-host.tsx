/** What the host does for everybody, and who is here by name. */
import { useState } from 'react';
import type { Phase } from '~/screenings/position';
import type { HostAct, PersonHere, ScreeningConnection } from '~/screenings/screening-connection';
import { Button } from '~/ui/button';
import { Sheet } from '~/ui/sheet';
import { useWords } from '~/words/words';

export function ScreeningHost({ connection, phase }: { connection: ScreeningConnection; phase: Phase }) {
  const { screenings, common } = useWords();
  const { host } = screenings;
  const [busy, setBusy] = useState(false);
  const [ending, setEnding] = useState(false);
  const [people, setPeople] = useState<PersonHere[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const lead = async (act: HostAct) => {
    setBusy(true);
    const refusal = await connection.lead(act, host.offline);
    setProblem(refusal?.message ?? null);
    setBusy(false);
    if (!refusal) setEnding(false);
  };
  const look = async () => {
    const found = await connection.names(host.offline);
    if (Array.isArray(found)) setPeople(found);
    else setProblem(found.message);
  };
  const runs = phase === 'playing' || phase === 'paused';
  return (
    <section className="stack tight" aria-label={host.label}>
      <div className="line wrap host-acts">
        {runs ? (
          <Button
            variant="primary"
            icon={phase === 'paused' ? 'play' : 'pause'}
            busy={busy}
            onClick={() => void lead(phase === 'paused' ? 'resume' : 'pause')}
          >
            {phase === 'paused' ? host.resume : host.pause}
          </Button>
        ) : null}
        <Button icon="people" aria-haspopup="dialog" onClick={() => void look()}>
          {host.names}
        </Button>
        {runs ? (
          <Button variant="outline" aria-haspopup="dialog" onClick={() => setEnding(true)}>
            {host.end}
          </Button>
        ) : null}
      </div>
      {problem && !ending ? (
        <p className="small bad" role="alert">
          {problem}
        </p>
      ) : null}
      <Sheet
        open={ending}
        onClose={() => setEnding(false)}
        title={host.endTitle}
        closeLabel={common.act.close}
        busy={busy}
      >
        <p className="small">{host.endNote}</p>
        {problem ? (
          <p className="small bad" role="alert">
            {problem}
          </p>
        ) : null}
        <Button variant="danger" block busy={busy} onClick={() => void lead('end')}>
          {host.end}
        </Button>
      </Sheet>
      <Sheet
        open={people !== null}
        onClose={() => setPeople(null)}
        title={host.namesTitle}
        closeLabel={common.act.close}
      >
        <p className="small">{host.namesNote}</p>
        <ul className="rows">
          {people?.map(({ name, department }, at) => (
            <li key={at} className="row">
              <span className="grow">
                <b>{name}</b>
                <span className="small row-note">{department}</span>
              </span>
            </li>
          ))}
        </ul>
      </Sheet>
    </section>
  );
}
