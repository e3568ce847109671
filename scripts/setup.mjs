// npm run setup: dependencies, system programs, database client, fonts and build.
import { prepare } from './lib/prepare.mjs';
import { runScript } from './lib/run-script.mjs';

await runScript(async () => {
  await prepare();
  console.log('Set up. Next: npm run demo, or npm start.');
});
