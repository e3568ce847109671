/** Which roles a person has; those this visitor may not give or take are shown and stay. */
import type { EmployeeFacts } from '~/people/find-employee.server';
import type { Role } from '~/people/person';
import { Card } from '~/ui/card';
import { Check } from '~/ui/check';
import { TextField } from '~/ui/text-field';
import { useWords } from '~/words/words';
import { SavedForm } from '../saved-form';

interface PersonRolesProps {
  employee: Pick<EmployeeFacts, 'roles' | 'headOf' | 'left'>;
  /** What this visitor may change. */
  open: Role[];
  self: boolean;
}

export function PersonRoles({ employee, open, self }: PersonRolesProps) {
  const { roster, hr } = useWords();
  const words = roster.roles;
  const hint = (role: Role) => {
    if (open.includes(role)) return words[role];
    return `${words[role]} ${self && role === 'admin' && employee.roles.includes('admin') ? words.ownAdmin : words.adminOnly}`;
  };
  return (
    <Card title={words.title}>
      <p className="small quiet">{words.lead}</p>
      <p className="small">
        {employee.headOf.length > 0 ? `${words.headOf(employee.headOf.join(', '))} ` : ''}
        {words.headAt}
      </p>
      {employee.left ? (
        <p className="small">{words.left}</p>
      ) : (
        <SavedForm intent="roles" act={words.act} say={() => words.saved} fields={['reason']}>
          {(of) => (
            <div className="stack" key={employee.roles.join()}>
              <div>
                {(['instructor', 'hr', 'admin'] as const).map((role) => {
                  const has = employee.roles.includes(role);
                  const fixed = !open.includes(role);
                  return (
                    <div key={role}>
                      <Check
                        name="roles"
                        value={role}
                        defaultChecked={has}
                        disabled={fixed}
                        label={hr.people.roleNames[role]}
                        hint={hint(role)}
                      />
                      {/* A box that cannot be changed is not sent by the browser. */}
                      {fixed && has ? <input type="hidden" name="roles" value={role} /> : null}
                    </div>
                  );
                })}
              </div>
              <TextField
                name="reason"
                label={words.reason}
                hint={words.reasonHint}
                maxLength={300}
                autoComplete="off"
                required
                error={of('reason')}
              />
            </div>
          )}
        </SavedForm>
      )}
    </Card>
  );
}
