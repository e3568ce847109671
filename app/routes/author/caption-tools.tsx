/** What works on many captions at once: a script aligned to the speech, moving in time, finding and replacing; the keys. */
import { useState, type ReactNode } from 'react';
import { countMatches } from '~/video/caption-edit';
import type { CaptionAct } from '~/video/caption-history';
import type { Cue } from '~/video/captions';
import { Button } from '~/ui/button';
import { TextField } from '~/ui/text-field';
import { useToast } from '~/ui/toast';
import { useWords } from '~/words/words';
import { CaptionAlign } from './caption-align';
import { captionKeys } from './use-caption-keys';

export interface CaptionToolsProps {
  cues: Cue[];
  at: number;
  hasVideo: boolean;
  act(act: CaptionAct): void;
  /** The recogniser of speech, where there is one. */
  children?: ReactNode;
}

export function CaptionTools(props: CaptionToolsProps) {
  const { recognise, align, shift, replace, keys } = useWords().captions;
  const empty = props.cues.length === 0;
  return (
    <div className="caption-tools" id="caption-tools">
      {props.children ? (
        <Tool title={recognise.title} open={empty}>
          {props.children}
        </Tool>
      ) : null}
      <Tool title={align.title} open={empty && !props.children}>
        <CaptionAlign hasVideo={props.hasVideo} act={props.act} />
      </Tool>
      <Tool title={shift.title}>
        <ShiftTool {...props} />
      </Tool>
      <Tool title={replace.title}>
        <ReplaceTool {...props} />
      </Tool>
      <Tool title={keys.title}>
        <p className="small">{keys.note}</p>
        <dl className="caption-keys">
          {captionKeys.map(([pressed, name]) => (
            <div key={name}>
              <dt>
                <kbd>{pressed}</kbd>
              </dt>
              <dd>{keys[name]}</dd>
            </div>
          ))}
        </dl>
      </Tool>
    </div>
  );
}

function Tool({ title, open, children }: { title: string; open?: boolean; children: ReactNode }) {
  return (
    <details className="picker-group card" open={open || undefined}>
      <summary>{title}</summary>
      <div className="stack">{children}</div>
    </details>
  );
}

const LONGEST_SHIFT_SECONDS = 3600;

function ShiftTool({ cues, at, act }: CaptionToolsProps) {
  const text = useWords().captions.shift;
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  const move = (from: number) => {
    const seconds = /^[+-−]?\d{1,4}([.,]\d{1,3})?$/.test(typed.trim())
      ? Number(typed.trim().replace('−', '-').replace(',', '.'))
      : Number.NaN;
    const sound = seconds !== 0 && Math.abs(seconds) <= LONGEST_SHIFT_SECONDS;
    setError(sound ? undefined : text.bad);
    if (sound) act({ do: 'shift', from, byMs: seconds * 1000 });
  };
  return (
    <>
      <TextField
        label={text.seconds}
        hint={text.hint}
        error={error}
        value={typed}
        inputMode="text"
        autoComplete="off"
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setError(undefined);
        }}
      />
      <div className="line wrap">
        <Button onClick={() => move(0)}>{text.all}</Button>
        {at > 0 && cues.length > 0 ? (
          <Button variant="outline" onClick={() => move(at)}>
            {text.fromHere}
          </Button>
        ) : null}
      </div>
    </>
  );
}

function ReplaceTool({ cues, act }: CaptionToolsProps) {
  const text = useWords().captions.replace;
  const toast = useToast();
  const [find, setFind] = useState('');
  const [replacement, setReplacement] = useState('');
  const count = countMatches(cues, find);
  return (
    <>
      <TextField
        label={text.find}
        value={find}
        autoComplete="off"
        onChange={(event) => setFind(event.currentTarget.value)}
      />
      <TextField
        label={text.replacement}
        value={replacement}
        autoComplete="off"
        onChange={(event) => setReplacement(event.currentTarget.value)}
      />
      {find ? (
        <p className="small" role="status">
          {text.found(count)}
        </p>
      ) : null}
      <Button
        disabled={count === 0}
        onClick={() => {
          act({ do: 'replace', find, replacement });
          toast(text.done(count));
        }}
      >
        {text.act}
      </Button>
    </>
  );
}
