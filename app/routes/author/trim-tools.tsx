/** What is done at the playhead: small steps, start and end, marking and cutting a part, splitting. */
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { isUncut } from '~/video/video-edit';
import { formatCueClock } from '~/video/caption-clock';
import { useFormat, useWords } from '~/words/words';
import type { TrimBenchState } from './use-trim-bench';

export function TrimTools({ bench }: { bench: TrimBenchState }) {
  const { trim: text } = useWords();
  const format = useFormat();
  const { acts, mark, setMark, player, page, edit, act } = bench;
  const step = (label: string, short: string, press: () => void) => (
    <Button compact variant="outline" aria-label={label} onClick={press}>
      {short}
    </Button>
  );
  return (
    <Card title={text.act.title}>
      <p className="small num">{text.act.at(formatCueClock(player.momentMs))}</p>
      <div className="trim-steps" role="group" aria-label={text.steps.label}>
        {step(text.steps.back, `− ${text.steps.second}`, acts.secondBack)}
        {step(text.steps.backFrame, `− ${text.steps.frame}`, acts.frameBack)}
        {step(text.steps.forwardFrame, `+ ${text.steps.frame}`, acts.frameOn)}
        {step(text.steps.forward, `+ ${text.steps.second}`, acts.secondOn)}
      </div>
      {page.locked ? null : (
        <>
          <div className="trim-acts">
            <Button onClick={acts.in}>{text.act.in}</Button>
            <Button onClick={acts.out}>{text.act.out}</Button>
            <Button variant="outline" onClick={acts.markFrom}>
              {text.act.markFrom}
            </Button>
            <Button variant="outline" onClick={acts.markTo}>
              {text.act.markTo}
            </Button>
          </div>
          {mark ? (
            <div className="trim-acts">
              <Button variant="danger" icon="scissors" onClick={acts.cut}>
                {text.act.cut(format.duration((mark.toMs - mark.fromMs) / 1000))}
              </Button>
              <Button variant="outline" onClick={() => setMark(null)}>
                {text.act.unmark}
              </Button>
            </div>
          ) : null}
          <div className="trim-acts">
            <Button variant="outline" disabled={isUncut(edit)} onClick={() => act({ do: 'reset' })}>
              {text.act.reset}
            </Button>
          </div>
        </>
      )}
    </Card>
  );
}
