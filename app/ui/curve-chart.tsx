// A share along a length, as a curve with one moment chosen by pointer or keys. The line stretches with the width; labels
// and the chosen moment's figure stand at real size. The same figures are there as a table.
import { createElement, useId, type ReactNode } from 'react';
import { ChartTable, type ChartTableProps } from './chart-table';

export type CurveChartProps = {
  title: ReactNode;
  note?: ReactNode;
  /** The picture as a sentence. */
  sentence: string;
  /** Shares from 0 to 1, in even steps along the length. */
  shares: readonly number[];
  /** Indices that are worth a look. */
  marks: readonly number[];
  chosen: number;
  onChoose: (index: number) => void;
  labels: {
    axis: string;
    /** What is said of a moment: "3분 20초, 24명 가운데 17명". */
    value: (index: number) => string;
    /** What stands on the chosen moment: "3:20 · 71%". */
    tip: (index: number) => string;
    from: string;
    middle: string;
    to: string;
    full: string;
    half: string;
  };
  /** About the chosen moment, under the curve. */
  children?: ReactNode;
  headingLevel?: 2 | 3;
  table: ChartTableProps;
};

/** A polyline's points in a box of the shares' number by 100, and back along its foot for the area under it. */
export function curvePoints(shares: readonly number[]): { line: string; area: string } {
  const line = shares
    .map((share, index) => `${index + 0.5},${Math.round((1 - share) * 1000) / 10}`)
    .join(' ');
  return { line, area: `0.5,100 ${line} ${shares.length - 0.5},100` };
}

export function CurveChart(props: CurveChartProps) {
  const {
    title,
    note,
    sentence,
    shares,
    marks,
    chosen,
    onChoose,
    labels,
    children,
    headingLevel = 2,
  } = props;
  const readoutId = useId();
  const { line, area } = curvePoints(shares);
  const at = (index: number) => `${((index + 0.5) / shares.length) * 100}%`;
  const place = (chosen + 0.5) / shares.length;
  const anchor = place < 0.2 ? 'start' : place > 0.8 ? 'end' : 'middle';
  return (
    <figure className="card chart">
      <figcaption>
        {createElement(`h${headingLevel}`, null, title)}
        {note ? <p className="small">{note}</p> : null}
      </figcaption>
      <div>
        <div
          className="curve"
          onPointerMove={(event) => {
            const { left, width } = event.currentTarget.getBoundingClientRect();
            const index = Math.floor(((event.clientX - left) / width) * shares.length);
            if (event.pointerType === 'mouse') onChoose(Math.min(shares.length - 1, Math.max(0, index)));
          }}
        >
          <svg className="curve-plot" role="img" aria-label={sentence}>
            <line className="grid" x1="0" x2="100%" y1="0" y2="0" />
            <line className="grid" x1="0" x2="100%" y1="50%" y2="50%" />
            <line className="grid" x1="0" x2="100%" y1="100%" y2="100%" />
            <svg
              width="100%"
              height="100%"
              viewBox={`0 0 ${shares.length} 100`}
              preserveAspectRatio="none"
              overflow="visible"
            >
              <polygon className="curve-area" points={area} />
              <polyline className="line-a" points={line} vectorEffect="non-scaling-stroke" />
            </svg>
            {marks.map((index) => (
              <circle
                key={index}
                className="curve-mark"
                cx={at(index)}
                cy={`${(1 - (shares[index] ?? 0)) * 100}%`}
                r="6"
              />
            ))}
            <line className="rule" x1={at(chosen)} x2={at(chosen)} y1="0" y2="100%" />
            <circle className="a" cx={at(chosen)} cy={`${(1 - (shares[chosen] ?? 0)) * 100}%`} r="4" />
            <text className="value" x={at(chosen)} y="-8" textAnchor={anchor}>
              {labels.tip(chosen)}
            </text>
            <text className="curve-end" x="4" y="16">
              {labels.full}
            </text>
            <text className="curve-end" x="4" y="50%" dy="16">
              {labels.half}
            </text>
          </svg>
          <input
            type="range"
            min={0}
            max={shares.length - 1}
            value={chosen}
            aria-label={labels.axis}
            aria-valuetext={labels.value(chosen)}
            aria-describedby={children ? readoutId : undefined}
            onChange={(event) => onChoose(Number(event.currentTarget.value))}
          />
        </div>
        <p className="split tiny num" aria-hidden="true">
          <span>{labels.from}</span>
          <span>{labels.middle}</span>
          <span>{labels.to}</span>
        </p>
        {children ? (
          <div id={readoutId} className="curve-readout">
            {children}
          </div>
        ) : null}
      </div>
      <ChartTable {...props.table} />
    </figure>
  );
}
