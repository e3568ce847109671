/** What the editor has to say above everything: locked, refused, brought back. */
import { Button } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { useWords } from '~/words/words';
import type { CaptionBenchState } from './use-caption-bench';

export function CaptionNotices({ bench, locked }: { bench: CaptionBenchState; locked: boolean }) {
  const { captions: text } = useWords();
  const { refusal, revived, loadSaved, save } = bench;
  return (
    <>
      {locked ? <Notice tone="warn" title={text.act.locked} /> : null}
      {refusal ? (
        <Notice
          tone="bad"
          live="alert"
          title={text.stale.title}
          action={
            refusal.saved ? (
              <span className="line wrap">
                <Button onClick={loadSaved}>{text.stale.load}</Button>
                <Button onClick={() => save(refusal.saved?.mark)}>{text.stale.mine}</Button>
              </span>
            ) : undefined
          }
        >
          {refusal.message}
        </Notice>
      ) : null}
      {revived ? (
        <Notice
          live="status"
          title={text.kept.title}
          action={<Button onClick={loadSaved}>{text.kept.drop}</Button>}
        >
          {text.kept.note}
        </Notice>
      ) : null}
    </>
  );
}
