/** The strip: recordings as pictures, what is cut veiled, what is kept framed, the playhead, and the grips. */
import { useEffect, useRef, useState } from 'react';
import { axisMs, keptSpans, laySources, stepFrames, type VideoEdit } from '~/video/video-edit';
import { useFormat, useWords } from '~/words/words';
import { TrimHandle, type Grip } from './trim-handle';
import { TrimScenes } from './trim-scenes';
import type { Mark } from './trim-types';
import type { ScenesById } from './use-scenes';

interface TrimStripProps {
  edit: VideoEdit;
  scenes: ScenesById;
  momentMs: number;
  mark: Mark | null;
  grips: Grip[];
  onShow(ms: number): void;
  onLetGo(): void;
}

/** Room at both ends for half a touch target. */
const SIDE = 24;
const [TOP, HEIGHT, OVER] = [10, 60, 8];
const LABELS = 22;

export function TrimStrip({ edit, scenes, momentMs, mark, grips, onShow, onLetGo }: TrimStripProps) {
  const { trim: text } = useWords();
  const format = useFormat();
  const svg = useRef<SVGSVGElement>(null);
  const [width, setWidth] = useState(360);
  const [held, setHeld] = useState<string | null>(null);
  useEffect(() => {
    const box = svg.current;
    if (!box) return;
    const measure = () => setWidth(Math.max(120, box.getBoundingClientRect().width));
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(box);
    return () => watch.disconnect();
  }, []);
  const all = axisMs(edit);
  const xOf = (ms: number) => SIDE + (ms / all) * (width - 2 * SIDE);
  const msOf = (clientX: number) => {
    const left = svg.current?.getBoundingClientRect().left ?? 0;
    return ((clientX - left - SIDE) / (width - 2 * SIDE)) * all;
  };
  const span = (from: number, to: number) => ({ x: xOf(from), width: Math.max(0, xOf(to) - xOf(from)) });
  const labelled = (from: number, to: number) => xOf(to) - xOf(from) > 76;
  // The one in hand lies on top of a neighbour.
  const ordered = [...grips].sort((a, b) => Number(a.id === held) - Number(b.id === held));
  return (
    <svg
      ref={svg}
      className="trim-strip"
      height={TOP + HEIGHT + OVER + LABELS}
      role="group"
      aria-label={text.strip}
    >
      <g onPointerDown={(event) => onShow(Math.max(0, Math.min(all - 1, msOf(event.clientX))))}>
        <TrimScenes sources={laySources(edit)} scenes={scenes} top={TOP} height={HEIGHT} xOf={xOf} />
        {edit.cuts.map(([from, to]) => (
          <g key={from} aria-hidden="true">
            <rect className="veil" {...span(from, to)} y={TOP} height={HEIGHT} />
            {labelled(from, to) ? (
              <text
                className="cut"
                x={(xOf(from) + xOf(to)) / 2}
                y={TOP + HEIGHT / 2 + 5}
                textAnchor="middle"
              >
                {`−${format.clock((to - from) / 1000)}`}
              </text>
            ) : null}
          </g>
        ))}
        {keptSpans(edit).map(([from, to]) => (
          <rect key={from} className="frame" {...span(from, to)} y={TOP} height={HEIGHT} aria-hidden="true" />
        ))}
        {mark ? (
          <rect
            className="mark"
            {...span(mark.fromMs, mark.toMs)}
            y={TOP}
            height={HEIGHT}
            aria-hidden="true"
          />
        ) : null}
      </g>
      <path className="now" d={`M${xOf(momentMs)} ${TOP - OVER}v${HEIGHT + 2 * OVER}`} aria-hidden="true" />
      {ordered.map((grip) => (
        <TrimHandle
          key={grip.id}
          {...{ grip, axisMs: all, xOf, msOf, top: TOP - OVER, height: HEIGHT + 2 * OVER }}
          step={(ms, frames) => stepFrames(edit, ms, frames)}
          onGrab={() => setHeld(grip.id)}
          onLetGo={onLetGo}
        />
      ))}
      <g aria-hidden="true">
        <text x={SIDE} y={TOP + HEIGHT + OVER + 16}>
          {format.clock(0)}
        </text>
        <text x={width - SIDE} y={TOP + HEIGHT + OVER + 16} textAnchor="end">
          {format.clock(all / 1000)}
        </text>
        <text
          className="value"
          x={Math.max(SIDE + 60, Math.min(width - SIDE - 60, xOf(momentMs)))}
          y={TOP + HEIGHT + OVER + 16}
          textAnchor="middle"
        >
          {format.clock(momentMs / 1000)}
        </text>
      </g>
    </svg>
  );
}
