/** Asks again until the answer is truthy; fails with `what` after the given milliseconds. */
export async function waitFor<T>(
  what: string,
  ask: () => T | Promise<T>,
  withinMs = 20_000,
): Promise<NonNullable<T>> {
  const until = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > until) throw new Error(`waited ${withinMs} ms in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
