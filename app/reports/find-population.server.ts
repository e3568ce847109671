import { defaultCreditRule } from '~/credits/credit-policy';
import { findCreditPolicy } from '~/credits/ensure-credit-policy.server';
import { requirePermission } from '~/people/permissions';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import type { Population } from './population-select.server';

/**
 * What this person may see of a year: HR the institute, a head the own departments; else 403. With `department`, a
 * present name, it alone where it is among them, else nobody.
 */
export async function findPopulation({
  db,
  person,
  year,
  department = '',
}: Pick<Context, 'db'> & { person: Person; year: number; department?: string }): Promise<Population> {
  requirePermission(person, 'export.department');
  const [policy, headed] = await Promise.all([
    findCreditPolicy(db.sql, year),
    db.prisma.department.findMany({
      where: { id: { in: person.headOfDepartmentIds } },
      orderBy: { sortOrder: 'asc' },
      select: { name: true },
    }),
  ]);
  const all = person.roles.includes('hr') ? null : headed.map(({ name }) => name);
  const departments = department === '' ? all : [department].filter((name) => all?.includes(name) ?? true);
  return { year, rule: policy?.rule ?? defaultCreditRule, departments };
}
