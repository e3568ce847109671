/** Calendar parts of an instant in the institute's zone: years, half-years and dates never come from UTC. */
const formats = new Map<string, Intl.DateTimeFormat>();

function partsOf(at: Date, timeZone: string) {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(timeZone, format);
  }
  const parts = format.formatToParts(at);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return { year: read('year'), month: read('month'), day: read('day') };
}

export const yearIn = (at: Date, timeZone: string) => partsOf(at, timeZone).year;
/** 1 for January to June, 2 for July to December. */
export const halfIn = (at: Date, timeZone: string) => (partsOf(at, timeZone).month <= 6 ? 1 : 2);
/** `YYYY-MM-DD` in the zone. */
export function dateIn(at: Date, timeZone: string) {
  const { year, month, day } = partsOf(at, timeZone);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
