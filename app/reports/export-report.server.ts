import type { z } from 'zod';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { yearIn } from '~/platform/zone';
import type { ExportFile } from './export-file';
import { exportPopulation } from './export-population.server';
import { exportTrainingRecord } from './export-training-record.server';
import type { exportFileName, exportQuery } from './schema';

/** Whichever report the address names. Without a year it is the present one. Throws 403 as the reports do. */
export function exportReport({
  file,
  query,
  ...given
}: Context & {
  person: Person;
  ip: string;
  instituteName: string;
  file: z.output<typeof exportFileName>;
  query: z.output<typeof exportQuery>;
}): Promise<ExportFile> {
  const { report, format } = file;
  const { by, reason, department, year = yearIn(given.now, given.timeZone) } = query;
  return report === 'training-record'
    ? exportTrainingRecord({ ...given, format, year, by, department, reason })
    : exportPopulation({ ...given, report, format, year, department, reason });
}
