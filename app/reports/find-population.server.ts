import { defaultCreditRule } from '~/credits/credit-policy';
import { findCreditPolicy } from '~/credits/ensure-credit-policy.server';
import { requirePermission } from '~/people/permissions';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import type { Population } from './population-select.server';

/** What this person may see of a year: HR the institute, a head the own departments; else 403. */
export async function findPopulation({
  db,
  person,
  year,
}: Pick<Context, 'db'> & { person: Person; year: number }): Promise<Population> {
  requirePermission(person, 'export.department');
  const [policy, headed] = await Promise.all([
    findCreditPolicy(db.sql, year),
    db.prisma.department.findMany({
      where: { id: { in: person.headOfDepartmentIds } },
      orderBy: { sortOrder: 'asc' },
      select: { name: true },
    }),
  ]);
  const departments = person.roles.includes('hr') ? null : headed.map(({ name }) => name);
  return { year, rule: policy?.rule ?? defaultCreditRule, departments };
}
