import type { DemoProgress } from '~/studio/demo-progress.server';
import { Notice } from '~/ui/notice';
import { useWords } from '~/words/words';

/** The demo institute makes its narrated lessons after it has started; this says how far it is. */
export function DemoNotice({ progress }: { progress: Pick<DemoProgress, 'done' | 'total' | 'current'> }) {
  const { home } = useWords();
  const { done, total, current } = progress;
  if (done >= total) return null;
  return (
    <Notice title={home.demo.title(done, total)} live="status">
      <progress className="bar" max={total} value={done} aria-label={home.demo.title(done, total)} />
      {current ? home.demo.current(current) : null}
    </Notice>
  );
}
