/** The list of captions; the one in hand shows its fields. */
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { Notice } from '~/ui/notice';
import { cueAt } from '~/watch/transcript';
import { useWords } from '~/words/words';
import { CaptionEdit, CaptionRow } from './caption-row';
import type { CaptionBenchState } from './use-caption-bench';

export function CaptionLines({ bench, locked }: { bench: CaptionBenchState; locked: boolean }) {
  const { captions: text } = useWords();
  const { draft, warnings, warned, unchecked, focus, moment, act, select, acts, goUnchecked } = bench;
  const { cues, at } = draft;
  const spoken = cueAt(cues, moment / 1000);
  return (
    <section className="stack caption-lines" aria-label={text.list}>
      <div className="split wrap">
        <p className="small">
          {text.count(cues.length)}
          {/* On the phone the tools lie below a long list. */}
          <a className="text-button only-phone" href="#caption-tools">
            {text.tools}
          </a>
        </p>
        <Button compact icon="plus" disabled={locked} onClick={acts.add}>
          {text.act.add}
        </Button>
      </div>
      {unchecked > 0 ? (
        <Notice
          tone="warn"
          title={text.check.left(unchecked)}
          action={locked ? undefined : <Button onClick={goUnchecked}>{text.check.next}</Button>}
        >
          {text.check.lead}
        </Notice>
      ) : null}
      {cues.length === 0 ? (
        <EmptyState icon="captions" title={text.empty}>
          {text.emptyNote}
        </EmptyState>
      ) : (
        <ol className="caption-list">
          {cues.map((cue, index) =>
            index === at && !locked ? (
              <CaptionEdit
                key="edit"
                at={at}
                cue={cue}
                last={index === cues.length - 1}
                problems={warnings.filter((w) => w.at === at).map(({ problem }) => problem)}
                focus={focus}
                onText={(typed) => act({ do: 'text', at, text: typed })}
                onTime={(edge, ms) => act({ do: edge, at, ms })}
                onAct={(key) => acts[key]()}
              />
            ) : (
              <CaptionRow
                key={index}
                at={index}
                cue={cue}
                now={index === spoken && moment < cue[1]}
                warned={warned.has(index)}
                onSelect={select}
              />
            ),
          )}
        </ol>
      )}
    </section>
  );
}
