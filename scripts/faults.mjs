// npm run faults: the fault suite with many random seeds (FAULT_SEEDS, 50 unless set).
import { prepare } from './lib/prepare.mjs';
import { root, runCommand } from './lib/run-command.mjs';
import { runScript } from './lib/run-script.mjs';

await runScript(async () => {
  await prepare({ forTests: true, required: true });
  const args = [`${root}/node_modules/vitest/vitest.mjs`, 'run', '--project', 'faults'];
  return runCommand(process.execPath, [...args, ...process.argv.slice(2)], {
    env: { FAULT_SEEDS: process.env.FAULT_SEEDS ?? '50' },
  });
});
