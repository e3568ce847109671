import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { findPopulation } from './find-population.server';
import { populationSelect } from './population-select.server';

export interface YearStanding {
  /** 교육대상: without those who are exempt. */
  due: number;
  met: number;
  notMet: number;
  exempt: number;
  /** 인정시간 of all of them, and for each who is due (whole minutes, rounded). */
  recognisedMinutes: number;
  minutesPerPerson: number;
  /** met ÷ due in percent with one decimal; null without anybody due. */
  ratePercent: number | null;
}

/** How far a year has come, for HR's tiles and the head's: the figures of 총괄표's 계 row (403 for others). With `department`, of it alone. */
export async function findYearStanding(
  asked: Pick<Context, 'db'> & { person: Person; year: number; department?: string },
): Promise<YearStanding> {
  const { db } = asked;
  const population = await findPopulation(asked);
  const { rows } = await db.sql.query<YearStanding>(
    `SELECT due, met, due - met AS "notMet", exempt, minutes::int AS "recognisedMinutes",
            COALESCE(round(due_minutes::numeric / NULLIF(due, 0)), 0)::int AS "minutesPerPerson",
            round(100.0 * met / NULLIF(due, 0), 1)::float8 AS "ratePercent"
       FROM (SELECT count(*) FILTER (WHERE NOT exempt) AS due,
                    count(*) FILTER (WHERE NOT exempt AND recognised >= target) AS met,
                    count(*) FILTER (WHERE exempt) AS exempt, COALESCE(sum(recognised), 0) AS minutes,
                    COALESCE(sum(recognised) FILTER (WHERE NOT exempt), 0) AS due_minutes
               FROM (${populationSelect(population)}) p) s`,
  );
  return rows[0]!;
}
