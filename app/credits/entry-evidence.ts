/** The evidence of a completion entry as people are shown it; anything else in it stays in the ledger. */
import { z } from 'zod';
import type { LedgerEntry } from './ledger';

const evidence = z.object({
  durationMs: z.number(),
  seenMs: z.array(z.tuple([z.number(), z.number()])).default([]),
  coveredMs: z.number(),
  learningMs: z.number(),
  sessionIds: z.array(z.string()).default([]),
  quizAttemptId: z.string().nullish(),
  late: z.boolean().default(false),
  runNo: z.number().default(1),
  verifiedMs: z.number(),
  sum: z.object({
    beforeMs: z.number(),
    afterMs: z.number(),
    beforeMinutes: z.number(),
    afterMinutes: z.number(),
  }),
});

export type EntryEvidence = z.output<typeof evidence>;

/** A ledger entry as pages show it, after its way to the browser. */
export type ShownEntry = Omit<LedgerEntry, 'occurredAt' | 'evidence'> & {
  occurredAt: Date | string;
  evidence: EntryEvidence | null;
};

/** A ledger entry on its way to a page: the evidence is read by the server, browsers need not know how. */
export const withEvidence = <Entry extends { evidence: unknown }>(entry: Entry) => ({
  ...entry,
  evidence: readEvidence(entry.evidence),
});

/** Null for entries that were not earned by watching. */
export function readEvidence(value: unknown): EntryEvidence | null {
  const parsed = evidence.safeParse(value);
  return parsed.success ? parsed.data : null;
}
