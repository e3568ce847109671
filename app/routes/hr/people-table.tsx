/** Employees in organisation order with their roles and how their sign-in stands. */
import type { PersonRow } from '~/people/list-people.server';
import { Link } from '@remix-run/react';
import { Badge } from '~/ui/badge';
import { Button } from '~/ui/button';
import { DataTable, type Column } from '~/ui/data-table';
import { EmptyState } from '~/ui/empty-state';
import { useFormat, useWords } from '~/words/words';

export type ShownPerson = Omit<PersonRow, 'lastSeenAt'> & { lastSeenAt: Date | string | null };

interface PeopleTableProps {
  people: ShownPerson[];
  now: Date | string;
  onReset: (person: ShownPerson) => void;
}

export function PeopleTable({ people, now, onReset }: PeopleTableProps) {
  const { hr, roster, common } = useWords();
  const words = hr.people;
  const format = useFormat();
  const columns: Column<ShownPerson>[] = [
    {
      key: 'name',
      label: common.field.person,
      cell: ({ id, name }) => (
        <Link className="link" to={`/hr/people/${id}`}>
          {name}
        </Link>
      ),
    },
    { key: 'employee-no', label: common.field.employeeNo, cell: ({ employeeNo }) => employeeNo },
    {
      key: 'department',
      label: common.field.department,
      cell: ({ department, site }) => joined(department, site),
    },
    { key: 'grade', label: words.grade, cell: ({ grade, position }) => joined(grade, position) },
    { key: 'roles', label: words.roles, cell: (person) => <Roles person={person} /> },
    {
      key: 'sign-in',
      label: words.signIn,
      cell: ({ left, leftOn, canSignIn, mustChangePassword, lastSeenAt }) =>
        leftOn ? (
          left ? (
            roster.leftOn(format.day(leftOn))
          ) : (
            <Badge tone="warn">{roster.leavesOn(format.day(leftOn))}</Badge>
          )
        ) : !canSignIn ? (
          <Badge tone="warn">{words.signInStates.noPassword}</Badge>
        ) : mustChangePassword ? (
          <Badge tone="warn">{words.signInStates.mustChange}</Badge>
        ) : lastSeenAt ? (
          words.lastSeen(format.when(lastSeenAt, now))
        ) : (
          words.signInStates.never
        ),
    },
    {
      key: 'reset',
      label: words.code,
      cell: (person) =>
        person.left ? null : (
          <Button
            variant="outline"
            compact
            aria-haspopup="dialog"
            aria-label={words.resetLabel(person.name)}
            onClick={() => onReset(person)}
          >
            {words.resetAct}
          </Button>
        ),
    },
  ];
  return (
    <DataTable
      caption={words.caption(format.number(people.length))}
      columns={columns}
      rows={people}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon="people" title={words.none}>
          {words.noneNote}
        </EmptyState>
      }
    />
  );
}

const joined = (...parts: string[]) => parts.filter(Boolean).join(' · ');

function Roles({ person }: { person: ShownPerson }) {
  const { roleNames } = useWords().hr.people;
  const names = (['hr', 'admin', 'instructor'] as const)
    .filter((role) => person.roles.includes(role))
    .map((role) => roleNames[role]);
  if (person.isHead) names.unshift(roleNames.head);
  if (names.length === 0) return <>{roleNames.employee}</>;
  return (
    <span className="line wrap">
      {names.map((name) => (
        <Badge key={name} tone="info">
          {name}
        </Badge>
      ))}
    </span>
  );
}
