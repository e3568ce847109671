/** The evidence of a completion entry as people are shown it; anything else in it stays in the ledger. */
import { z } from 'zod';

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

/** Null for entries that were not earned by watching. */
export function readEvidence(value: unknown): EntryEvidence | null {
  const parsed = evidence.safeParse(value);
  return parsed.success ? parsed.data : null;
}
