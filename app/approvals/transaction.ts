import type { Prisma } from '~/platform/generated/prisma/client';

/** The database or an open transaction: a decision and its effect are written together. */
export interface Writer {
  prisma: Prisma.TransactionClient;
}
