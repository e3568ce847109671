import { writeAccessLog } from '~/people/access-log.server';
import { requirePermission } from '~/people/permissions';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import type { ExportFile } from './export-file';
import { basisLine } from './report-table';
import type { ExportFormat, RecordGrouping } from './schema';
import { streamReport } from './stream-report.server';
import { trainingRecordColumns } from './training-record';
import { trainingRecordSelect } from './training-record-select.server';

/**
 * 교육훈련 실적 of a year (HR; else 403). The access log says who took it, before the first byte. Destroy the stream to
 * break it off.
 */
export async function exportTrainingRecord(
  given: Context & {
    person: Person;
    ip: string;
    year: number;
    by: RecordGrouping;
    /** Present name of the department at study time; blank = the institute. */
    department?: string;
    format: ExportFormat;
    instituteName: string;
    reason?: string;
  },
): Promise<ExportFile> {
  const { db, now, timeZone, person, ip, year, by, format, department = '', reason = '' } = given;
  requirePermission(person, 'export.training-record');
  await writeAccessLog({
    db,
    now,
    actorId: person.id,
    action: 'export.training-record',
    subject: `${year}년`,
    ip,
    reason,
    detail: { format, by, ...(department ? { departments: department } : {}) },
  });
  const table = {
    sheetName: '교육훈련 실적',
    title: `${year}년 교육훈련 실적${by === 'course' ? '(과정별)' : ''}${department ? ` (${department})` : ''}`,
    basis: basisLine(now, timeZone),
    columns: trainingRecordColumns,
    select: trainingRecordSelect(given),
    total: 'sums' as const,
  };
  return streamReport({ ...given, table, material: by === 'course' ? '과정별교육훈련실적' : '교육훈련실적' });
}
