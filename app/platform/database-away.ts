/**
 * Whether an error says that the database is away or full, not that a request was wrong. Pure: it reads the error as pg
 * and Prisma give it.
 */

/** SQLSTATE classes: connection, insufficient resources, operator intervention, system error. */
const AWAY_STATE = /^(08|53|57|58)[0-9A-Z]{3}$/;
/** What Node says of a socket, for example ENOENT, ECONNREFUSED, ECONNRESET. */
const SOCKET = /^E[A-Z]{3,}$/;
/** Prisma: cannot reach, timed out, closed, no connection free in time. */
const PRISMA = /^P(1001|1002|1008|1017|2024)$/;

export function isDatabaseAway(error: unknown): boolean {
  const { code, message, meta } = error as {
    code?: unknown;
    message?: unknown;
    meta?: { driverAdapterError?: { cause?: { code?: unknown } } };
  };
  const codes = [code, meta?.driverAdapterError?.cause?.code].filter((one) => typeof one === 'string');
  if (codes.some((one) => AWAY_STATE.test(one) || SOCKET.test(one) || PRISMA.test(one))) return true;
  return codes.length === 0 && typeof message === 'string' && /connection|terminat/i.test(message);
}
