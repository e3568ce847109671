// What becomes of a program when the process that started it is gone.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { listProcessesNaming } from '../support/list-processes';
import { runTypescript } from '../support/run-typescript';
import { waitFor } from '../support/wait-for';

it.skipIf(process.platform !== 'linux').each(['fenced', 'plain'])(
  'a %s program does not outlive our kill -9',
  async (kind) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'edu-program-'));
    onTestFinished(() => fs.rmSync(folder, { recursive: true }));
    fs.chmodSync(folder, 0o755);
    const { firstLine, kill } = runTypescript('tests/platform/run-long-program.ts', [kind, folder]);
    expect(await firstLine).toBe('started');
    const running = () => listProcessesNaming(folder).filter((pid) => nameOf(pid) === 'sleep');
    await waitFor('the program to run', () => running().length === 1);
    await kill('SIGKILL');
    await waitFor('the program to end', () => running().length === 0, 5_000);
  },
);

function nameOf(pid: number): string {
  try {
    return fs.readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return ''; // ended meanwhile
  }
}
