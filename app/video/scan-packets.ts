/** Sums up ffprobe's packet lines of one picture track: what is really in the file, whatever its header says. */

export interface PacketScan {
  frames: number;
  /** When its pictures are shown, in order. */
  shownSeconds: number[];
  /** Packets that an edit list cuts away. */
  discarded: number;
  firstSeconds: number;
  /** End of the last shown frame. */
  endSeconds: number;
  lastFrameSeconds: number;
  medianIntervalSeconds: number;
  startsWithKeyframe: boolean;
  keyframeSeconds: number[];
  longestKeyframeGapSeconds: number;
}

/** ffprobe arguments whose output lines `createPacketScan` reads. */
export const packetArgs = ['-show_entries', 'packet=pts_time,dts_time,duration_time,flags', '-of', 'csv=p=0'];

/** Feed it lines, then ask for the result. */
export function createPacketScan() {
  const times: number[] = [];
  const keyframes: number[] = [];
  let discarded = 0;
  let last = { at: -Infinity, seconds: 0 };
  let end = -Infinity;
  return {
    line(text: string): void {
      const [pts, dts, duration, flags] = text.split(',');
      if (flags === undefined) return;
      if (flags.includes('D')) {
        discarded++;
        return;
      }
      const at = Number(pts === 'N/A' ? dts : pts);
      if (!Number.isFinite(at)) return;
      const seconds = Number(duration) > 0 ? Number(duration) : 0;
      times.push(at);
      if (flags.includes('K')) keyframes.push(at);
      if (at > last.at) last = { at, seconds };
      end = Math.max(end, at + seconds);
    },
    result(): PacketScan {
      times.sort((a, b) => a - b);
      keyframes.sort((a, b) => a - b);
      const intervals = times.slice(1).map((at, i) => at - times[i]!);
      const shown = intervals.filter((seconds) => seconds > 0).sort((a, b) => a - b);
      const median = shown[Math.floor(shown.length / 2)] ?? (last.seconds || 1 / 30);
      const lastFrameSeconds = last.seconds || median;
      const endSeconds = times.length ? Math.max(end, last.at + lastFrameSeconds) : 0;
      const gaps = [...keyframes, endSeconds].slice(1).map((at, i) => at - keyframes[i]!);
      return {
        frames: times.length,
        shownSeconds: times,
        discarded,
        firstSeconds: times[0] ?? 0,
        endSeconds,
        lastFrameSeconds,
        medianIntervalSeconds: median,
        startsWithKeyframe: keyframes.length > 0 && keyframes[0] === times[0],
        keyframeSeconds: keyframes,
        longestKeyframeGapSeconds: gaps.reduce((longest, gap) => Math.max(longest, gap), 0),
      };
    },
  };
}
