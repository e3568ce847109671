/** What a device is, told from its User-Agent: enough to recognise one's own phone in the list, no more. */
export interface Device {
  kind: 'phone' | 'tablet' | 'computer' | 'unknown';
  /** "Android · Chrome"; empty when nothing is known. */
  about: string;
}

const systems: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'ChromeOS'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
];

/** The first that matches: most browsers also claim to be Chrome and Safari. */
const browsers: [RegExp, string][] = [
  [/KAKAOTALK/i, 'KakaoTalk'],
  [/NAVER\(/, 'NAVER'],
  [/SamsungBrowser/, 'Samsung Internet'],
  [/Whale\//, 'Whale'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
];

const first = (list: [RegExp, string][], text: string) => list.find(([pattern]) => pattern.test(text))?.[1];

export function describeDevice(userAgent: string): Device {
  const system = first(systems, userAgent);
  const browser = first(browsers, userAgent);
  const about = [system, browser].filter(Boolean).join(' · ');
  if (!system) return { kind: 'unknown', about };
  if (system === 'iPad' || (system === 'Android' && !/Mobile/.test(userAgent)))
    return { kind: 'tablet', about };
  return { kind: system === 'iPhone' || system === 'Android' ? 'phone' : 'computer', about };
}
