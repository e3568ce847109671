/** The filters that bring a recording's sound to the loudness of all lessons. */

/** Of full scale: -2.5 dB. What it keeps below -1 dB is the room that the AAC coder's own overshoot needs. */
export const PEAK = 0.75;
export const PEAK_DB = 20 * Math.log10(PEAK);

/** One even gain, then a limit on peaks in four times the samples, where those between two samples show. */
export const levelSound = (gainDb: number) => [
  ...(gainDb ? [`volume=${gainDb.toFixed(1)}dB`] : []),
  ...['aresample=192000', `alimiter=limit=${PEAK}:level=false:latency=true`, 'aresample=48000'],
];
