/** Display settings of this device: theme, text size and language, in cookies, so that the first paint is right. */
import { parse, serialize } from 'cookie';
import { z } from 'zod';
import type { Locale } from '~/words/format';

const settings = {
  theme: z.enum(['light', 'dark', 'contrast', 'system']).catch('system'),
  text: z.enum(['normal', 'large', 'larger']).catch('normal'),
  lang: z.enum(['ko', 'en']).catch('ko'),
};

export interface DisplaySettings {
  theme: 'light' | 'dark' | 'contrast' | 'system';
  text: 'normal' | 'large' | 'larger';
  lang: Locale;
}

export const displayInput = z.object({
  theme: z.enum(['light', 'dark', 'contrast', 'system']).optional(),
  text: z.enum(['normal', 'large', 'larger']).optional(),
  lang: z.enum(['ko', 'en']).optional(),
});

export function readDisplaySettings(cookieHeader: string | null): DisplaySettings {
  const cookies = parse(cookieHeader ?? '');
  return {
    theme: settings.theme.parse(cookies['theme']),
    text: settings.text.parse(cookies['text']),
    lang: settings.lang.parse(cookies['lang']),
  };
}

const YEAR_SECONDS = 365 * 86_400;

/** Set-Cookie values for what was chosen. */
export const displayCookies = (chosen: z.output<typeof displayInput>, secure: boolean): string[] =>
  Object.entries(chosen)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) =>
      serialize(name, String(value), { path: '/', maxAge: YEAR_SECONDS, sameSite: 'lax', secure }),
    );
