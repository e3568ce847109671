/** Departments in organisation order, moved by buttons; where one stands then is said aloud. */
import { Link, useFetcher } from '@remix-run/react';
import { useEffect, useState } from 'react';
import type { OrganisationRow } from '~/people/list-organisation.server';
import { Badge } from '~/ui/badge';
import { DataTable, type Column } from '~/ui/data-table';
import { EmptyState } from '~/ui/empty-state';
import { IconButton } from '~/ui/icon-button';
import { useFormat, useWords } from '~/words/words';
import type { ActionError } from '../door.server';

const idOf = (departmentId: string, by: 'up' | 'down') => `${by}-${departmentId}`;

export function DepartmentsTable({ departments }: { departments: OrganisationRow[] }) {
  const { roster, common } = useWords();
  const words = roster.departments;
  const format = useFormat();
  const fetcher = useFetcher<{ name: string; place: number } | ActionError>();
  const [pressed, setPressed] = useState('');
  const { data, state } = fetcher;

  // The row has moved, and its button with it: the focus follows.
  useEffect(() => {
    if (state === 'idle' && pressed) document.getElementById(pressed)?.focus();
  }, [state, pressed, departments]);

  const move = (departmentId: string, by: 'up' | 'down', end: boolean) => {
    if (end || state !== 'idle') return;
    setPressed(idOf(departmentId, by));
    fetcher.submit({ intent: 'move', departmentId, by }, { method: 'post' });
  };
  const columns: Column<OrganisationRow>[] = [
    {
      key: 'name',
      label: words.name,
      wrap: true,
      cell: ({ id, name }) => (
        <Link className="link" to={`/hr/departments/${id}`}>
          {name}
        </Link>
      ),
    },
    {
      key: 'head',
      label: words.head,
      wrap: true,
      cell: ({ headName, headDepartment }) =>
        headName === null ? (
          <Badge tone="warn">{words.noHead}</Badge>
        ) : headDepartment === null ? (
          headName
        ) : (
          words.elsewhere(headName, headDepartment)
        ),
    },
    {
      key: 'people',
      label: words.people,
      numeric: true,
      cell: ({ people }) => common.state.people(format.number(people)),
    },
    {
      key: 'order',
      label: words.order,
      cell: ({ id, name }) => {
        const at = departments.findIndex((department) => department.id === id);
        const last = at === departments.length - 1;
        return (
          <span className="line">
            <IconButton
              id={idOf(id, 'up')}
              icon="chevron-up"
              label={words.up(name)}
              aria-disabled={at === 0}
              onClick={() => move(id, 'up', at === 0)}
            />
            <IconButton
              id={idOf(id, 'down')}
              icon="chevron-down"
              label={words.down(name)}
              aria-disabled={last}
              onClick={() => move(id, 'down', last)}
            />
          </span>
        );
      },
    },
  ];
  return (
    <>
      <DataTable
        caption={words.count(format.number(departments.length))}
        columns={columns}
        rows={departments}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon="building" title={words.none}>
            {words.noneNote}
          </EmptyState>
        }
      />
      <p className={data && 'error' in data ? 'small bad' : 'hidden'} role="status">
        {!data
          ? ''
          : 'error' in data
            ? data.error.message
            : words.moved(data.name, format.number(data.place))}
      </p>
    </>
  );
}
