// Dates and times of day in the institute's zone. Styles: phone "11월 20일(금)", table "2026. 11. 20.",
// full "2026. 11. 23.(월)", month "2026년 11월".
import type { Locale } from './format';

export type DateStyle = 'phone' | 'table' | 'full' | 'month';

const weekdays = {
  ko: ['일', '월', '화', '수', '목', '금', '토'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

export type DateFields = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  weekday: number;
};

/**
 * Zones that keep one distance from UTC, and since when (tz database: Korea's last summer time ended on 9 October 1988).
 * A browser takes up to a tenth of a second to load its calendars; nobody waits for that where an addition does.
 */
const STEADY_ZONES: Record<string, { hours: number; since: number }> = {
  UTC: { hours: 0, since: Number.NEGATIVE_INFINITY },
  'Asia/Seoul': { hours: 9, since: Date.UTC(1988, 9, 9) },
};

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    weekday: 'short',
  });
  formatters.set(timeZone, made);
  return made;
}

/** The fields of an instant as the clocks and calendars of the zone show it; month 1–12, weekday 0 = Sunday. */
export function dateFields(at: Date | string, timeZone: string): DateFields {
  const steady = STEADY_ZONES[timeZone];
  const ms = new Date(at).getTime();
  if (steady && ms >= steady.since) {
    const there = new Date(ms + steady.hours * 3_600_000);
    return {
      ...{ year: there.getUTCFullYear(), month: there.getUTCMonth() + 1, day: there.getUTCDate() },
      ...{ hour: there.getUTCHours(), minute: there.getUTCMinutes(), weekday: there.getUTCDay() },
    };
  }
  const parts = Object.fromEntries(
    formatterFor(timeZone)
      .formatToParts(ms)
      .map((part) => [part.type, part.value]),
  );
  return {
    year: Number(parts.year),
    month: Number(parts.month),
    day: Number(parts.day),
    hour: Number(parts.hour),
    minute: Number(parts.minute),
    weekday: weekdays.en.findIndex((name) => name === parts.weekday),
  };
}

export function formatDate(at: Date | string, style: DateStyle, timeZone: string, locale: Locale): string {
  const { year, month, day, weekday } = dateFields(at, timeZone);
  if (locale === 'ko') {
    const name = weekdays.ko[weekday];
    if (style === 'phone') return `${month}월 ${day}일(${name})`;
    if (style === 'month') return `${year}년 ${month}월`;
    return style === 'full' ? `${year}. ${month}. ${day}.(${name})` : `${year}. ${month}. ${day}.`;
  }
  const monthName = months[month - 1];
  if (style === 'phone') return `${weekdays.en[weekday]} ${day} ${monthName}`;
  if (style === 'month') return `${monthName} ${year}`;
  return style === 'full'
    ? `${weekdays.en[weekday]} ${day} ${monthName} ${year}`
    : `${day} ${monthName} ${year}`;
}

/** A date that has no time of day ("2026-11-20"), whatever the zone. */
export function formatDay(day: string, style: DateStyle, locale: Locale): string {
  return formatDate(new Date(`${day.slice(0, 10)}T00:00:00Z`), style, 'UTC', locale);
}

/** "09:12" */
export function formatTime(at: Date | string, timeZone: string): string {
  const { hour, minute } = dateFields(at, timeZone);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** "2026. 11. 23.(월) 09:30" */
export function formatDateTime(at: Date | string, timeZone: string, locale: Locale): string {
  return `${formatDate(at, 'full', timeZone, locale)} ${formatTime(at, timeZone)}`;
}

/** As in talk: 방금 (under a minute) · 12분 전 (under an hour, same day) · 오늘 09:12 · 어제 · 11월 20일(금) · 2025. 11. 20. */
export function formatWhen(at: Date | string, now: Date | string, timeZone: string, locale: Locale): string {
  const ago = Math.floor((new Date(now).getTime() - new Date(at).getTime()) / 1000);
  const then = dateFields(at, timeZone);
  const today = dateFields(now, timeZone);
  const dayNumber = (fields: DateFields) =>
    Math.floor(Date.UTC(fields.year, fields.month - 1, fields.day) / 86_400_000);
  const days = dayNumber(today) - dayNumber(then);
  if (ago < 60 && ago > -60) return locale === 'ko' ? '방금' : 'just now';
  if (days === 0 && ago > 0 && ago < 3600) {
    const minutes = Math.floor(ago / 60);
    return locale === 'ko' ? `${minutes}분 전` : `${minutes} min ago`;
  }
  if (days === 0) return `${locale === 'ko' ? '오늘' : 'today'} ${formatTime(at, timeZone)}`;
  if (days === 1) return `${locale === 'ko' ? '어제' : 'yesterday'} ${formatTime(at, timeZone)}`;
  return formatDate(at, then.year === today.year ? 'phone' : 'table', timeZone, locale);
}

/** The days from one to another, the year once where it is the same: "2026. 5. 1. ~ 11. 30.". */
export function formatPeriod(from: string, to: string, locale: Locale): string {
  const start = formatDay(from, 'table', locale);
  const end = formatDay(to, 'table', locale);
  if (locale === 'en' || from.slice(0, 4) !== to.slice(0, 4))
    return `${start} ${locale === 'ko' ? '~' : '–'} ${end}`;
  return `${start} ~ ${end.replace(/^\d+\. /, '')}`;
}
