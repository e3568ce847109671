const pairs = {
  '을/를': ['을', '를'],
  '이/가': ['이', '가'],
  '은/는': ['은', '는'],
  '과/와': ['과', '와'],
  '으로/로': ['으로', '로'],
} as const;

/** Digits as they are read aloud, by their last sound: 1 and 7 and 8 end in ㄹ; 0, 3 and 6 in another consonant. */
const digitFinals: Record<string, 'none' | 'rieul' | 'other'> = {
  '0': 'other',
  '1': 'rieul',
  '2': 'none',
  '3': 'other',
  '4': 'none',
  '5': 'none',
  '6': 'other',
  '7': 'rieul',
  '8': 'rieul',
  '9': 'none',
};

function lastSound(word: string): 'none' | 'rieul' | 'other' {
  const last =
    word
      .normalize('NFC')
      .replace(/[\s'"’”)\]」』.,!?]+$/u, '')
      .at(-1) ?? '';
  const digit = digitFinals[last];
  if (digit) return digit;
  const code = last.charCodeAt(0) - 0xac00;
  if (code < 0 || code > 11171) return 'none';
  const final = code % 28;
  return final === 0 ? 'none' : final === 8 ? 'rieul' : 'other';
}

/** The word with its particle: josa("강의", "을/를") → "강의를". Latin letters count as ending in a vowel. */
export function josa(word: string, pair: keyof typeof pairs): string {
  const sound = lastSound(word);
  const [afterConsonant, afterVowel] = pairs[pair];
  const open = sound === 'none' || (pair === '으로/로' && sound === 'rieul');
  return word + (open ? afterVowel : afterConsonant);
}
