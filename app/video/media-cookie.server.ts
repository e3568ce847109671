/**
 * The right to read one rendition set for a while: an HMAC over set, person and expiry in a cookie whose path is that
 * set, so that segments need no database read and playlists need no token in their addresses.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

const COOKIE = 'media';

const sign = (secret: string, renditionSetId: string, personId: string, expiresAt: number) =>
  createHmac('sha256', secret).update(`media|${renditionSetId}|${personId}|${expiresAt}`).digest('base64url');

/** The value of a Set-Cookie header, valid for `ttlSeconds` from `now`. */
export function grantMediaCookie(grant: {
  secret: string;
  renditionSetId: string;
  personId: string;
  now: Date;
  ttlSeconds: number;
  /** True where the person came by HTTPS. */
  secure: boolean;
}): string {
  const expiresAt = Math.floor(grant.now.getTime() / 1000) + grant.ttlSeconds;
  const value = `${grant.personId}.${expiresAt}.${sign(grant.secret, grant.renditionSetId, grant.personId, expiresAt)}`;
  return [
    `${COOKIE}=${value}`,
    `Path=/media/${grant.renditionSetId}/`,
    `Max-Age=${grant.ttlSeconds}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(grant.secure ? ['Secure'] : []),
  ].join('; ');
}

const shape = /(?:^|;\s*)media=([0-9a-f-]{36})\.(\d{1,12})\.([\w-]{43})(?=;|$)/g;

/** Returns the person whom a request's Cookie header lets read this set at `now`, else null. */
export function verifyMediaCookie(request: {
  secret: string;
  renditionSetId: string;
  cookieHeader: string | undefined;
  now: Date;
}): string | null {
  for (const [, personId, expiry, mac] of (request.cookieHeader ?? '').matchAll(shape)) {
    const expiresAt = Number(expiry);
    if (expiresAt * 1000 <= request.now.getTime()) continue;
    const expected = sign(request.secret, request.renditionSetId, personId!, expiresAt);
    if (timingSafeEqual(Buffer.from(mac!), Buffer.from(expected))) return personId!;
  }
  return null;
}
