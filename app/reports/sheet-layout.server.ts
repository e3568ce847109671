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
  sheet.columns = table.columns.map((column) => ({
    width: column.width,
    // A year and an ordinal are numbers without thousands, but nobody reads 2,026 as a year.
    style: { numFmt: column.title === '연도' ? '0' : formats[column.kind] },
  }));
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

/** Cells of a row that came as an array; nothing is `-`, a date is midnight UTC, which a spreadsheet shows as that day. */
export function toRow(columns: readonly ReportColumn[], row: readonly unknown[]): ExcelJS.CellValue[] {
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
  row.eachCell({ includeEmpty: true }, (cell) => {
    cell.font = { bold: true };
    cell.border = overline;
  });
  row.commit();
}
