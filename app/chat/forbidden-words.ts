/**
 * Words that no message may hold. Text and words are read letter by letter: NFKC, case folded, accents dropped, every
 * Hangul syllable as its jamo, where double finals and diphthongs are two. A word is found (Aho–Corasick) where its
 * letters follow each other and
 * - it begins and ends with whole syllables: 가나 is not in 각나무, 바보 not in 바봉. Jamo typed loose have no such
 *   bounds (ㅂㅏㅂㅗ, 바ㅂㅗ, 시바ㄹ), and a word of initials (ㅅㅂ) matches only loose ones;
 * - Latin letters and figures stand alone: "ass" is not in "class", "18" not in 2018. So does any script but Hangul;
 * - what stands between its letters makes no other words of it. Zero-width characters never count. Across punctuation
 *   and symbols (바.보), and across figures where the word has none (바1보), it must begin where a word begins; across
 *   white space (바 보) it must end where one ends, too: 다시 발표 holds no 시발.
 * Not caught: a spaced word with a particle (바 보야), another final on the last syllable (바봌ㅋ), drawn out syllables
 * (바아아보; loose vowels, 바ㅏㅏ보, are), doubled Latin letters, look-alikes (pㅏ보, 댕댕이 for 멍멍이), initials of
 * a word that is listed in full. Whole syllables within a longer word are hits (출시발표 holds 시발): allow that word.
 */

type Script = 'syllable' | 'jamo' | 'figure' | 'letter';
interface Letter {
  /** One jamo of the compatibility block, or one character. */
  key: string;
  script: Script;
  /** First, last of its syllable; everything that is no syllable is both. */
  first: boolean;
  last: boolean;
  /** Something visible, white space before it. */
  gap: boolean;
  white: boolean;
}

// In the order of the conjoining blocks U+1100, U+1161, U+11A8: so syllables, their parts and loose jamo read alike.
const INITIALS = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];
const VOWELS = 'ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ'.split(' ');
const FINALS =
  'ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ'.split(
    ' ',
  );
// NFKC makes two loose double consonants, ㅀ and ㅄ, old initials.
const JAMO = new Map([
  ['\u111a', 'ㄹㅎ'],
  ['\u1121', 'ㅂㅅ'],
]);
const blocks: [number, readonly string[]][] = [
  [0x1100, INITIALS],
  [0x1161, VOWELS],
  [0x11a8, FINALS],
];
for (const [start, block] of blocks)
  block.forEach((keys, at) => JAMO.set(String.fromCharCode(start + at), keys));

/** What one character is made of, before it is known what stands around it. */
type Part = { keys: readonly string[]; script: 'syllable' | 'jamo' } | { key: string; kind: Kind };
type Kind = 'letter' | 'figure' | 'white' | 'mark';

function kindOf(part: string): Kind | null {
  if (/\p{L}/u.test(part)) return 'letter';
  if (/\p{N}/u.test(part)) return 'figure';
  if (/\s/.test(part)) return part === '\ufeff' ? null : 'white';
  return /[\p{P}\p{S}]/u.test(part) ? 'mark' : null;
}

function takeApart(character: string): Part[] {
  const parts = [...character.normalize('NFKD').toLowerCase()];
  const keys = parts.flatMap((part) => [...(JAMO.get(part) ?? '')]);
  if (/[가-힣]/.test(character)) return [{ keys, script: 'syllable' }];
  if (keys.length) return [{ keys, script: 'jamo' }];
  return parts.flatMap((part) => {
    const kind = kindOf(part);
    return kind ? [{ key: part, kind }] : [];
  });
}

/** Taking apart is most of the work, and people write with a few thousand characters. */
const known = new Map<string, Part[]>();
const MOST_KNOWN = 20_000;

function partsOf(character: string): Part[] {
  let parts = known.get(character);
  if (!parts) {
    parts = takeApart(character);
    if (known.size < MOST_KNOWN) known.set(character, parts);
  }
  return parts;
}

/** The letters of a text; figures are letters or a gap. Linear. */
function readLetters(text: string, figures: boolean): Letter[] {
  const letters: Letter[] = [];
  let gap = false;
  let white = false;
  const push = (key: string, script: Script, first = true, last = true) => {
    letters.push({ key, script, first, last, gap, white });
    gap = white = false;
  };
  for (const character of text.normalize('NFC')) {
    for (const part of partsOf(character)) {
      if ('kind' in part) {
        const { key, kind } = part;
        if (kind === 'letter' || (kind === 'figure' && figures)) push(key, kind);
        else gap = true;
        if (kind === 'white') white = true;
      } else if (part.script === 'syllable') {
        const end = part.keys.length - 1;
        part.keys.forEach((key, at) => push(key, 'syllable', at === 0, at === end));
      } else {
        // A vowel that is held down (바ㅏㅏ보) is one.
        for (const key of part.keys) if (key < 'ㅏ' || gap || letters.at(-1)?.key !== key) push(key, 'jamo');
      }
    }
  }
  return letters;
}

