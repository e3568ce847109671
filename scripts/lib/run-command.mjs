import { spawn } from 'node:child_process';
import path from 'node:path';

/** The project's root: every command runs there. */
export const root = path.resolve(import.meta.dirname, '../..');

/** Runs a program with our terminal; resolves to its exit code (128 + 9 when a signal ended it). */
export function runCommand(command, args, { env = {}, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = quiet ? 'ignore' : 'inherit';
    const child = spawn(command, args, { cwd: root, stdio, env: { ...process.env, ...env } });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 137));
  });
}

/** The same, and an error with `what` when it fails. */
export async function mustRun(what, command, args, options) {
  const code = await runCommand(command, args, options);
  if (code !== 0) throw new Error(`${what} failed (exit code ${code}): see the lines above.`);
}

/** A program of node_modules by its file: no shell and no npx between. */
export function mustRunNode(what, file, args, options) {
  return mustRun(what, process.execPath, [path.join(root, file), ...args], options);
}
