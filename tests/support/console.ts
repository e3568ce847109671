// Anything written with console.error fails the test: React's warnings and swallowed failures come that way.
import { format } from 'node:util';
import { afterAll, afterEach } from 'vitest';

const seen: string[] = [];
const show = console.error;
console.error = (...given: unknown[]) => {
  seen.push(format(...given));
  show(...given);
};

function refuseErrors() {
  const lines = seen.splice(0);
  if (lines.length) throw new Error(`console.error was called:\n${lines.join('\n')}`);
}
afterEach(refuseErrors);
afterAll(refuseErrors);
