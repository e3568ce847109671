/** One caption of the list: a line to press, or the fields of the one in hand. */
import { memo, useEffect, useRef } from 'react';
import type { CaptionProblem } from '~/video/caption-rules';
import { isUnchecked, type Cue } from '~/video/captions';
import { Badge } from '~/ui/badge';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';
import { TextArea } from '~/ui/text-field';
import { useFormat, useWords } from '~/words/words';
import { explainProblem } from './caption-problem';
import { TimeField } from './caption-time-field';
import type { CaptionKey } from './use-caption-keys';

interface CaptionRowProps {
  at: number;
  cue: Cue;
  /** True while the playhead is in it. */
  now: boolean;
  warned: boolean;
  onSelect(at: number): void;
}

export const CaptionRow = memo(function CaptionRow({ at, cue, now, warned, onSelect }: CaptionRowProps) {
  const { cue: text, problem, check } = useWords().captions;
  const format = useFormat();
  const [startMs, , words] = cue;
  return (
    <li className={now ? 'now' : undefined}>
      <button type="button" onClick={() => onSelect(at)}>
        <span className="stamp">{format.clock(startMs / 1000)}</span>
        <span className="grow">{words || text.noText}</span>
        {isUnchecked(cue) ? <Badge tone="warn">{check.mark}</Badge> : null}
        {warned ? (
          <span className="warned">
            <Icon name="alert" size="mini" />
            <span className="hidden">{problem.mark}</span>
          </span>
        ) : null}
      </button>
    </li>
  );
});

/** Where the focus goes each time that `tick` changes: to the words, or to the button that checks them. */
export interface CueFocus {
  tick: number;
  on: 'text' | 'check';
}

interface CaptionEditProps {
  at: number;
  cue: Cue;
  last: boolean;
  problems: CaptionProblem[];
  focus: CueFocus;
  onText(text: string): void;
  onTime(edge: 'start' | 'end', ms: number): void;
  onAct(act: CaptionKey): void;
}

/** The field is found again by its id when the keyboard splits at its cursor. */
export const CUE_TEXT_ID = 'cue-text';

export function CaptionEdit(props: CaptionEditProps) {
  const { at, cue, problems, onAct } = props;
  const words = useWords();
  const { cue: text, line, check } = words.captions;
  const { tick, on } = props.focus;
  const format = useFormat();
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!tick) return;
    const find = (selector: string) => item.current?.querySelector<HTMLElement>(selector);
    const target = (on === 'check' ? find('.cue-check button') : null) ?? find('textarea');
    target?.focus({ preventScroll: true });
    item.current?.scrollIntoView({ block: 'nearest' });
  }, [tick, on, at]);
  return (
    <li ref={item} className="cue-edit" aria-current="true">
      <div className="stack" role="group" aria-label={line(format.clock(cue[0] / 1000))}>
        <TextArea
          id={CUE_TEXT_ID}
          label={text.text}
          rows={2}
          value={cue[2]}
          onChange={(event) => props.onText(event.currentTarget.value)}
        />
        {isUnchecked(cue) ? (
          <div className="cue-check line wrap">
            <Button variant="primary" icon="check" onClick={() => onAct('check')}>
              {check.act}
            </Button>
            <Badge tone="warn">{check.mark}</Badge>
          </div>
        ) : null}
        <div role="status" className="cue-problems">
          {problems.length > 0 ? (
            <ul>
              {problems.map((problem) => (
                <li key={problem.kind}>
                  <Icon name="alert" size="mini" />
                  <span>{explainProblem(problem, words, format)}</span>
                </li>
              ))}
            </ul>
          ) : null}
        </div>
        <div className="cue-times">
          <TimeField label={text.start} ms={cue[0]} onTime={(ms) => props.onTime('start', ms)} />
          <Button compact onClick={() => onAct('start')}>
            {text.startHere}
          </Button>
          <TimeField label={text.end} ms={cue[1]} onTime={(ms) => props.onTime('end', ms)} />
          <Button compact onClick={() => onAct('end')}>
            {text.endHere}
          </Button>
        </div>
        <div className="line wrap">
          <Button compact icon="play" onClick={() => onAct('playCue')}>
            {text.play}
          </Button>
          <Button compact variant="outline" icon="scissors" onClick={() => onAct('split')}>
            {text.split}
          </Button>
          {props.last ? null : (
            <Button compact variant="outline" icon="link" onClick={() => onAct('merge')}>
              {text.merge}
            </Button>
          )}
          <Button compact variant="danger" icon="trash" onClick={() => onAct('remove')}>
            {text.remove}
          </Button>
        </div>
      </div>
    </li>
  );
}
