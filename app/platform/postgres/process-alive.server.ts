// Tells whether a process number still means the process it meant before: numbers are reused, quickly so in containers.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

/**
 * When a living process was started, as an opaque string that differs between two users of the same number.
 * `null` when there is no such process, or only its unreaped remains.
 */
export function findProcessStart(pid: number): string | null {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return null;
  }
  if (process.platform !== 'linux') {
    const asked = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
    return asked.stdout?.trim() || null;
  }
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses and may hold spaces: count from its end.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

/** The command line of a living process, arguments joined by spaces; empty when it cannot be read. */
export function readCommandLine(pid: number): string {
  if (process.platform !== 'linux') {
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
  }
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

/** Waits until the process is gone; `false` when it still lives after the given milliseconds. */
export async function waitForProcessEnd(pid: number, withinMs: number): Promise<boolean> {
  const started = findProcessStart(pid);
  const until = performance.now() + withinMs;
  while (started !== null && findProcessStart(pid) === started) {
    if (performance.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return true;
}
