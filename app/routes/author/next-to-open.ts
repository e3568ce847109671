/** The item to show after a decision: the open one while it waits, else the next that waits, else the first; or none. Pure. */
export function nextToOpen(
  items: readonly { id: string; subjectId: string }[],
  openId: string,
  decided: readonly string[],
): string | null {
  const at = items.findIndex(({ id }) => id === openId);
  const waits = ({ subjectId }: { subjectId: string }) => !decided.includes(subjectId);
  return (items.slice(Math.max(at, 0)).find(waits) ?? items.find(waits))?.id ?? null;
}
