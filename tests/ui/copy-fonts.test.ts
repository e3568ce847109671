import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyFonts } from '../../scripts/copy-fonts.mjs';

test('copies every subset once, writes rules that point at them, and mends a folder with a hole', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fonts-'));
  try {
    const { copied } = await copyFonts(folder);
    expect(copied).toBeGreaterThan(90);
    const names = await readdir(folder);
    const rules = await readFile(join(folder, 'pretendard-gov.css'), 'utf8');
    const pointed = [...rules.matchAll(/url\(\/fonts\/([^)]+)\)/g)].map((found) => found[1] ?? '');
    expect(pointed).toHaveLength(copied);
    expect(pointed.filter((name) => !names.includes(name))).toEqual([]);
    expect(rules.match(/font-display: swap/g)).toHaveLength(copied);
    expect(await copyFonts(folder)).toEqual({ copied: 0 });
    await rm(join(folder, pointed[0] ?? ''));
    expect(await copyFonts(folder)).toEqual({ copied });
  } finally {
    await rm(folder, { recursive: true });
  }
});
