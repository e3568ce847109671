import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits for a cookie or a link; only its hash is stored. */
export const makeToken = () => randomBytes(32).toString('base64url');
export const hashToken = (token: string) => createHash('sha256').update(token).digest();

const READABLE = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
/** A code that a person reads aloud: 10 characters of 31, without look-alikes (49 bits), used once within a day. */
export function makeReadableCode() {
  const bytes = randomBytes(10);
  return Array.from(bytes, (byte) => READABLE[byte % READABLE.length]).join('');
}
