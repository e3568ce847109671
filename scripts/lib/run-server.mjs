import { root } from './run-command.mjs';

/**
 * Becomes the server: it is loaded into this process, so signals and the exit code need no passing on, and no server
 * can outlive the command that started it.
 */
export async function runServer(env) {
  Object.assign(process.env, env);
  process.chdir(root); // the build is found from here
  if (process.env.NODE_ENV === 'production') return import('../../build/server/main.js');
  // Only here: this package may have been installed a moment ago.
  const { register } = await import('tsx/esm/api');
  register();
  return import('../../app/server/main.ts');
}
