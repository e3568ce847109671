// npm run demo: sets everything up and serves the demo institute.
import { prepare } from './lib/prepare.mjs';
import { runScript } from './lib/run-script.mjs';
import { runServer } from './lib/run-server.mjs';

await runScript(async () => {
  await prepare();
  await runServer({ INSTITUTE_MODE: 'demo', NODE_ENV: 'production' });
});
