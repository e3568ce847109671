/** What the page of one person may ask for, each to its use case. */
import type { z } from 'zod';
import { cancelOrder } from '~/people/cancel-order.server';
import { changePlacement } from '~/people/change-placement.server';
import { changeRoles } from '~/people/change-roles.server';
import type { Person } from '~/people/person';
import { recordLeaving } from '~/people/record-leaving.server';
import type { RequestContext } from '~/people/request-context';
import { createResetCode } from '~/people/reset-password.server';
import type { managePersonInput } from '~/people/roster-schema';
import { updateEmployee } from '~/people/update-employee.server';

interface Act {
  context: RequestContext;
  person: Person;
  employeeId: string;
  input: z.output<typeof managePersonInput>;
}

export async function actOnPerson({ context, person, employeeId, input }: Act) {
  const given = { ...context, person, employeeId };
  switch (input.intent) {
    case 'facts':
      return { changed: await updateEmployee({ ...given, input }) };
    case 'order':
      return changePlacement({ ...given, input });
    case 'cancel-order':
      await cancelOrder({ ...given, effectiveOn: input.effectiveOn });
      return { cancelled: input.effectiveOn };
    case 'roles':
      return { roles: await changeRoles({ ...given, input }) };
    case 'leave':
      return recordLeaving({ ...given, input });
    case 'return':
      return recordLeaving({ ...given, input: { leftOn: null } });
    case 'reset':
      return { code: (await createResetCode(given)).code };
  }
}
