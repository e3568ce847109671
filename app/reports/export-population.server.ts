/** The two reports over the people of a year, which a head may also take, of the own department. */
import { writeAccessLog } from '~/people/access-log.server';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { completionStatusColumns, completionStatusSelect } from './completion-status.server';
import type { ExportFile } from './export-file';
import { findPopulation } from './find-population.server';
import { basisLine, type ReportTable } from './report-table';
import type { ExportFormat } from './schema';
import { streamReport } from './stream-report.server';
import { summaryColumns, summarySelect } from './summary.server';

const reports = {
  'completion-status': {
    title: '교육이수현황',
    columns: completionStatusColumns,
    select: completionStatusSelect,
    total: 'sums',
  },
  summary: { title: '교육이수 총괄표', columns: summaryColumns, select: summarySelect, total: 'last-row' },
} as const;

/**
 * 교육이수현황 or 총괄표 of a year: HR gets the institute, a head the own departments (else 403). The access log says
 * who took it and of which departments, before the first byte.
 */
export async function exportPopulation(
  given: Context & {
    person: Person;
    ip: string;
    report: keyof typeof reports;
    year: number;
    /** Present name; blank = every department that the person may take. */
    department?: string;
    format: ExportFormat;
    instituteName: string;
    reason?: string;
  },
): Promise<ExportFile> {
  const { db, now, timeZone, person, ip, year, format, reason = '' } = given;
  const { title, columns, select, total } = reports[given.report];
  const population = await findPopulation(given);
  const departments = population.departments?.join(', ');
  await writeAccessLog({
    db,
    now,
    actorId: person.id,
    action: `export.${given.report}`,
    subject: `${year}년`,
    ip,
    reason,
    detail: { format, ...(departments === undefined ? {} : { departments }) },
  });
  const table: ReportTable = {
    sheetName: title,
    title: `${year}년 ${title}${departments ? ` (${departments})` : ''}`,
    basis: basisLine(now, timeZone),
    columns,
    select: select(population),
    total,
  };
  return streamReport({ ...given, table, material: title.replaceAll(' ', '') });
}
