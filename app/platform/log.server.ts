import { pino, type Logger } from 'pino';

export type Log = Logger;

/** JSON lines on standard error, so that standard output stays for `Ready: …` and links. */
export function createLog(level: string): Log {
  return pino({ level, redact: ['req.headers.cookie', 'password', '*.password'] }, pino.destination(2));
}

export const silentLog: Log = pino({ level: 'silent' });
