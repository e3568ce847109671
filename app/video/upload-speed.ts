/**
 * Speed and time left as people can read them: bytes come in bursts, so the speed is a running mean that forgets the
 * past within some seconds, and nothing is said before there is something to say.
 */
const MEMORY_SECONDS = 8;
const SILENT_SECONDS = 2;
const SECONDS_BETWEEN = 0.5;

export interface UploadSpeed {
  /** Null until known. */
  bytesPerSecond: number | null;
}

export interface SpeedMeter extends UploadSpeed {
  startedAtMs: number;
  lastAtMs: number;
  lastBytes: number;
}

/** A meter that starts where the server stands: what was sent on another day has no speed. */
export const startMeter = (atMs: number, bytes: number): SpeedMeter => ({
  startedAtMs: atMs,
  lastAtMs: atMs,
  lastBytes: bytes,
  bytesPerSecond: null,
});

/** Takes in how far the upload is; looks closer together than half a second are one look. */
export function readMeter(meter: SpeedMeter, atMs: number, bytes: number): SpeedMeter {
  if (bytes < meter.lastBytes) return startMeter(atMs, bytes);
  const seconds = (atMs - meter.lastAtMs) / 1000;
  if (seconds < SECONDS_BETWEEN) return meter;
  const momentary = (bytes - meter.lastBytes) / seconds;
  const weight = 1 - Math.exp(-seconds / MEMORY_SECONDS);
  const before = meter.bytesPerSecond;
  return {
    startedAtMs: meter.startedAtMs,
    lastAtMs: atMs,
    lastBytes: bytes,
    bytesPerSecond: before === null ? momentary : before + (momentary - before) * weight,
  };
}

/** Whole seconds that are left, coarser the more there are; null while nobody can know. */
export function secondsLeft(meter: SpeedMeter, totalBytes: number): number | null {
  const { bytesPerSecond: speed, startedAtMs, lastAtMs, lastBytes } = meter;
  if (!speed || lastAtMs - startedAtMs < SILENT_SECONDS * 1000) return null;
  const seconds = (totalBytes - lastBytes) / speed;
  const step = seconds < 20 ? 1 : seconds < 120 ? 5 : 60;
  return Math.max(1, Math.ceil(seconds / step) * step);
}
