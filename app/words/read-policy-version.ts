/** What a ledger entry cites, for example `own.v1+credit-2026.v2`: the watching rule and the year's credit rule. */
export interface CitedPolicy {
  preset: string;
  edition: number;
  year: number;
  yearEdition: number;
}

/** Null where the text is of another shape, as an entry by hand may carry. */
export function readPolicyVersion(version: string): CitedPolicy | null {
  const match = /^([a-z0-9-]+)\.v(\d+)\+credit-(\d{4})\.v(\d+)$/.exec(version);
  if (!match) return null;
  const [, preset = '', edition, year, yearEdition] = match;
  return { preset, edition: Number(edition), year: Number(year), yearEdition: Number(yearEdition) };
}
