import type { z } from 'zod';
import type { Context } from '~/platform/context';
import { inTransaction } from '~/platform/db.server';
import { invalid } from '~/platform/errors';
import { josa } from '~/words/josa';
import { logInside } from './access-log.server';
import { lockOrganisation } from './lock-organisation.server';
import { findNameOwner, insertDepartment } from './open-department.server';
import type { Person } from './person';
import { requirePermission } from './permissions';
import type { departmentInput } from './roster-schema';

/** A new department, last in the organisation's order. Throws `invalid` for a name that one has or had. */
export async function createDepartment({
  db,
  now,
  person,
  input: { name },
  ip,
}: Pick<Context, 'db' | 'now'> & { person: Person; input: z.output<typeof departmentInput>; ip: string }) {
  requirePermission(person, 'people.manage');
  return inTransaction(db.sql, async (client) => {
    await lockOrganisation(client);
    const owner = await findNameOwner(client, name);
    if (owner) {
      const sentence =
        owner.name === name
          ? `${josa(`「${name}」`, '은/는')} 이미 있습니다. 목록에서 찾아 주세요.`
          : `${josa(`「${name}」`, '은/는')} ${josa(`「${owner.name}」`, '이/가')} 전에 쓰던 이름입니다. 기록이 섞이지 않게 다른 이름으로 적어 주세요.`;
      throw invalid('department-name-taken', sentence, { name: sentence });
    }
    const made = await insertDepartment(client, name);
    await logInside(client, { now, actorId: person.id, action: 'department.create', subject: name, ip });
    return made;
  });
}
