/** Names the head of a department by name or number; those who work there are offered. */
import type { OrganisationRow } from '~/people/list-organisation.server';
import { Card } from '~/ui/card';
import { useWords } from '~/words/words';
import { RosterField } from './roster-field';
import { SavedForm } from '../saved-form';

interface DepartmentHeadProps {
  department: Pick<OrganisationRow, 'headName' | 'headNo' | 'headDepartment'>;
  members: { name: string; employeeNo: string }[];
}

const offer = (name: string, employeeNo: string) => `${name} (${employeeNo})`;

export function DepartmentHead({ department, members }: DepartmentHeadProps) {
  const words = useWords().roster.departments;
  const { headName, headNo, headDepartment } = department;
  const named = headName !== null && headNo !== null;
  return (
    <Card title={words.headField}>
      <p className="small quiet">{words.headLead}</p>
      <p className="small">
        {named
          ? words.headNow(headDepartment ? words.elsewhere(headName, headDepartment) : headName)
          : words.noHeadNote}
      </p>
      <SavedForm<{ head: string | null }>
        intent="head"
        act={words.headAct}
        variant={named ? 'tinted' : 'primary'}
        say={({ head }) => (head ? words.headSaved(head) : words.headCleared)}
        fields={['head']}
      >
        {(of) => (
          <RosterField
            key={headNo ?? ''}
            name="head"
            label={words.headField}
            hint={words.headHint}
            defaultValue={named ? offer(headName, headNo) : ''}
            maxLength={80}
            words={members.map(({ name, employeeNo }) => offer(name, employeeNo))}
            error={of('head')}
          />
        )}
      </SavedForm>
    </Card>
  );
}
