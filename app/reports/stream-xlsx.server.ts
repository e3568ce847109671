/**
 * A report as a spreadsheet: rows come through a cursor in small lots, are written at once and forgotten, and the
 * writer waits for whoever downloads, so memory stays flat. Title, 기준일 and a frozen header on top, real numbers and
 * dates, the 계 row below, A4 landscape.
 */
import { once } from 'node:events';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import type { PoolClient } from 'pg';
import type { Db } from '~/platform/db.server';
import type { ReportTable } from './report-table';
import { bodyRow, headSheet, openSheet, stylesOf, totalSheet } from './sheet-layout.server';

/** About 20 ms of work between two turns of the event loop. */
const ROWS_A_LOT = 200;
const WAITING_BYTES = 1024 * 1024;

type Writer = ExcelJS.stream.xlsx.WorkbookWriter;
/** What the writer does not tell in its types: the zip, and where a sheet's text goes on its way there. */
interface Inner {
  zip: { abort(): void; on(event: 'error', listener: (error: Error) => void): void };
}
interface InnerSheet {
  stream: { pipes: Writable[] };
}

/** Until the zip has taken the sheet's text and the reader the zip's; throws when the reader has gone. */
async function untilTaken(out: PassThrough, sheet: ExcelJS.Worksheet): Promise<void> {
  const { stream } = sheet as unknown as InnerSheet;
  const isBehind = () =>
    !stream.pipes.length || stream.pipes.some((pipe) => pipe.writableLength > WAITING_BYTES);
  await nextTurn();
  while (!out.destroyed && (out.writableNeedDrain || isBehind())) {
    if (out.writableNeedDrain) await Promise.race([once(out, 'drain'), once(out, 'close')]);
    else await pause(1);
  }
  if (out.destroyed) throw new Error('the download was broken off');
}

async function writeRows(client: PoolClient, workbook: Writer, out: PassThrough, table: ReportTable) {
  const sheet = openSheet(workbook, table);
  headSheet(sheet, table);
  const styles = stylesOf(table.columns);
  const sums = table.columns.map(() => 0);
  let count = 0;
  await client.query('BEGIN READ ONLY');
  await client.query(`DECLARE report NO SCROLL CURSOR FOR ${table.select}`);
  for (;;) {
    const { rows } = await client.query<unknown[]>({
      text: `FETCH ${ROWS_A_LOT} FROM report`,
      rowMode: 'array',
    });
    for (const row of rows) {
      bodyRow(sheet, table.columns, styles, row);
      table.columns.forEach((column, at) => (sums[at]! += column.summed ? Number(row[at] ?? 0) : 0));
    }
    count += rows.length;
    await untilTaken(out, sheet);
    if (rows.length < ROWS_A_LOT) break;
  }
  await client.query('COMMIT');
  totalSheet(sheet, table, { sums, count });
  sheet.commit();
}

/** Destroying the stream (a download that was broken off) ends the writing and gives the connection back. */
export async function streamXlsx({
  db,
  now,
  table,
}: {
  db: Pick<Db, 'sql'>;
  now: Date;
  table: ReportTable;
}): Promise<Readable> {
  const client = await db.sql.connect();
  const out = new PassThrough();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
  });
  workbook.created = workbook.modified = now;
  workbook.creator = workbook.lastModifiedBy = '';
  const { zip } = workbook as unknown as Inner;
  zip.on('error', (error) => out.destroy(error));
  void writeRows(client, workbook, out, table)
    .then(
      () => client.release(),
      (error: Error) => {
        client.release(error);
        zip.abort();
        throw error;
      },
    )
    .then(() => workbook.commit())
    .catch((error: Error) => out.destroy(error));
  return out;
}
