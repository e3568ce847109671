// What the ffmpeg programs below this process take: seen in /proc ten times a second (Linux).
import fs from 'node:fs';
import { rssOf } from './measure';

const EVERY_MS = 100;

interface Program {
  pid: number;
  command: string;
}

/** All ffmpeg and ffprobe processes that descend from this one. */
function listPrograms(): Program[] {
  const parents = new Map<number, number>();
  const programs: Program[] = [];
  for (const name of fs.readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const [, comm, parent] = /\((.*)\) \S (\d+)/.exec(fs.readFileSync(`/proc/${name}/stat`, 'utf8'))!;
      parents.set(Number(name), Number(parent));
      if (comm !== 'ffmpeg' && comm !== 'ffprobe') continue;
      programs.push({ pid: Number(name), command: fs.readFileSync(`/proc/${name}/cmdline`, 'utf8') });
    } catch {
      // It ended while it was looked at.
    }
  }
  const ours = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === process.pid || ours(parents.get(pid)));
  return programs.filter(({ pid }) => ours(pid));
}

export interface Seen {
  /** The most that they held together, in bytes. */
  peakBytes: number;
  /** How long one of them was encoding renditions. */
  encodingMs: number;
}

export async function watchFfmpeg(work: () => Promise<unknown>): Promise<Seen> {
  const seen: Seen = { peakBytes: 0, encodingMs: 0 };
  let at = performance.now();
  const timer = setInterval(() => {
    const passed = performance.now() - at;
    at += passed;
    let bytes = 0;
    let encodes = false;
    for (const { pid, command } of listPrograms()) {
      try {
        // None where it has just ended.
        bytes += rssOf(pid) || 0;
      } catch {
        continue;
      }
      encodes ||= command.includes('libx264') && command.includes('hls_time');
    }
    if (encodes) seen.encodingMs += passed;
    seen.peakBytes = Math.max(seen.peakBytes, bytes);
  }, EVERY_MS);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return seen;
}
