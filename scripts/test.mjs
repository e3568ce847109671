// npm test: does all set-up the tests need, then runs them. Arguments filter: npm test -- tests/video
import { prepare } from './lib/prepare.mjs';
import { root, runCommand } from './lib/run-command.mjs';
import { runScript } from './lib/run-script.mjs';

await runScript(async () => {
  await prepare({ forTests: true, required: true });
  const filters = process.argv.slice(2);
  return runCommand(process.execPath, [`${root}/node_modules/vitest/vitest.mjs`, 'run', ...filters]);
});
