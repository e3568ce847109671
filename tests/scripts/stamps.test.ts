import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { whenChanged } from '../../scripts/lib/stamps.mjs';
import { makeTempFolder } from '../support/temp-folder';

function makeStep() {
  const base = makeTempFolder();
  fs.mkdirSync(path.join(base, 'src'));
  fs.writeFileSync(path.join(base, 'src/a.txt'), 'a');
  let runs = 0;
  const product = path.join(base, 'out/product');
  const run = (work = () => {}) =>
    whenChanged({
      base,
      sources: ['src', 'missing.json'],
      product,
      stamp: path.join(base, 'out/.stamp'),
      work: async () => {
        runs += 1;
        fs.mkdirSync(path.dirname(product), { recursive: true });
        fs.writeFileSync(product, '');
        work();
      },
    });
  return { base, product, run, runs: () => runs };
}

test.each<[string, (base: string, product: string) => void, boolean]>([
  ['nothing changed', () => {}, false],
  ['a file changed', (base) => fs.writeFileSync(path.join(base, 'src/a.txt'), 'longer'), true],
  ['a file came', (base) => fs.writeFileSync(path.join(base, 'src/b.txt'), ''), true],
  ['a file went', (base) => fs.rmSync(path.join(base, 'src/a.txt')), true],
  ['a missing source came', (base) => fs.writeFileSync(path.join(base, 'missing.json'), ''), true],
  ['the product is gone', (_, product) => fs.rmSync(product), true],
])('a step runs again when it must: %s', async (_, change, again) => {
  const step = makeStep();
  expect(await step.run()).toBe(true);
  change(step.base, step.product);
  expect(await step.run()).toBe(again);
});

test('a step that failed runs again', async () => {
  const step = makeStep();
  const fail = () => {
    throw new Error('no room');
  };
  await expect(step.run(fail)).rejects.toThrow('no room');
  expect(await step.run()).toBe(true);
  expect(step.runs()).toBe(2);
});
