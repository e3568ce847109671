import { z } from 'zod';
import { findRecord } from '~/credits/find-record.server';
import { parseInput } from '~/platform/form';
import { yearIn } from '~/platform/zone';
import { listCompletions } from '~/progress/list-completions.server';
import { apiLoader } from './door.server';

const input = z.object({
  year: z.coerce.number('연도는 2000에서 2100 사이의 숫자입니다.').int().min(2000).max(2100).optional(),
});

export const loader = apiLoader(async ({ context, person, url }) => {
  const { year = yearIn(context.now, context.timeZone) } = parseInput(
    input,
    Object.fromEntries(url.searchParams),
  );
  const given = { ...context, personId: person.id, year };
  const [record, completions] = await Promise.all([findRecord(given), listCompletions(given)]);
  return { ...record, completions };
});