interface Node {
  next: Map<string, Node>;
  fail: Node | null;
  /** The word that ends here, and how many letters it has. */
  word: string | null;
  length: number;
  /** The nearest shorter ending that is a word, too. */
  shorter: Node | null;
}
const createNode = (length: number): Node => ({
  next: new Map(),
  fail: null,
  word: null,
  length,
  shorter: null,
});

function createAutomaton(words: readonly string[]): Node {
  const root = createNode(0);
  for (const word of words) {
    let node = root;
    for (const { key } of readLetters(word, true)) {
      const next = node.next.get(key) ?? createNode(node.length + 1);
      node.next.set(key, next);
      node = next;
    }
    if (node !== root) node.word ??= word;
  }
  const queue = [root];
  for (const node of queue) {
    for (const [key, next] of node.next) {
      next.fail = node.fail ? step(node.fail, key) : root;
      next.shorter = next.fail.word === null ? next.fail.shorter : next.fail;
      queue.push(next);
    }
  }
  return root;
}

function step(from: Node, key: string): Node {
  let node = from;
  while (!node.next.has(key) && node.fail) node = node.fail;
  return node.next.get(key) ?? node;
}

interface Hit {
  word: string;
  /** Places of its first and last letter. */
  from: number;
  to: number;
}

/** The occurrences that keep the rule above, by their end, the longest first. */
function findHits(root: Node, letters: readonly Letter[]): Hit[] {
  if (root.next.size === 0) return [];
  /** The last place up to here that has something, white space before it. */
  let gapAt = -1;
  let whiteAt = -1;
  const edgeBefore = (at: number) => {
    const [before, letter] = [letters[at - 1], letters[at]];
    return !before || !letter || letter.gap || before.script !== letter.script;
  };
  const alone = (at: number) => letters[at]!.script === 'letter' || letters[at]!.script === 'figure';
  const hits: Hit[] = [];
  let node = root;
  letters.forEach(({ key, last, gap, white }, to) => {
    if (gap) gapAt = to;
    if (white) whiteAt = to;
    node = step(node, key);
    if (!last) return;
    for (let end: Node | null = node; end; end = end.shorter) {
      const from = to - end.length + 1;
      if (end.word === null || !letters[from]?.first) continue;
      if ((gapAt > from || alone(from)) && !edgeBefore(from)) continue;
      if ((whiteAt > from || alone(to)) && !edgeBefore(to + 1)) continue;
      hits.push({ word: end.word, from, to });
    }
  });
  return hits;
}

/** The first hit that lies in no allowed one. */
function firstUncovered(hits: readonly Hit[], allowed: readonly Hit[], length: number): Hit | undefined {
  /** Where the widest allowed hit that ends here or later begins. */
  const coverFrom = new Array<number>(length).fill(Infinity);
  for (const { from, to } of allowed) coverFrom[to] = Math.min(coverFrom[to]!, from);
  for (let at = length - 2; at >= 0; at -= 1) coverFrom[at] = Math.min(coverFrom[at]!, coverFrom[at + 1]!);
  return hits.find(({ from, to }) => coverFrom[to]! > from);
}

export interface ForbiddenWords {
  /** A forbidden word, as the list spells it, that the text holds; null = none. Linear in the text's length. */
  find(text: string): string | null;
}

/** Words without letters are none. A hit that lies wholly within an `allowed` word (시발 in 시발점) is none either. */
export function createForbiddenWords(
  words: readonly string[],
  allowed: readonly string[] = [],
): ForbiddenWords {
  const [forbiddenRoot, allowedRoot] = [createAutomaton(words), createAutomaton(allowed)];
  const findIn = (letters: readonly Letter[]) =>
    firstUncovered(findHits(forbiddenRoot, letters), findHits(allowedRoot, letters), letters.length);
  return {
    find(text) {
      if (forbiddenRoot.next.size === 0) return null;
      const letters = readLetters(text, true);
      const hit = findIn(letters);
      if (hit || !letters.some(({ script }) => script === 'figure')) return hit?.word ?? null;
      return findIn(readLetters(text, false))?.word ?? null;
    },
  };
}
