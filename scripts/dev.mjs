// npm run dev: the demo institute over Vite's development server.
import { prepare } from './lib/prepare.mjs';
import { runScript } from './lib/run-script.mjs';
import { runServer } from './lib/run-server.mjs';

await runScript(async () => {
  await prepare({ build: false });
  await runServer({ INSTITUTE_MODE: 'demo', NODE_ENV: 'development' });
});
