/**
 * The one filter graph of a ladder: constant rate, size, colours for ordinary screens, then a branch for each rung.
 * ffmpeg turns the picture upright by itself before the graph.
 */
import { rateValue, type FrameRate } from './plan-frame-rate';
import type { Rung } from './plan-ladder';

export interface PictureSource {
  /** ffmpeg's absolute stream index. */
  streamIndex: number;
  rate: FrameRate;
  /** Seconds the last frame may be held where the recording ends with a still picture. */
  holdLastSeconds: number;
  hdr: 'hlg' | 'pq' | null;
  interlaced: boolean;
  /** Whether the file names its colour matrix. */
  matrixKnown: boolean;
  /** Partly see-through. */
  alpha: boolean;
  /** Lines of the source; unnamed colours are BT.709 from 720 up. */
  lines: number;
}

/** Returns a filter_complex text whose outputs are `[v0]`…, one for each rung in order. */
export function planVideoFilter(source: PictureSource, rungs: Rung[]): string {
  const top = rungs.at(-1)!;
  const rate = `${source.rate.num}/${source.rate.den}`;
  const scale = (rung: Rung) => `scale=${rung.width}:${rung.height}:flags=bicubic`;
  const hold = Math.max(source.holdLastSeconds, 1 / rateValue(source.rate)).toFixed(3);
  const matrix = source.matrixKnown || source.lines < 720 ? '' : ':in_color_matrix=bt709';
  const common = [
    ...(source.interlaced ? ['bwdif=mode=send_frame'] : []),
    `fps=${rate}:start_time=0`,
    `tpad=stop_mode=clone:stop_duration=${hold}`,
    ...(source.alpha ? [scale(top), ...layOnBlack] : []),
    ...(source.hdr
      ? [scale(top), ...toneMap(source.hdr)]
      : [`${scale(top)}${matrix}:out_color_matrix=bt709:out_range=tv`]),
    'format=yuv420p',
    'setsar=1',
  ];
  const chain = `[0:${source.streamIndex}]${common.join(',')}`;
  if (rungs.length === 1) return `${chain}[v0]`;
  const branches = rungs.map((_, i) => `[b${i}]`).join('');
  const scaled = rungs.map((rung, i) => `[b${i}]${rung === top ? 'null' : `${scale(rung)},setsar=1`}[v${i}]`);
  return [`${chain},split=${rungs.length}${branches}`, ...scaled].join(';');
}

/** What is see-through shows black, as in players; what lies hidden under it never shows. */
const layOnBlack = ['format=gbrap', 'premultiply=inplace=1', 'format=gbrp'];

/** HLG and HDR10 to BT.709 after scaling down, because linear light in floats is slow. */
function toneMap(hdr: 'hlg' | 'pq'): string[] {
  const transfer = hdr === 'hlg' ? 'arib-std-b67' : 'smpte2084';
  return [
    `zscale=tin=${transfer}:min=bt2020nc:pin=bt2020:t=linear:npl=100`,
    'format=gbrpf32le',
    'zscale=p=bt709',
    'tonemap=tonemap=hable:desat=0',
    'zscale=t=bt709:m=bt709:r=tv',
  ];
}
