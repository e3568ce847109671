// npm run check: format, lint, types and architecture. Runs all of them, also after a failure.
import { prepare } from './lib/prepare.mjs';
import { root, runCommand } from './lib/run-command.mjs';
import { runScript } from './lib/run-script.mjs';

const CHECKS = {
  format: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
  lint: ['node_modules/eslint/bin/eslint.js', '--max-warnings=0', '.'],
  types: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'],
  architecture: ['node_modules/vitest/vitest.mjs', 'run', 'tests/architecture.test.ts'],
};

await runScript(async () => {
  await prepare({ build: false });
  const failed = [];
  for (const [name, [file, ...args]] of Object.entries(CHECKS)) {
    console.log(`${name} …`);
    if ((await runCommand(process.execPath, [`${root}/${file}`, ...args])) !== 0) failed.push(name);
  }
  console.log(failed.length ? `Failed: ${failed.join(', ')}` : 'All checks passed.');
  return failed.length ? 1 : 0;
});
