/**
 * CP949, the encoding that older Korean Windows programs save in. Node's `euc-kr` decodes only the 2,350 syllables of
 * KS X 1001; the other 8,822 (똠, 펲, 햏) lie in the code's free places in the order of Unicode, so they are counted out
 * instead of being kept as a table.
 */
const SYLLABLES = { first: 0xac00, last: 0xd7a3 };
const isLetter = (byte: number) => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

let table: Map<number, string> | undefined;

/** Code (lead × 256 + trail) → character. */
function buildTable(): Map<number, string> {
  const ksx = new TextDecoder('euc-kr', { fatal: true });
  const found = new Map<number, string>();
  for (let lead = 0xa1; lead <= 0xfd; lead++) {
    // Row C9 is kept free for characters of one's own.
    if (lead === 0xc9) continue;
    for (let trail = 0xa1; trail <= 0xfe; trail++) {
      try {
        found.set(lead * 256 + trail, ksx.decode(Uint8Array.of(lead, trail)));
      } catch {
        // An empty place.
      }
    }
  }
  const known = new Set(found.values());
  let next = SYLLABLES.first;
  for (let lead = 0x81; lead <= 0xc6; lead++) {
    const lastTrail = lead <= 0xa0 ? 0xfe : 0xa0;
    for (let trail = 0x41; trail <= lastTrail; trail++) {
      if (!isLetter(trail) && trail < 0x81) continue;
      while (known.has(String.fromCharCode(next))) next++;
      if (next <= SYLLABLES.last) found.set(lead * 256 + trail, String.fromCharCode(next++));
    }
  }
  return found;
}

/** Returns null for bytes that are no CP949. */
export function decodeCp949(bytes: Uint8Array): string | null {
  table ??= buildTable();
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i]!;
    const character = lead < 0x80 ? String.fromCharCode(lead) : table.get(lead * 256 + (bytes[++i] ?? 0));
    if (character === undefined) return null;
    parts.push(character);
  }
  return parts.join('');
}
