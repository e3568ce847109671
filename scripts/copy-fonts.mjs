// Copies the unicode-range subsets of Pretendard GOV (OFL, from npm) into public/fonts and writes the @font-face rules
// beside them, so that the closed network needs no outside font. One variable file set serves all weights. Safe to run
// again: nothing is written when the version there is the one installed.
//   node scripts/copy-fonts.mjs            import { copyFonts } from "./copy-fonts.mjs"
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const source = join(root, 'node_modules/pretendard-gov');
const sheet = 'dist/web/variable/pretendardvariable-gov-dynamic-subset.css';
const files = 'dist/web/variable/woff2-dynamic-subset';

/** Where the server finds the rules. app/ui/fonts.ts says the same to the pages. */
export const FONT_STYLESHEET = '/fonts/pretendard-gov.css';

/**
 * @param {string} [target] the folder to fill; public/fonts when left out
 * @returns {Promise<{ copied: number }>} how many files were written; 0 when all was there already
 */
export async function copyFonts(target = join(root, 'public/fonts')) {
  const { version } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8'));
  const stamp = join(target, 'version.txt');
  const wanted = (await readdir(join(source, files))).filter((name) => name.endsWith('.woff2'));
  const there = new Set(await readdir(target).catch(() => []));
  const known = await readFile(stamp, 'utf8').catch(() => '');
  if (known === version && there.has('pretendard-gov.css') && wanted.every((name) => there.has(name)))
    return { copied: 0 };

  await rm(stamp, { force: true });
  await mkdir(target, { recursive: true });
  for (const name of wanted) await copyFile(join(source, files, name), join(target, name));
  await copyFile(join(source, 'dist/LICENSE.txt'), join(target, 'LICENSE.txt'));
  const rules = (await readFile(join(source, sheet), 'utf8'))
    .replaceAll('./woff2-dynamic-subset/', '/fonts/')
    .replaceAll("format('woff2-variations')", "format('woff2')")
    .replaceAll(/\/\*.*?\*\//g, '')
    .replaceAll(/\s+/g, ' ');
  await writeFile(join(target, 'pretendard-gov.css'), rules);
  await writeFile(stamp, version);
  return { copied: wanted.length };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { copied } = await copyFonts();
  console.log(copied ? `Fonts: ${copied} subsets copied to public/fonts` : 'Fonts: already there');
}
