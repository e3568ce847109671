// The language of a page. The root puts <WordsProvider> around everything; a page says const words = useWords() and takes
// what it needs: words.home.resume. On the server: wordsFor(locale). Figures and dates come from useFormat().
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import * as figures from './format';
import type { Locale } from './format';
import * as dates from './format-date';
import type { Words } from './ko';
import { wordsFor } from './languages';

export type { Locale, Words };

type Tongue = { locale: Locale; timeZone: string };

const TongueContext = createContext<Tongue>({ locale: 'ko', timeZone: 'Asia/Seoul' });

export type WordsProviderProps = {
  locale: Locale;
  /** The institute's zone: every date is shown in it, wherever the reader is. */
  timeZone?: string;
  children: ReactNode;
};

export function WordsProvider({ locale, timeZone = 'Asia/Seoul', children }: WordsProviderProps) {
  const tongue = useMemo(() => ({ locale, timeZone }), [locale, timeZone]);
  return <TongueContext.Provider value={tongue}>{children}</TongueContext.Provider>;
}

export function useWords(): Words {
  return wordsFor(useContext(TongueContext).locale);
}

export function useLocale(): Locale {
  return useContext(TongueContext).locale;
}

export type Format = ReturnType<typeof formatFor>;

/**
 * The formats of format.ts and format-date.ts with the language and the zone filled in. Figures with units come with
 * no-break spaces, ready for running text.
 */
export function formatFor(locale: Locale, timeZone = 'Asia/Seoul') {
  const join = figures.joinUnit;
  return {
    duration: (seconds: number) => join(figures.formatDuration(seconds, locale)),
    clock: figures.formatClock,
    minutes: (minutes: number) => join(figures.formatMinutes(minutes, locale)),
    signedMinutes: (minutes: number) => join(figures.formatSignedMinutes(minutes, locale)),
    hours: figures.formatHours,
    number: figures.formatNumber,
    signed: figures.formatSigned,
    percent: figures.formatPercent,
    bytes: (bytes: number) => join(figures.formatBytes(bytes)),
    date: (at: Date | string, style: dates.DateStyle = 'phone') =>
      dates.formatDate(at, style, timeZone, locale),
    day: (day: string, style: dates.DateStyle = 'table') => dates.formatDay(day, style, locale),
    time: (at: Date | string) => dates.formatTime(at, timeZone),
    dateTime: (at: Date | string) => dates.formatDateTime(at, timeZone, locale),
    when: (at: Date | string, now: Date | string) => dates.formatWhen(at, now, timeZone, locale),
    period: (from: string, to: string) => dates.formatPeriod(from, to, locale),
  };
}

export function useFormat(): Format {
  const { locale, timeZone } = useContext(TongueContext);
  return useMemo(() => formatFor(locale, timeZone), [locale, timeZone]);
}
