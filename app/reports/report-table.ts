/** What every downloaded table has: a title, a line with the day it was made, named columns and rows from one SELECT. */
export interface ReportColumn {
  title: string;
  /** Numbers and dates are real ones in a spreadsheet; `rate` is a percentage with one decimal, as a number. */
  kind: 'text' | 'integer' | 'rate' | 'date';
  /** Width in a spreadsheet, in characters. */
  width: number;
  /** Summed in the 계 row of a spreadsheet. */
  summed?: boolean;
}

export interface ReportTable {
  /** Name of the sheet, at most 31 characters. */
  sheetName: string;
  title: string;
  /** The 기준일 line with the unit. */
  basis: string;
  columns: readonly ReportColumn[];
  /**
   * A whole SELECT without parameters (COPY takes none), in the order of the columns. Text is neutralised in it,
   * dates are `YYYY-MM-DD`, and nothing is NULL.
   */
  select: string;
  /** What stands below the rows of a spreadsheet: sums made while writing, or nothing but the SELECT's own last row. */
  total: 'sums' | 'last-row';
}

const weekdays = ['일', '월', '화', '수', '목', '금', '토'];

/** `기준일 2026. 11. 23.(월) 09:30 (단위: 분)` in the institute's zone. */
export function basisLine(now: Date, timeZone: string, unit = '분'): string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  const parts = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
  const [year, month, day] = [Number(parts['year']), Number(parts['month']), Number(parts['day'])];
  const weekday = weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
  return `기준일 ${year}. ${month}. ${day}.(${weekday}) ${parts['hour']}:${parts['minute']} (단위: ${unit})`;
}
