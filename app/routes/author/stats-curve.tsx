/** Where people stop: the curve, the steepest falls in words, and what is said at the chosen moment. */
import { useState } from 'react';
import type { CurvePoint, Drop, VersionFigures } from '~/reports/lesson-stats';
import { CurveChart } from '~/ui/curve-chart';
import { TextButton } from '~/ui/button';
import { useFormat, useWords } from '~/words/words';

interface StatsCurveProps {
  version: VersionFigures;
  curve: CurvePoint[];
  drops: Drop[];
  cues: [startMs: number, endMs: number, text: string][];
}

const TABLE_ROWS = 24;

export function StatsCurve({ version, curve, drops, cues }: StatsCurveProps) {
  const { stats, common } = useWords();
  const text = stats.curve;
  const format = useFormat();
  const [chosen, setChosen] = useState(drops[0]?.at ?? 0);
  const { began, durationSeconds } = version;
  const viewers = format.number(began);
  const clockOf = (index: number) => format.clock((curve[index]?.atMs ?? 0) / 1000);
  const percentOf = (index: number) => format.percent(curve[index]?.seen ?? 0, began, 0);
  const said = (index: number) => {
    const at = curve[index]?.atMs ?? 0;
    return cues.find(([start, end]) => at >= start && at < end)?.[2];
  };
  const inOrder = [...drops].sort((a, b) => a.at - b.at);
  const clocks = inOrder.map(({ at }) => clockOf(at));
  const every = Math.max(1, Math.ceil(curve.length / TABLE_ROWS));
  const value = (index: number) =>
    text.value(
      format.duration((curve[index]?.atMs ?? 0) / 1000),
      format.number(curve[index]?.seen ?? 0),
      viewers,
    );
  return (
    <CurveChart
      title={
        clocks.length === 0
          ? text.none
          : clocks.length === 1
            ? text.one(clocks[0]!)
            : text.some(clocks.join(', '))
      }
      note={text.note(viewers)}
      sentence={text.sentence(viewers, percentOf(curve.length - 1))}
      shares={curve.map(({ seen }) => (began > 0 ? seen / began : 0))}
      marks={inOrder.map(({ at }) => at)}
      chosen={chosen}
      onChoose={setChosen}
      labels={{
        axis: text.axis,
        value,
        tip: (index) => text.tip(clockOf(index), percentOf(index)),
        from: format.clock(0),
        middle: format.clock(durationSeconds / 2),
        to: format.clock(durationSeconds),
        full: '100%',
        half: '50%',
      }}
      table={{
        summary: common.act.asTable,
        heads: [text.heads.at, text.heads.seen, text.heads.share],
        rows: curve.flatMap(({ seen }, index) =>
          index % every === 0
            ? [[clockOf(index), common.state.people(format.number(seen)), percentOf(index)] as const]
            : [],
        ),
      }}
    >
      <p className="small strong">{value(chosen)}</p>
      <p className="small">{said(chosen) ?? text.silent}</p>
      {inOrder.length > 0 ? (
        <ul className="stack tight" aria-label={text.drops}>
          {inOrder.map(({ at, before, after }) => (
            <li key={at} className="line small">
              <TextButton aria-label={text.jump(clockOf(at))} onClick={() => setChosen(at)}>
                {clockOf(at)}
              </TextButton>
              <span>{text.drop(format.number(before), format.number(after))}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </CurveChart>
  );
}
