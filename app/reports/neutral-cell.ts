/**
 * Cells that a spreadsheet would take for a formula get a leading apostrophe. The same rule twice: in SQL for what
 * comes out of the database by the hundred thousand, and in JavaScript for the few words around it.
 */

/** `= + - @`, tab, CR, LF, and the full-width forms that Korean and Japanese input methods write. */
const FORMULA_STARTS = [...'=+-@\t\r\n＝＋－＠'].map((character) => character.codePointAt(0)!);

/** SQL: the text of a column name or cheap expression, one line long, neutralised; an empty text becomes NULL. */
export const neutralSql = (text: string) =>
  `replace(CASE WHEN ascii(${text}) IN (${FORMULA_STARTS.join(',')}) THEN '''' || ${text} ELSE nullif(${text}, '') END, E'\\n', ' ')`;

export function neutralText(text: string): string {
  const oneLine = text.replaceAll('\n', ' ');
  return FORMULA_STARTS.includes(text.codePointAt(0) ?? 0) ? `'${oneLine}` : oneLine;
}
