import { searchColleagues } from '~/people/search-colleagues.server';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import type { MentionablePerson } from './message';
import { matchesTyped } from './match-initials';

const MOST_PEOPLE = 8;

/** Whom `@` and a few letters may mean: who is here first, then whoever works here. Without the asker. */
export async function findPeople({
  db,
  now,
  timeZone,
  person,
  present,
  query,
}: Context & { person: Person; present: readonly Person[]; query: string }): Promise<MentionablePerson[]> {
  const here = new Map<string, MentionablePerson>();
  for (const { id, name, departmentName, position } of present) {
    if (here.size === MOST_PEOPLE) break;
    if (id !== person.id && matchesTyped(query, name))
      here.set(id, { id, name, department: departmentName, position, employeeNo: null });
  }
  const take = MOST_PEOPLE - here.size;
  if (take === 0) return [...here.values()];
  const exceptIds = [person.id, ...here.keys()];
  return [...here.values(), ...(await searchColleagues({ db, now, timeZone, query, exceptIds, take }))];
}
