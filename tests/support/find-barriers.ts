// What keeps somebody from using a page, as axe sees it.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Serious and critical findings, each with the first element it was found on; `within` narrows it to a part. */
export async function findBarriers(page: Page, within?: string): Promise<string[]> {
  // The other mode opens a page of its own for frames from elsewhere, which our pages have none of: it takes twice as long.
  const builder = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (within ? builder.include(within) : builder).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}
