// Which processes work on a folder: those whose command line, working folder or handed-over file lies in it.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { readCommandLine } from '~/platform/postgres/process-alive.server';

function readLink(pid: string, link: string): string {
  try {
    return fs.readlinkSync(`/proc/${pid}/${link}`);
  } catch {
    return ''; // ended meanwhile
  }
}

function listAll(): { pid: number; command: string }[] {
  if (process.platform === 'linux') {
    return fs
      .readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => ({
        pid: Number(name),
        command: [readCommandLine(Number(name)), readLink(name, 'cwd'), readLink(name, 'fd/3')].join(' '),
      }));
  }
  const { stdout } = spawnSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' });
  return stdout.split('\n').flatMap((line) => {
    const [, pid, command] = /^\s*(\d+) (.*)$/.exec(line) ?? [];
    return pid ? [{ pid: Number(pid), command: command ?? '' }] : [];
  });
}

/** Process numbers, without the caller's own. `folder` must be a name that nobody else uses, such as a new temp folder. */
export function listProcessesNaming(folder: string): number[] {
  return listAll()
    .filter(({ pid, command }) => pid !== process.pid && command.includes(folder))
    .map(({ pid }) => pid);
}
