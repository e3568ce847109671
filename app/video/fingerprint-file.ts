/**
 * Which file is this? By its size and the bytes of its beginning, middle and end. Names and dates do not serve: phones
 * give every recording the same name, and hand the same one out with a new date each time it is chosen.
 */
const SAMPLE_BYTES = 64 * 1024;

/** 53 bits (cyrb53); not against forgers, who could only spoil their own upload. Hashing of the browser needs HTTPS. */
function hash(bytes: Uint8Array, [a, b]: [number, number]): [number, number] {
  let [h1, h2] = [a, b];
  for (const byte of bytes) {
    h1 = Math.imul(h1 ^ byte, 2654435761);
    h2 = Math.imul(h2 ^ byte, 1597334677);
  }
  return [
    Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909),
    Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909),
  ];
}

/** Throws where the file cannot be read. */
export async function fingerprintFile(file: Blob): Promise<string> {
  let state: [number, number] = [0xdeadbeef, 0x41c6ce57];
  for (const at of [0, Math.floor(file.size / 2), Math.max(0, file.size - SAMPLE_BYTES)]) {
    state = hash(new Uint8Array(await file.slice(at, at + SAMPLE_BYTES).arrayBuffer()), state);
  }
  const [h1, h2] = state;
  return `${file.size}-${(4294967296 * (2097151 & h2) + (h1 >>> 0)).toString(36)}`;
}
