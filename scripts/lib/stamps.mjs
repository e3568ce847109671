// Remembers what a step was made from, so that a second start skips it: names, sizes and times of its sources.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

function* walk(file) {
  const info = fs.statSync(file, { throwIfNoEntry: false });
  if (!info) return;
  if (!info.isDirectory()) yield `${file}:${info.size}:${info.mtimeMs}`;
  else for (const name of fs.readdirSync(file).sort()) yield* walk(path.join(file, name));
}

/** A fingerprint of files and folders below `base`; missing ones count as empty. */
export function fingerprint(base, sources) {
  const hash = createHash('sha256');
  for (const source of sources) for (const line of walk(path.join(base, source))) hash.update(`${line}\n`);
  return hash.digest('hex');
}

/** Runs `work` unless the stamp file holds the sources' fingerprint and `product` exists. Tells whether it ran. */
export async function whenChanged({ base, sources, product, stamp, work }) {
  const before = fingerprint(base, sources);
  const known = fs.existsSync(stamp) ? fs.readFileSync(stamp, 'utf8') : '';
  if (known === before && fs.existsSync(product)) return false;
  fs.rmSync(stamp, { force: true });
  await work();
  fs.mkdirSync(path.dirname(stamp), { recursive: true });
  fs.writeFileSync(stamp, before);
  return true;
}
