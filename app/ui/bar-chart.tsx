// Charts of one series. The title is the finding; labels stand on the marks at real size, since only the bars stretch with
// the width. The same figures are there as a table for whoever would rather read.
import { createElement, type ReactNode } from 'react';
import { ChartTable } from './chart-table';

export type Bar = {
  label: string;
  /** For the phone, where twelve labels stand close: "11" for "11월". */
  short?: string;
  value: number;
  /** The value as people read it: "96.2%". */
  display: string;
  /** Denominator or n: "50 / 52". */
  note?: string;
  /** What the title speaks of: blue, the rest pale. */
  highlight?: boolean;
};

export type ChartProps = {
  title: ReactNode;
  note?: ReactNode;
  /** The picture as a sentence. */
  sentence: string;
  bars: readonly Bar[];
  /** The end of the scale; the largest value when left out. Bars start at zero. */
  max?: number;
  /** 3 when left out: under the h2 of a part. */
  headingLevel?: 2 | 3 | 4;
  table: { summary: string; labelHead: string; valueHead: string };
};

function scale(bars: readonly Bar[], max?: number) {
  return Math.max(max ?? 0, ...bars.map((bar) => bar.value), Number.MIN_VALUE);
}

function mark(bar: Bar) {
  return bar.highlight ? 'bar-a' : 'bar-b';
}

/** Lying bars, one a line: departments, indicators. */
export function BarChart(props: ChartProps) {
  const end = scale(props.bars, props.max);
  return (
    <ChartFrame {...props}>
      <ul className="bars" aria-hidden="true">
        {props.bars.map((bar) => (
          <li key={bar.label}>
            <span className="bar-name">{bar.label}</span>
            <svg viewBox="0 0 100 16" preserveAspectRatio="none">
              <rect className={mark(bar)} width={Math.max(0, (bar.value / end) * 100)} height="16" />
            </svg>
            <span className="bar-value">
              {bar.display}
              {bar.note ? <small>{bar.note}</small> : null}
            </span>
          </li>
        ))}
      </ul>
    </ChartFrame>
  );
}

/** Standing bars, for months. Highlighted ones carry their figure, on the phone only the highest. */
export function ColumnChart(props: ChartProps) {
  const end = scale(props.bars, props.max);
  const peak = props.bars.reduce<Bar | undefined>(
    (best, bar) => (best && best.value >= bar.value ? best : bar),
    undefined,
  );
  return (
    <ChartFrame {...props}>
      <ul className="posts" aria-hidden="true">
        {props.bars.map((bar) => {
          const height = Math.max(0, (bar.value / end) * 100);
          return (
            <li key={bar.label}>
              <b className={bar === peak ? 'peak' : undefined}>
                {bar.highlight || bar === peak ? bar.display : ''}
              </b>
              <svg viewBox="0 0 10 100" preserveAspectRatio="none">
                <rect className={mark(bar)} y={100 - height} width="10" height={height} />
              </svg>
              <span>
                {bar.short ? <span className="short">{bar.short}</span> : null}
                <span className="long">{bar.label}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </ChartFrame>
  );
}

function ChartFrame({
  title,
  note,
  sentence,
  bars,
  headingLevel = 3,
  table,
  children,
}: ChartProps & { children: ReactNode }) {
  return (
    <figure className="card chart">
      <figcaption>
        {createElement(`h${headingLevel}`, null, title)}
        {note ? <p className="small">{note}</p> : null}
      </figcaption>
      <div role="img" aria-label={sentence}>
        {children}
      </div>
      <ChartTable
        summary={table.summary}
        heads={[table.labelHead, table.valueHead]}
        rows={bars.map(({ label, display, note: of }) => [label, of ? `${display} (${of})` : display])}
      />
    </figure>
  );
}
