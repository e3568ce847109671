/** What needs no 발령: name, site, job field, field staff, day of hire. */
import type { EmployeeFacts } from '~/people/find-employee.server';
import type { RosterWords } from '~/people/list-roster-words.server';
import { Card } from '~/ui/card';
import { Check } from '~/ui/check';
import { TextField } from '~/ui/text-field';
import { useWords } from '~/words/words';
import { KnownField } from './roster-field';
import { SavedForm } from '../saved-form';

type Shown = Pick<EmployeeFacts, 'name' | 'site' | 'jobField' | 'fieldStaff' | 'hiredOn'>;

export function PersonFacts({ employee, known }: { employee: Shown; known: RosterWords }) {
  const { roster, common } = useWords();
  const optional = common.state.optional;
  return (
    <Card title={roster.facts.title}>
      <SavedForm
        intent="facts"
        act={common.act.save}
        say={() => roster.saved}
        fields={['name', 'site', 'jobField', 'hiredOn']}
      >
        {(of) => (
          <>
            <TextField
              name="name"
              label={common.field.person}
              defaultValue={employee.name}
              maxLength={40}
              autoComplete="off"
              required
              error={of('name')}
            />
            <div className="field-row">
              <KnownField name="site" known={known} defaultValue={employee.site} error={of('site')} />
              <KnownField
                name="jobField"
                known={known}
                defaultValue={employee.jobField}
                error={of('jobField')}
              />
            </div>
            <TextField
              type="date"
              name="hiredOn"
              label={roster.facts.hiredOn}
              optionalLabel={optional}
              defaultValue={employee.hiredOn ?? ''}
              error={of('hiredOn')}
            />
            <Check
              name="fieldStaff"
              defaultChecked={employee.fieldStaff}
              label={roster.facts.fieldStaff}
              hint={roster.facts.fieldStaffHint}
            />
          </>
        )}
      </SavedForm>
    </Card>
  );
}
