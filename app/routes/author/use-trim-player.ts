/** The playhead on the axis of all recordings: which of them shows, and from where. */
import { useCallback, useMemo, useRef, useState } from 'react';
import { frameAt, msOfFrame } from '~/video/edit-parts';
import { rateValue } from '~/video/plan-frame-rate';
import { axisMs, laySources, type Span, type VideoEdit } from '~/video/video-edit';
import type { TrimPlayerHandle } from './trim-player';

export function useTrimPlayer(edit: VideoEdit, skipping: boolean) {
  const player = useRef<TrimPlayerHandle>(null);
  const [momentMs, setMoment] = useState(0);
  const [shown, setShown] = useState({ videoId: edit.sources[0]!.videoId, begin: { ms: 0, play: false } });
  const laid = useMemo(() => laySources(edit), [edit]);
  const current = laid.find(({ videoId }) => videoId === shown.videoId) ?? laid[0]!;
  const cuts = useMemo(
    () =>
      edit.cuts.flatMap(([from, to]): Span[] => {
        const within: Span = [from - current.offsetMs, to - current.offsetMs];
        return within[1] > 0 && within[0] < current.durationMs ? [within] : [];
      }),
    [edit.cuts, current.offsetMs, current.durationMs],
  );

  const go = (ms: number, play: boolean) => {
    const at = Math.max(0, Math.min(ms, axisMs(edit) - 1));
    const source = laid.findLast(({ offsetMs }) => offsetMs <= at) ?? laid[0]!;
    const local = at - source.offsetMs;
    setMoment(at);
    if (source.videoId !== current.videoId) setShown({ videoId: source.videoId, begin: { ms: local, play } });
    else if (play) player.current?.playFrom(local);
    else player.current?.show(local);
  };
  const onMoment = useCallback(
    (ms: number) => {
      // The frame that shows, not the moment between two.
      const frame = Math.floor((ms * rateValue(edit.rate)) / 1000 + 0.05);
      setMoment(current.offsetMs + Math.min(current.durationMs, msOfFrame(frame, edit.rate)));
    },
    [current, edit.rate],
  );
  const onEnd = () => {
    const next = laid[laid.indexOf(current) + 1];
    if (next) setShown({ videoId: next.videoId, begin: { ms: 0, play: true } });
  };
  return {
    ...{ player, momentMs, cuts, current, onMoment, onEnd, begin: shown.begin },
    show: (ms: number) => go(ms, false),
    playFrom: (ms: number) => go(ms, true),
    toggle() {
      // As trimmed, it begins where something is kept.
      const cut = skipping && edit.cuts.find(([from, to]) => momentMs >= from && momentMs < to);
      if (cut) go(cut[1] >= axisMs(edit) ? 0 : cut[1], true);
      else player.current?.toggle();
    },
    /** The playhead's frame is the last one kept: what follows it begins here. */
    afterMs: () => {
      const local = momentMs - current.offsetMs;
      return current.offsetMs + msOfFrame(frameAt(local, edit.rate) + 1, edit.rate);
    },
  };
}
