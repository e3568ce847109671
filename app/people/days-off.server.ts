/** Days that differ from the fixed holidays, as HR has entered them. */
import type { Context } from '~/platform/context';
import { inTransaction, type Sql } from '~/platform/db.server';
import { conflict } from '~/platform/errors';
import { logInside } from './access-log.server';
import { requirePermission } from './permissions';
import type { Person } from './person';
import { FIXED_HOLIDAYS, type DaysOff } from './working-days';

export async function findDaysOff(sql: Sql): Promise<DaysOff> {
  const { rows } = await sql.query<{ day: string; off: boolean }>(
    `SELECT to_char(day, 'YYYY-MM-DD') AS day, off FROM day_off`,
  );
  return new Map(rows.map(({ day, off }) => [day, off]));
}

export interface Holiday {
  day: string;
  name: string;
  /** It stands in every year's list by itself. */
  fixed: boolean;
  /** False = a fixed one on which work goes on this year. */
  off: boolean;
}

/** A year's holidays in order, those on which work goes on included. */
export async function listHolidays({ db, year }: Pick<Context, 'db'> & { year: number }): Promise<Holiday[]> {
  const { rows } = await db.sql.query<Omit<Holiday, 'fixed'>>(
    `SELECT to_char(day, 'YYYY-MM-DD') AS day, name, off FROM day_off
      WHERE day BETWEEN make_date($1, 1, 1) AND make_date($1, 12, 31)`,
    [year],
  );
  const entered = new Map(rows.map((row) => [row.day, row]));
  const fixed = Object.entries(FIXED_HOLIDAYS).map(([date, name]) => {
    const day = `${year}-${date}`;
    return { day, name, fixed: true, off: entered.get(day)?.off ?? true };
  });
  const others = rows
    .filter(({ day }) => !(day.slice(5) in FIXED_HOLIDAYS))
    .map((row) => ({ ...row, fixed: false }));
  return [...fixed, ...others].sort((a, b) => (a.day < b.day ? -1 : 1));
}

interface Act extends Pick<Context, 'db' | 'now'> {
  person: Person;
  ip: string;
  day: string;
}

/** Throws `forbidden`; `fixed` for a day that is one anyway. */
export async function addHoliday({ db, now, person, ip, day, name }: Act & { name: string }): Promise<void> {
  requirePermission(person, 'hr.desk');
  if (day.slice(5) in FIXED_HOLIDAYS)
    throw conflict('fixed', `${FIXED_HOLIDAYS[day.slice(5)]!}은(는) 해마다 쉬는 날로 들어 있습니다.`);
  await inTransaction(db.sql, async (client) => {
    await client.query(
      `INSERT INTO day_off (day, name, off, set_by_id, set_at) VALUES ($1, $2, true, $3, $4)
       ON CONFLICT (day) DO UPDATE SET name = $2, off = true, set_by_id = $3, set_at = $4`,
      [day, name, person.id, now],
    );
    const detail = { change: `${day} ${name} 쉼` };
    await logInside(client, { now, actorId: person.id, ip, action: 'holiday.set', subject: day, detail });
  });
}

/** An entered day goes; a fixed one stays in the list as a day on which work goes on, and comes back with `on`. */
export async function switchHoliday({ db, now, person, ip, day, on }: Act & { on: boolean }): Promise<void> {
  requirePermission(person, 'hr.desk');
  const fixed = FIXED_HOLIDAYS[day.slice(5)];
  await inTransaction(db.sql, async (client) => {
    if (fixed && !on)
      await client.query(
        `INSERT INTO day_off (day, name, off, set_by_id, set_at) VALUES ($1, $2, false, $3, $4)
         ON CONFLICT (day) DO UPDATE SET off = false, set_by_id = $3, set_at = $4`,
        [day, fixed, person.id, now],
      );
    else await client.query(`DELETE FROM day_off WHERE day = $1`, [day]);
    const detail = { change: `${day} ${on ? '쉼' : '쉬지 않음'}` };
    await logInside(client, { now, actorId: person.id, ip, action: 'holiday.set', subject: day, detail });
  });
}
