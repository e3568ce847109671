/** 발령: where a person belongs and as what, from a day on, and every order so far. */
import type { EmployeeFacts } from '~/people/find-employee.server';
import type { RosterWords } from '~/people/list-roster-words.server';
import { Card } from '~/ui/card';
import { SelectField } from '~/ui/select-field';
import { TextField } from '~/ui/text-field';
import { useFormat, useWords } from '~/words/words';
import { PersonOrders } from './person-orders';
import { KnownField } from './roster-field';
import { SavedForm } from '../saved-form';

type Shown = Pick<
  EmployeeFacts,
  'departmentId' | 'grade' | 'position' | 'employmentCategory' | 'orders' | 'left'
>;

interface PersonPlacementProps {
  employee: Shown;
  departments: { id: string; name: string }[];
  known: RosterWords;
  today: string;
}

export function PersonPlacement({ employee, departments, known, today }: PersonPlacementProps) {
  const { roster } = useWords();
  const { order } = roster;
  const format = useFormat();
  return (
    <Card title={order.title}>
      <p className="small quiet">{order.lead}</p>
      {employee.left ? (
        <p className="small">{roster.roles.left}</p>
      ) : (
        <SavedForm<{ effectiveOn: string; ahead: boolean }>
          intent="order"
          act={order.act}
          say={({ effectiveOn, ahead }) => (ahead ? order.savedAhead(format.day(effectiveOn)) : order.saved)}
          fields={['departmentId', 'grade', 'position', 'employmentCategory', 'effectiveOn']}
        >
          {(of) => (
            // Once an order is written the fields show what is true again, not what will be.
            <div className="stack" key={JSON.stringify(employee.orders)}>
              <SelectField
                name="departmentId"
                label={order.department}
                defaultValue={employee.departmentId}
                options={departments.map(({ id, name }) => ({ value: id, label: name }))}
                error={of('departmentId')}
              />
              <div className="field-row">
                <KnownField name="grade" known={known} defaultValue={employee.grade} error={of('grade')} />
                <KnownField
                  name="position"
                  known={known}
                  defaultValue={employee.position}
                  error={of('position')}
                />
              </div>
              <div className="field-row">
                <KnownField
                  name="employmentCategory"
                  known={known}
                  defaultValue={employee.employmentCategory}
                  error={of('employmentCategory')}
                />
                <TextField
                  type="date"
                  name="effectiveOn"
                  label={order.effectiveOn}
                  hint={order.effectiveOnHint}
                  defaultValue={today}
                  required
                  error={of('effectiveOn')}
                />
              </div>
            </div>
          )}
        </SavedForm>
      )}
      <PersonOrders orders={employee.orders} />
    </Card>
  );
}
