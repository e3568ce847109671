/** What is cut out, as a list: hear the seam, adjust it, take it back. */
import { TextButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { formatCueClock } from '~/video/caption-clock';
import { useFormat, useWords } from '~/words/words';
import type { TrimBenchState } from './use-trim-bench';

/** Milliseconds that are heard before a seam. */
const LEAD_MS = 2000;

export function TrimCuts({ bench }: { bench: TrimBenchState }) {
  const { cuts: text } = useWords().trim;
  const format = useFormat();
  const { edit, act, player, page, setSkipping, setChosen, chosen } = bench;
  return (
    <Card title={text.title(edit.cuts.length)}>
      {edit.cuts.length === 0 ? <p className="small">{text.empty}</p> : null}
      <ul className="trim-list">
        {edit.cuts.map(([from, to], at) => {
          const clock = formatCueClock(from);
          return (
            <li key={`${from} ${to}`}>
              <p className="num">
                {text.item(clock, formatCueClock(to))}{' '}
                <span className="small">{text.out(format.duration((to - from) / 1000))}</span>
              </p>
              <div className="line">
                <TextButton
                  aria-label={text.listen(clock)}
                  onClick={() => {
                    setSkipping(true);
                    player.playFrom(Math.max(0, from - LEAD_MS));
                  }}
                >
                  {text.listenShort}
                </TextButton>
                {page.locked ? null : (
                  <>
                    <TextButton
                      aria-label={text.adjust(clock)}
                      aria-pressed={chosen === at}
                      onClick={() => setChosen(chosen === at ? null : at)}
                    >
                      {text.adjustShort}
                    </TextButton>
                    <TextButton
                      aria-label={text.restore(clock)}
                      onClick={() => act({ do: 'restore', ms: from })}
                    >
                      {text.restoreShort}
                    </TextButton>
                  </>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
