// @vitest-environment jsdom
import { beforeEach, expect, it, test, vi } from 'vitest';
import { CAUTIOUS_BPS, pickStartLevel, recallBandwidth, rememberBandwidth } from '~/watch/start-level';

const LADDER = [280_000, 450_000, 1_030_000, 2_360_000];

test.each([
  ['a stranger’s network', CAUTIOUS_BPS, 0],
  ['mobile data', 1_600_000, 0],
  ['good mobile data', 3_000_000, 1],
  ['Wi-Fi', 10_000_000, 2],
  ['a cable', 50_000_000, 3],
  ['nothing at all', 0, 0],
])('%s begins on a rung whose first piece comes within a second', (_what, bitsPerSecond, level) => {
  expect(pickStartLevel(LADDER, bitsPerSecond)).toBe(level);
});

beforeEach(() => localStorage.clear());
const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;

it('remembers the device’s network for a day', () => {
  expect(recallBandwidth(NOW)).toBe(CAUTIOUS_BPS);
  rememberBandwidth(4_200_000.4, NOW);
  expect(recallBandwidth(NOW + 23 * HOUR)).toBe(4_200_000);
  expect(recallBandwidth(NOW + 24 * HOUR)).toBe(CAUTIOUS_BPS);
});

it('believes the browser when the network is slower than remembered, and tells mobile data from Wi-Fi', () => {
  vi.stubGlobal('navigator', { connection: { type: 'wifi', downlink: 10 } });
  rememberBandwidth(30_000_000, NOW);
  expect(recallBandwidth(NOW)).toBe(10_000_000);
  vi.stubGlobal('navigator', { connection: { type: 'cellular', downlink: 1.4 } });
  expect(recallBandwidth(NOW)).toBe(CAUTIOUS_BPS);
  vi.unstubAllGlobals();
});

it('is cautious where nothing can be kept or nonsense was', () => {
  localStorage.setItem('watch.bandwidth.any', 'x y');
  expect(recallBandwidth(NOW)).toBe(CAUTIOUS_BPS);
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new Error('closed');
  });
  expect(recallBandwidth(NOW)).toBe(CAUTIOUS_BPS);
});
