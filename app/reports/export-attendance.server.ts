/** Who was at a screening as a file: the page's list, for whom the page opens too. */
import { Readable } from 'node:stream';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { readAttendance } from '~/screenings/list-attendance.server';
import { screenings } from '~/words/ko/screenings';
import { contentTypes, exportFilename, type ExportFile } from './export-file';
import { basisLine, type ReportColumn } from './report-table';
import { writeCsv } from './stream-csv.server';

const { attendance: words } = screenings;
const columns: readonly ReportColumn[] = [
  { title: words.employeeNo, kind: 'text', width: 12 },
  { title: words.name, kind: 'text', width: 10 },
  { title: words.department, kind: 'text', width: 18 },
  { title: words.joined, kind: 'text', width: 20 },
  { title: `${words.time}(초)`, kind: 'integer', width: 12 },
  { title: words.counts, kind: 'text', width: 10 },
];

/** File systems take 255 bytes, and a letter of Korean is three. */
const NAMED_LETTERS = 40;

/** `2026-05-11 15:00:05`, which spreadsheets read as a moment. */
const momentIn = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at);

/** The access log says who took it. Throws `not-found`, `forbidden`. */
export async function exportAttendance(
  given: Context & { person: Person; ip: string; screeningId: string; instituteName: string },
): Promise<ExportFile> {
  const { now, timeZone, instituteName } = given;
  const read = await readAttendance({ ...given, action: 'export.screening-attendance' });
  const head = { title: `${words.title} ${read.title}`, basis: basisLine(now, timeZone, '초'), columns };
  const rows = read.people.map((one) => [
    ...[one.employeeNo, one.name, one.department, momentIn(one.joinedAt, timeZone)],
    ...[one.presentSeconds, one.counts ? words.yes : words.no],
  ]);
  const lesson = [...read.lessonTitle].slice(0, NAMED_LETTERS).join('');
  return {
    stream: Readable.from([writeCsv(head, rows)]),
    filename: exportFilename({
      ...{ instituteName, timeZone, material: `${words.title}_${lesson}`, now: read.startsAt, format: 'csv' },
    }),
    contentType: contentTypes.csv,
  };
}
