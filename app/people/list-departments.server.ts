import type { Context } from '~/platform/context';

/** Names of all departments in organisation order. */
export async function listDepartments({ db }: Pick<Context, 'db'>): Promise<string[]> {
  const found = await db.prisma.department.findMany({ orderBy: [{ sortOrder: 'asc' }, { name: 'asc' }] });
  return found.map(({ name }) => name);
}
