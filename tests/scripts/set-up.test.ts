import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { listMissingPackages } from '../../scripts/lib/ensure-node-modules.mjs';
import { describeInstall, findCommand, listMissing } from '../../scripts/lib/ensure-system-programs.mjs';
import { makeTempFolder } from '../support/temp-folder';

type Packages = Record<string, { version: string; optional?: boolean }>;

function makeCheckout(wanted: Packages, present?: Packages): string {
  const folder = makeTempFolder();
  fs.writeFileSync(
    path.join(folder, 'package-lock.json'),
    JSON.stringify({ packages: { '': {}, ...wanted } }),
  );
  if (present) {
    fs.mkdirSync(path.join(folder, 'node_modules'));
    fs.writeFileSync(
      path.join(folder, 'node_modules/.package-lock.json'),
      JSON.stringify({ packages: present }),
    );
  }
  return folder;
}

const zod = { 'node_modules/zod': { version: '4.1.0' } };

test.each<[string, Packages, Packages | undefined, string[]]>([
  ['a fresh clone', zod, undefined, ['node_modules/zod']],
  ['all there', zod, zod, []],
  ['another version', zod, { 'node_modules/zod': { version: '4.0.0' } }, ['node_modules/zod']],
  ['one of another platform', { 'node_modules/x-darwin': { version: '1.0.0', optional: true } }, {}, []],
])('missing packages: %s', (_, wanted, present, missing) => {
  expect(listMissingPackages(makeCheckout(wanted, present))).toEqual(missing);
});

test('programs are found on the path, under any of their names', () => {
  const folder = makeTempFolder();
  for (const name of ['ffmpeg', 'ffprobe', 'chromium-browser']) fs.writeFileSync(path.join(folder, name), '');
  expect(findCommand(['chromium', 'chromium-browser'], `/nowhere:${folder}`)).toBe(
    `${folder}/chromium-browser`,
  );
  const missing = listMissing({ forTests: true, searchPath: folder });
  expect(missing.map(({ apt }) => apt)).toEqual(['espeak-ng', 'redis-server']);
  expect(listMissing({ searchPath: '' }).map(({ apt }) => apt)).toEqual(['ffmpeg', 'ffmpeg', 'espeak-ng']);
});

test('what may not be installed is said in one command for the system', () => {
  const nothing = makeTempFolder();
  const fedora = makeTempFolder();
  fs.writeFileSync(path.join(fedora, 'dnf'), '');
  const missing = listMissing({ searchPath: '' });
  expect(describeInstall(missing, { searchPath: nothing, platform: 'linux' })).toBe(
    'sudo apt-get update && sudo apt-get install -y --no-install-recommends ffmpeg espeak-ng',
  );
  expect(describeInstall(missing, { searchPath: fedora, platform: 'linux' })).toBe(
    'sudo dnf install -y ffmpeg-free espeak-ng',
  );
  expect(describeInstall(missing, { searchPath: nothing, platform: 'darwin' })).toBe(
    'brew install ffmpeg espeak-ng',
  );
});
