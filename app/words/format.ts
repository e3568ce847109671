// Figures, times and dates as people read them, in both languages. Pure: the locale and the institute's zone are arguments.
// Assembled by hand from date parts, so that every version of ICU, server or browser, gives the same letters.

export type Locale = 'ko' | 'en';

const NBSP = '\u00a0';
const MINUS = '\u2212';

/** Keeps a figure and its units on one line: every space becomes a no-break space. */
export function joinUnit(text: string): string {
  return text.replaceAll(' ', NBSP);
}

type Parts = [value: number, unit: 'hour' | 'minute' | 'second'][];

const units = {
  ko: { hour: '시간', minute: '분', second: '초' },
  en: { hour: ' h', minute: ' min', second: ' s' },
} as const;

function joinParts(parts: Parts, locale: Locale): string {
  return parts.map(([value, unit]) => `${formatNumber(value)}${units[locale][unit]}`).join(' ');
}

/** Whole seconds in words: 484 → "8분 4초" · "8 min 4 s". Parts that are zero are left out; fractions are dropped. */
export function formatDuration(seconds: number, locale: Locale): string {
  const total = Math.max(0, Math.floor(seconds));
  const parts: Parts = [
    [Math.floor(total / 3600), 'hour'],
    [Math.floor((total % 3600) / 60), 'minute'],
    [total % 60, 'second'],
  ];
  const shown = parts.filter(([value]) => value > 0);
  return joinParts(shown.length ? shown : [[0, 'second']], locale);
}

/** Whole seconds on the axis: 122 → "2:02", 3722 → "1:02:02". */
export function formatClock(seconds: number): string {
  const total = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  return hours ? `${hours}:${two(minutes)}:${two(total % 60)}` : `${minutes}:${two(total % 60)}`;
}

/** Whole minutes in words: 1160 → "19시간 20분", 60 → "1시간", 0 → "0분". Negative ones carry a real minus. */
export function formatMinutes(minutes: number, locale: Locale): string {
  const total = Math.floor(Math.abs(minutes));
  const parts: Parts = [
    [Math.floor(total / 60), 'hour'],
    [total % 60, 'minute'],
  ];
  const shown = parts.filter(([value]) => value > 0);
  const text = joinParts(shown.length ? shown : [[0, 'minute']], locale);
  return minutes < 0 && total > 0 ? MINUS + text : text;
}

/** Minutes as hours with one decimal, for tables of sums: 1116 → "18.6". Halves go up. */
export function formatHours(minutes: number): string {
  return formatNumber(Math.round(minutes / 6) / 10, 1);
}

const formatters = new Map<number | undefined, Intl.NumberFormat>();

/** Making one takes longer than a hundred figures of it; both languages write figures alike. */
function formatterFor(digits: number | undefined): Intl.NumberFormat {
  let known = formatters.get(digits);
  if (!known) {
    const [minimumFractionDigits, maximumFractionDigits] = [digits ?? 0, digits ?? 2];
    known = new Intl.NumberFormat('en-GB', { minimumFractionDigits, maximumFractionDigits });
    formatters.set(digits, known);
  }
  return known;
}

/** 1234.5 → "1,234.5". `digits` fixes the decimals. Minus is U+2212. */
export function formatNumber(value: number, digits?: number): string {
  const size = Math.abs(value);
  const text =
    !digits && Number.isInteger(size) && size < 1000 ? String(size) : formatterFor(digits).format(size);
  return value < 0 && /[1-9]/.test(text) ? MINUS + text : text;
}

/** With its sign: 8 → "+8", -6 → "−6", 0 → "0". */
export function formatSigned(value: number, digits?: number): string {
  const text = formatNumber(value, digits);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** Minutes of a ledger line with their sign: 8 → "+8분", -6 → "−6분", 160 → "+2시간 40분". */
export function formatSignedMinutes(minutes: number, locale: Locale): string {
  return minutes > 0 ? `+${formatMinutes(minutes, locale)}` : formatMinutes(minutes, locale);
}

/** Part of a whole, one decimal: (288, 312) → "92.3%"; nothing of nothing is "-". */
export function formatPercent(part: number, whole: number, digits = 1): string {
  return whole > 0 ? `${formatNumber((part / whole) * 100, digits)}%` : '-';
}

const byteUnits = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** Decimal units, at most one decimal under 100: 17_300_000 → "17.3 MB", 118_000_000 → "118 MB". */
export function formatBytes(bytes: number): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= 1000 && unit < byteUnits.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const rounded = value >= 100 || unit === 0 ? Math.round(value) : Math.round(value * 10) / 10;
  return `${formatNumber(rounded)} ${byteUnits[unit]}`;
}
