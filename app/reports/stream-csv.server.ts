/**
 * A report as CSV: COPY writes the rows, so memory stays flat and no row is a JavaScript object. The file is UTF-8 with
 * BOM and RFC 4180: CRLF, quoting where needed, every line with as many fields as the header. The header is the third
 * line; above it stand the title and the 기준일 line.
 */
import { pipeline, Transform, type Readable } from 'node:stream';
import { to as copyTo } from 'pg-copy-streams';
import type { Db } from '~/platform/db.server';
import { neutralText } from './neutral-cell';
import type { ReportTable } from './report-table';

const LF = 0x0a;
const CR = 0x0d;
const QUOTED = /[",\r\n]/;

const cell = (text: string) => (QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const line = (cells: string[]) => `${cells.map(cell).join(',')}\r\n`;

function headOf({ title, basis, columns }: Pick<ReportTable, 'title' | 'basis' | 'columns'>): string {
  const alone = (text: string) => line([neutralText(text), ...columns.slice(1).map(() => '')]);
  return `\uFEFF${alone(title)}${alone(basis)}${line(columns.map((column) => column.title))}`;
}

/** The same file of a few rows that are at hand already. */
export const writeCsv = (
  head: Pick<ReportTable, 'title' | 'basis' | 'columns'>,
  rows: readonly (readonly (string | number)[])[],
): string =>
  headOf(head) +
  rows
    .map((row) => line(row.map((value) => (typeof value === 'number' ? String(value) : neutralText(value)))))
    .join('');

/** COPY ends its rows with LF; no cell holds one, so every LF is the end of a row. */
function withCarriageReturns(chunk: Buffer): Buffer {
  let ends = 0;
  for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, at + 1)) ends += 1;
  const out = Buffer.allocUnsafe(chunk.length + ends);
  let from = 0;
  let to = 0;
  for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, from)) {
    to += chunk.copy(out, to, from, at);
    out[to++] = CR;
    out[to++] = LF;
    from = at + 1;
  }
  chunk.copy(out, to, from);
  return out;
}

/** Destroying the stream (a download that was broken off) ends the statement and gives the connection back. */
export async function streamCsv({
  db,
  table,
}: {
  db: Pick<Db, 'sql'>;
  table: ReportTable;
}): Promise<Readable> {
  const client = await db.sql.connect();
  const out = new Transform({
    transform: (chunk: Buffer, _encoding, done) => done(null, withCarriageReturns(chunk)),
  });
  out.push(headOf(table));
  const rows = client.query(copyTo(`COPY (${table.select}) TO STDOUT WITH (FORMAT csv, NULL '-')`));
  // With an error the connection is in the middle of a COPY: the pool closes it and opens another when it needs one.
  pipeline(rows, out, (error) => client.release(error ?? undefined));
  return out;
}
