/** The download menu: which table, then what it is for and in which format. The reason goes into the access log. */
import { useState } from 'react';
import { LinkButton } from '~/ui/button';
import { Icon } from '~/ui/icon';
import { Menu } from '~/ui/menu';
import { Sheet } from '~/ui/sheet';
import { TextField } from '~/ui/text-field';
import { useToast } from '~/ui/toast';
import { useWords } from '~/words/words';

type Material = 'training-record-entry' | 'training-record-course' | 'completion-status' | 'summary';

const materials: {
  id: Material;
  file: string;
  by?: 'entry' | 'course';
  icon: 'list' | 'lesson' | 'people' | 'table';
}[] = [
  { id: 'training-record-entry', file: 'training-record', by: 'entry', icon: 'list' },
  { id: 'training-record-course', file: 'training-record', by: 'course', icon: 'lesson' },
  { id: 'completion-status', file: 'completion-status', icon: 'people' },
  { id: 'summary', file: 'summary', icon: 'table' },
];

export function RecordDownload({ year, department }: { year: number; department: string }) {
  const words = useWords();
  const { export: download } = words.hr;
  const toast = useToast();
  const [chosen, setChosen] = useState<(typeof materials)[number] | null>(null);
  const [reason, setReason] = useState('');
  const address = (format: 'xlsx' | 'csv') => {
    const query = new URLSearchParams({ year: String(year) });
    if (chosen?.by) query.set('by', chosen.by);
    if (department) query.set('department', department);
    if (reason.trim()) query.set('reason', reason.trim());
    return `/hr/exports/${chosen?.file}.${format}?${query}`;
  };
  const started = () => {
    toast({ text: download.started, icon: 'download' });
    setChosen(null);
  };
  return (
    <>
      <Menu label={download.title} icon="download" variant="primary" note={download.logged}>
        {materials.map((material) => {
          const { name, note } = download.materials[material.id];
          return (
            <button
              key={material.id}
              type="button"
              aria-haspopup="dialog"
              onClick={() => setChosen(material)}
            >
              <Icon name={material.icon} />
              <span className="grow">
                <b>{name}</b>
                <br />
                <span className="small">{note(year, department)}</span>
              </span>
            </button>
          );
        })}
      </Menu>
      <Sheet
        open={chosen !== null}
        onClose={() => setChosen(null)}
        title={chosen ? download.question(download.materials[chosen.id].name) : ''}
        closeLabel={words.common.act.close}
      >
        {chosen ? (
          <>
            <p className="small">{download.materials[chosen.id].note(year, department)}</p>
            <TextField
              label={download.reason}
              optionalLabel={words.common.state.optional}
              hint={download.reasonHint}
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              data-autofocus=""
            />
            <div className="stack">
              <LinkButton
                to={address('xlsx')}
                reloadDocument
                variant="primary"
                icon="table"
                block
                onClick={started}
              >
                {download.excel}
              </LinkButton>
              <LinkButton to={address('csv')} reloadDocument icon="list" block onClick={started}>
                {download.csv}
              </LinkButton>
            </div>
            <p className="small quiet">
              {download.formats} {download.logged}
            </p>
          </>
        ) : null}
      </Sheet>
    </>
  );
}
