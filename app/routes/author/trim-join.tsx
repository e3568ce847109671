/** Which recordings follow one another: one's own that are ready, in an order that can be changed. */
import { TextButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { useFormat, useWords } from '~/words/words';
import type { TrimBenchState } from './use-trim-bench';

export function TrimJoin({ bench }: { bench: TrimBenchState }) {
  const { join: text } = useWords().trim;
  const format = useFormat();
  const { edit, act, page } = bench;
  const all = [...page.sources, ...page.others];
  const used = edit.sources.map(({ videoId }) => all.find((one) => one.videoId === videoId)!);
  const others = all.filter((one) => !used.includes(one));
  const order = (next: typeof used) =>
    act({ do: 'sources', sources: next.map(({ videoId, durationMs }) => ({ videoId, durationMs })) });
  const swapped = (at: number) =>
    used.map((one, i) => (i === at ? used[at + 1]! : i === at + 1 ? used[at]! : one));
  const length = (ms: number) => <span className="small num">{format.clock(ms / 1000)}</span>;
  return (
    <Card title={text.title}>
      <p className="small">{text.note}</p>
      {used.length > 1 ? (
        <ol className="trim-list" aria-label={text.order}>
          {used.map(({ videoId, filename, durationMs }, i) => (
            <li key={videoId}>
              <p>
                {i + 1}. {filename} {length(durationMs)}
              </p>
              <div className="line">
                {i > 0 ? (
                  <TextButton aria-label={text.up(filename)} onClick={() => order(swapped(i - 1))}>
                    ↑
                  </TextButton>
                ) : null}
                {i < used.length - 1 ? (
                  <TextButton aria-label={text.down(filename)} onClick={() => order(swapped(i))}>
                    ↓
                  </TextButton>
                ) : null}
                <TextButton
                  aria-label={text.remove(filename)}
                  onClick={() => order(used.filter((_, at) => at !== i))}
                >
                  {text.removeShort}
                </TextButton>
              </div>
            </li>
          ))}
        </ol>
      ) : null}
      {others.length === 0 && used.length === 1 ? <p className="small">{text.none}</p> : null}
      {others.length > 0 ? (
        <ul className="trim-list" aria-label={text.others}>
          {others.map((one) => (
            <li key={one.videoId}>
              <p>
                {one.filename} {length(one.durationMs)}
              </p>
              <TextButton
                icon="plus"
                aria-label={text.add(one.filename)}
                onClick={() => order([...used, one])}
              >
                {text.addShort}
              </TextButton>
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  );
}
