import { describe, expect, it } from 'vitest';
import { IntervalTracker } from '~/watch/interval-tracker';

describe('played intervals', () => {
  it('runs on from the exact end of the last taken interval', () => {
    const tracker = new IntervalTracker();
    tracker.start(0);
    tracker.sample(4.9871);
    expect(tracker.take()).toEqual([[0, 4.987]]);
    tracker.sample(9.5);
    expect(tracker.take()).toEqual([[4.987, 9.5]]);
  });

  it('closes at the last sample before a seek, not where the seek goes', () => {
    const tracker = new IntervalTracker();
    tracker.start(10);
    tracker.sample(12);
    tracker.seek();
    tracker.start(300);
    tracker.sample(301);
    expect(tracker.take()).toEqual([
      [10, 12],
      [300, 301],
    ]);
  });

  it('joins what a pause split, and keeps apart what a seek split', () => {
    const tracker = new IntervalTracker();
    tracker.start(0);
    tracker.stop(5);
    tracker.start(5.12);
    tracker.stop(8);
    expect(tracker.take()).toEqual([[0, 8]]);
    tracker.seek();
    tracker.start(8.1);
    tracker.stop(9);
    expect(tracker.take()).toEqual([[8.1, 9]]);
  });

  it('says nothing while nothing plays, and ignores steps back', () => {
    const tracker = new IntervalTracker();
    tracker.sample(50);
    expect(tracker.take()).toEqual([]);
    tracker.start(3);
    tracker.sample(4);
    tracker.sample(3.9);
    expect(tracker.take()).toEqual([[3, 4]]);
  });
});
