import { reverseEntry } from '~/credits/reverse-entry.server';
import { reversalInput } from '~/credits/schema';
import { parseInput } from '~/platform/form';
import { apiAction, created, takesOnly } from './door.server';

export const loader = takesOnly('POST');
export const action = apiAction({
  POST: async ({ context, person, id, json }) => {
    const { reason } = parseInput(reversalInput, await json());
    return created(await reverseEntry({ ...context, person, entryId: id, reason, ip: context.ip }));
  },
});
