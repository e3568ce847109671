import fs from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { createDiskStorage } from '~/platform/storage.server';
import { makeTempFolder } from '../support/temp-folder';

it.each(['../secret', '/etc/passwd', 'a/../../b', 'a//b', '', '.', '.hidden', 'a\\b', 'a\u0000b'])(
  'refuses the key %j',
  (key) => {
    expect(() => createDiskStorage(makeTempFolder()).localPath(key)).toThrow();
  },
);

it('shows a file whole or not at all, also when its writer breaks off', async () => {
  const root = makeTempFolder();
  const storage = createDiskStorage(root);
  await storage.write('a/b.txt', Buffer.from('하나'));
  const broken = new Readable({
    read() {
      this.push('반쪽');
      this.destroy(new Error('cut'));
    },
  });
  await expect(storage.write('a/b.txt', broken)).rejects.toThrow('cut');
  expect(await fs.readFile(path.join(root, 'a/b.txt'), 'utf8')).toBe('하나');
  expect(await fs.readdir(path.join(root, 'a'))).toEqual(['b.txt']);
});

it('publishes a folder once', async () => {
  const storage = createDiskStorage(makeTempFolder());
  const work = await storage.makeWorkFolder('test');
  await fs.writeFile(path.join(work, 'x'), '1');
  await storage.publishFolder(work, 'sets/one');
  expect(await storage.stat('sets/one/x')).toMatchObject({ sizeBytes: 1 });
  await expect(storage.publishFolder(await storage.makeWorkFolder('test'), 'sets/one')).rejects.toThrow();
  await storage.remove('sets/one');
  expect(await storage.stat('sets/one/x')).toBeNull();
});
