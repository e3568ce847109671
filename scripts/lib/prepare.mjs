// The steps from a fresh clone to something that runs. Each says what it does and does nothing when it is done already.
import fs from 'node:fs';
import path from 'node:path';
import { ensureNodeModules } from './ensure-node-modules.mjs';
import { ensureSystemPrograms } from './ensure-system-programs.mjs';
import { mustRunNode, root } from './run-command.mjs';
import { whenChanged } from './stamps.mjs';

const at = (...parts) => path.join(root, ...parts);
const stampOf = (name) => at('node_modules/.cache/institute', name);

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(
    `Node.js 20.19 이상이 필요합니다 (Node.js >= 20.19 is needed, this is ${process.versions.node}).`,
  );
}

/** Prisma's client from prisma/schema. Only the client: any existing file may stand in for its schema engine. */
export function generatePrisma() {
  return whenChanged({
    base: root,
    sources: ['prisma/schema', 'prisma.config.ts', 'node_modules/prisma/package.json'],
    product: at('app/platform/generated/prisma/client.ts'),
    stamp: stampOf('prisma-client'),
    work: () => {
      console.log('Generating the database client …');
      const env = {
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        CHECKPOINT_DISABLE: '1',
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
      };
      const prisma = 'node_modules/prisma/build/index.js';
      return mustRunNode('prisma generate', prisma, ['generate', '--no-hints'], { env, quiet: false });
    },
  });
}

/** Fonts from node_modules to public/fonts. */
export function copyFonts() {
  const script = 'scripts/copy-fonts.mjs';
  if (!fs.existsSync(at(script))) return false;
  return whenChanged({
    base: root,
    sources: [script, 'node_modules/pretendard-gov/package.json'],
    product: at('public/fonts'),
    stamp: stampOf('fonts'),
    work: () => mustRunNode('copying the fonts', script, []),
  });
}

const KEEP_ASSETS_MS = 30 * 24 * 3600 * 1000;

/** Parts of earlier builds stay for those whose page is still open, and go after a month. */
function sweepAssets(folder) {
  for (const name of fs.readdirSync(folder)) {
    const file = path.join(folder, name);
    if (fs.statSync(file).mtimeMs < Date.now() - KEEP_ASSETS_MS) fs.rmSync(file);
  }
}

const BUILT_FROM = [
  ...['app', 'public', 'vite.config.ts', 'vite.server.config.ts', 'remix.config.js', 'tsconfig.json'],
  'package-lock.json',
];

/** The production build, as `npm run build` makes it: the pages by Remix, then the process that serves them. */
export function buildApp() {
  return whenChanged({
    base: root,
    sources: BUILT_FROM,
    product: at('build/server/main.js'),
    stamp: at('build/.stamp'),
    work: async () => {
      console.log('Building …');
      const env = { NODE_ENV: 'production' };
      await mustRunNode('the build', 'node_modules/@remix-run/dev/dist/cli.js', ['vite:build'], { env });
      const server = ['build', '--config', 'vite.server.config.ts', '--logLevel', 'warn'];
      await mustRunNode('the build of the server', 'node_modules/vite/bin/vite.js', server, { env });
      sweepAssets(at('build/client/assets'));
    },
  });
}

/** Everything up to the build; `forTests` also Chromium and Redis, `build: false` leaves the build out. */
export async function prepare({ forTests = false, required = false, build = true } = {}) {
  requireNode();
  await ensureNodeModules();
  await ensureSystemPrograms({ forTests, required });
  await generatePrisma();
  await copyFonts();
  if (build) await buildApp();
}
