// The packages of package-lock.json, installed. Uses nothing but Node, since it runs before there are any.
import fs from 'node:fs';
import path from 'node:path';
import { mustRun, root } from './run-command.mjs';

function readPackages(file) {
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')).packages ?? {}) : {};
}

/** Paths of packages that the lock file names and npm's own record of `node_modules` lacks or has otherwise. */
export function listMissingPackages(folder) {
  const wanted = readPackages(path.join(folder, 'package-lock.json'));
  const present = readPackages(path.join(folder, 'node_modules/.package-lock.json'));
  return Object.entries(wanted)
    .filter(([name, { optional, devOptional, peer }]) => {
      if (name === '') return false;
      // Those of other platforms stay away by right; what is there must still be the right version.
      return present[name]
        ? present[name].version !== wanted[name].version
        : !optional && !devOptional && !peer;
    })
    .map(([name]) => name);
}

export async function ensureNodeModules() {
  const missing = listMissingPackages(root);
  if (missing.length === 0) return;
  console.log(`Installing dependencies (npm ci): ${missing.length} packages are missing or have changed …`);
  // With dev dependencies also under NODE_ENV=production: the build needs them.
  await mustRun('npm ci', 'npm', ['ci', '--include=dev', '--no-audit', '--no-fund']);
}
