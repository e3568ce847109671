/** How a report looks in a spreadsheet, and how the database's values become its cells. */
import type ExcelJS from 'exceljs';
import { neutralText } from './neutral-cell';
import type { ReportColumn, ReportTable } from './report-table';

const HEADER_ROW = 3;
const A4 = 9;
const formats: Record<ReportColumn['kind'], string> = {
  text: '@',
  integer: '#,##0',
  rate: '0.0',
  date: 'yyyy. m. d.',
};
const line: Partial<ExcelJS.Borders> = { bottom: { style: 'thin', color: { argb: 'FF6D7882' } } };
const overline: Partial<ExcelJS.Borders> = { top: { style: 'medium', color: { argb: 'FF1E2124' } } };
const headFill: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFECF2FE' } };

export function openSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  table: ReportTable,
): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(table.sheetName, {
    views: [{ state: 'frozen', ySplit: HEADER_ROW }],
    pageSetup: {
      paperSize: A4,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${HEADER_ROW}:${HEADER_ROW}`,
    },
  });
  sheet.columns = table.columns.map(({ width }) => ({ width }));
  return sheet;
}

export function headSheet(sheet: ExcelJS.Worksheet, table: ReportTable): void {
  const title = sheet.addRow([neutralText(table.title)]);
  title.font = { bold: true, size: 16 };
  title.commit();
  sheet.addRow([table.basis]).commit();
  const header = sheet.addRow(table.columns.map((column) => column.title));
  header.eachCell((cell) => {
    cell.font = { bold: true };
    cell.fill = headFill;
    cell.border = line;
    cell.alignment = { horizontal: 'center', vertical: 'middle' };
  });
  header.commit();
}

/** One style object a column: the writer knows it again and does not work it out for every cell. */
export const stylesOf = (columns: readonly ReportColumn[]): Partial<ExcelJS.Style>[] =>
  // A year is a number, but nobody reads it as 2,026.
  columns.map(({ title, kind }) => ({ numFmt: title === '연도' ? '0' : formats[kind] }));

/** Writes one row of the database's values. */
export function bodyRow(
  sheet: ExcelJS.Worksheet,
  columns: readonly ReportColumn[],
  styles: Partial<ExcelJS.Style>[],
  row: readonly unknown[],
): void {
  const written = sheet.addRow(toCells(columns, row));
  written.eachCell((cell, number) => (cell.style = styles[number - 1]!));
  written.commit();
}

/** Cells of a row that came as an array; nothing is `-`, a date is midnight UTC, which a spreadsheet shows as that day. */
function toCells(columns: readonly ReportColumn[], row: readonly unknown[]): ExcelJS.CellValue[] {
  return columns.map(({ kind }, at) => {
    const value = row[at];
    if (value === null || value === undefined) return '-';
    if (kind === 'date') return new Date(`${String(value)}T00:00:00Z`);
    return kind === 'text' ? String(value) : Number(value);
  });
}

/** The 계 row, and the filter over the rows above it. */
export function totalSheet(
  sheet: ExcelJS.Worksheet,
  { columns, total }: ReportTable,
  { sums, count }: { sums: number[]; count: number },
): void {
  const last = HEADER_ROW + count - (total === 'last-row' ? 1 : 0);
  if (count)
    sheet.autoFilter = { from: { row: HEADER_ROW, column: 1 }, to: { row: last, column: columns.length } };
  if (total === 'last-row') return;
  const row = sheet.addRow(columns.map((column, at) => (at === 0 ? '계' : column.summed ? sums[at] : null)));
  const styles = stylesOf(columns);
  row.eachCell({ includeEmpty: true }, (cell, number) => {
    cell.style = { ...styles[number - 1], font: { bold: true }, border: overline };
  });
  row.commit();
}
