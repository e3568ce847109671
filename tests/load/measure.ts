// What every part of the benchmark shares: medians, memory of a process, and how a part hands over its rows.
import { readFileSync } from 'node:fs';

/** A row of docs/benchmarks.md. `held` null = measured, without a figure to reach. */
export interface Row {
  what: string;
  figure: string;
  beside: string;
  ratio: number | null;
  reach: string;
  held: boolean | null;
}

/** scripts/bench.mjs reads lines with this start. */
export const ROW_MARK = 'bench-row ';
export const report = (row: Row) => process.stdout.write(`${ROW_MARK}${JSON.stringify(row)}\n`);
export const say = (line: string) => process.stderr.write(`${line}\n`);

export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
export const median = (values: number[]) => percentile(values, 0.5);

/** Milliseconds that the work took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** Resident memory of a process in bytes (Linux). */
export function rssOf(pid: number | 'self' = 'self'): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes ?? NaN) * 1024;
}

/** Largest growth of resident memory over the work, in bytes, looked at every 10 ms. */
export async function growthOver(
  work: () => Promise<unknown>,
  pid: number | 'self' = 'self',
): Promise<number> {
  const before = rssOf(pid);
  let peak = before;
  const timer = setInterval(() => (peak = Math.max(peak, rssOf(pid))), 10);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return Math.max(peak, rssOf(pid)) - before;
}

export const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(0)} MB`;
export const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
