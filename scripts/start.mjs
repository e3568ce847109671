// npm start: sets everything up and serves the real institute, without demo people.
import { prepare } from './lib/prepare.mjs';
import { runScript } from './lib/run-script.mjs';
import { runServer } from './lib/run-server.mjs';

await runScript(async () => {
  await prepare();
  await runServer({ INSTITUTE_MODE: 'production', NODE_ENV: 'production' });
});
