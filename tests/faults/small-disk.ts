// A file system of its own under a folder, whose room the test sets. It takes memory only for what is written.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { expect, onTestFinished, type TestContext } from 'vitest';
import { makeTempFolder } from '../support/temp-folder';

const ROOMY_BYTES = 1024 ** 3;

const mount = (...args: string[]) => {
  const { status, stderr } = spawnSync('mount', args, { encoding: 'utf8' });
  return { status, stderr };
};
const done = { status: 0, stderr: '' };

/** Skips the test, with the reason, where it may not mount anything. */
export function skipWithoutMounting({ skip }: TestContext): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    skip('needs root on Linux, to mount a small disk');
  const folder = makeTempFolder();
  const tried = mount('-t', 'tmpfs', 'tmpfs', folder);
  if (tried.status !== 0) skip(`this machine does not let a test mount a disk: ${tried.stderr.trim()}`);
  spawnSync('umount', [folder]);
}

export interface SmallDisk {
  /** Leaves this many bytes free, whatever lies there already. */
  leaveRoomFor(bytes: number): void;
  makeRoom(): void;
  /** At once, also while files on it are open; calling it again is fine. */
  unmount(): void;
}

/** Mounts it over an empty folder that everybody may pass through, until the test ends or `unmount`. */
export function mountSmallDisk(folder: string): SmallDisk {
  expect(mount('-t', 'tmpfs', '-o', `size=${ROOMY_BYTES},mode=711`, 'tmpfs', folder)).toEqual(done);
  const unmount = () => void spawnSync('umount', ['--lazy', folder]);
  onTestFinished(unmount);
  const resize = (bytes: number) =>
    expect(mount('-o', `remount,size=${Math.ceil(bytes / 4096) * 4096}`, folder)).toEqual(done);
  return {
    leaveRoomFor(bytes) {
      const { blocks, bfree, bsize } = fs.statfsSync(folder);
      resize((blocks - bfree) * bsize + bytes);
    },
    makeRoom: () => resize(ROOMY_BYTES),
    unmount,
  };
}
