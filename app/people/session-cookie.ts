/** The cookie that carries a session's token. */
import { parse, serialize } from 'cookie';

const NAME = 'institute_session';

export const readSessionToken = (cookieHeader: string | undefined): string | undefined =>
  parse(cookieHeader ?? '')[NAME];

/** Set-Cookie value; without `expiresAt` the cookie ends with the browser. */
export const sessionCookie = (token: string, secure: boolean, expiresAt?: Date) =>
  serialize(NAME, token, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure,
    ...(expiresAt ? { expires: expiresAt } : {}),
  });

export const endedSessionCookie = (secure: boolean) => sessionCookie('', secure, new Date(0));
