import type { Context } from '~/platform/context';
import { contentTypes, exportFilename, type ExportFile } from './export-file';
import type { ReportTable } from './report-table';
import type { ExportFormat } from './schema';
import { streamCsv } from './stream-csv.server';
import { streamXlsx } from './stream-xlsx.server';

/** A report as a file in either format. Whoever calls has checked the person and written the access log. */
export async function streamReport(
  given: Context & { table: ReportTable; material: string; instituteName: string; format: ExportFormat },
): Promise<ExportFile> {
  const { db, now, table, format } = given;
  const stream = format === 'csv' ? await streamCsv({ db, table }) : await streamXlsx({ db, now, table });
  return { stream, filename: exportFilename(given), contentType: contentTypes[format] };
}
