/**
 * The line one writes in. The text is the field's own and never drawn anew while it is typed; a refusal puts it back, with
 * the sentence, unless something else has been begun.
 */
import {
  useEffect,
  useId,
  useRef,
  useState,
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { isComposing } from '~/ui/composing';
import { countGraphemes } from '~/ui/count-graphemes';
import { Icon } from '~/ui/icon';
import { IconButton } from '~/ui/icon-button';
import { TextButton } from '~/ui/button';
import { useFormat, useWords } from '~/words/words';
import type { Draft } from './chat-keep';
import { MOST_GRAPHEMES, type Message } from './message';
import { useCountdown } from './use-countdown';
import { useGrowingField } from './use-growing-field';

export type ComposerMode =
  { kind: 'new' } | { kind: 'reply'; to: Message } | { kind: 'edit'; message: Message };

/** Null = done or on its way; else why not (empty: it was called off), and what takes it out of the list again. */
export type SendOutcome = { message: string; takeBack?(): void } | null;

export interface ComposerProps {
  draft: Draft;
  mode: ComposerMode;
  /** Where the picture stands. */
  seconds: number;
  /** Epoch ms before which nothing can be sent. */
  waitUntil: number;
  slowSeconds: number;
  onDraft(draft: Draft): void;
  onSend(text: string, asking: boolean): Promise<SendOutcome>;
  onCancel(): void;
  /** What stands in the field, at each change, and whether it is going to be a question. */
  onTyped?(text: string, asking: boolean): void;
  /** Over everything else. */
  above?: ReactNode;
}

const COUNT_FROM = MOST_GRAPHEMES * 0.8;

/** With a finger Enter is a new line and the button sends. */
const sendsOnEnter = () => !window.matchMedia?.('(pointer: coarse)').matches;

export function ChatComposer(props: ComposerProps) {
  const { draft, mode, seconds, onDraft } = props;
  const words = useWords().chat.composer;
  const format = useFormat();
  const field = useRef<HTMLTextAreaElement>(null);
  const grow = useGrowingField(field);
  const noteId = useId();
  const [length, setLength] = useState(() => countGraphemes(draft.text));
  const [problem, setProblem] = useState<string | null>(null);
  const left = useCountdown(props.waitUntil);
  const latestDraft = useRef(draft);
  latestDraft.current = draft;

  const { onTyped } = props;
  useEffect(() => {
    onTyped?.(field.current?.value ?? '', draft.asking && mode.kind === 'new');
  }, [onTyped, draft.asking, mode.kind]);
  const show = (text: string) => {
    if (field.current) field.current.value = text;
    setLength(countGraphemes(text));
    grow();
  };
  // Editing borrows the field: the draft is what stands there again afterwards.
  const edited = mode.kind === 'edit' ? mode.message : null;
  const repliedTo = mode.kind === 'reply' ? mode.to.id : null;
  const begun = useRef(false);
  useEffect(() => {
    setProblem(null);
    show(edited ? (edited.body ?? '') : latestDraft.current.text);
    if (begun.current) field.current?.focus();
    begun.current = true;
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [edited?.id, repliedTo]);

  const tooLong = length > MOST_GRAPHEMES;
  const asking = draft.asking && mode.kind === 'new';
  const send = async () => {
    const text = field.current?.value ?? '';
    if (!text.trim() || tooLong || left > 0) return;
    setProblem(null);
    if (!edited) {
      show('');
      onTyped?.('', false);
      onDraft({ text: '', asking: false });
    }
    const outcome = await props.onSend(text, asking);
    if (!outcome) return;
    if (!edited) {
      // Something new has been begun: the refused one stays in the list, with its sentence.
      if (field.current?.value) return;
      show(text);
      onDraft({ text, asking });
      outcome.takeBack?.();
    }
    setProblem(outcome.message || null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && mode.kind !== 'new' && !isComposing(event)) {
      event.stopPropagation();
      props.onCancel();
    }
    if (event.key !== 'Enter' || event.shiftKey || isComposing(event) || !sendsOnEnter()) return;
    event.preventDefault();
    void send();
  };

  const said = {
    new: words.field(format.duration(seconds)),
    reply: mode.kind === 'reply' ? words.replyField(mode.to.author.name) : '',
    edit: words.editField,
  }[mode.kind];
  const note = tooLong ? words.tooLong(MOST_GRAPHEMES) : problem;
  const sendLabel = left > 0 ? words.wait(left) : mode.kind === 'edit' ? words.save : words.send;
  return (
    <form className="dock composer" aria-label={words.label} onSubmit={submit}>
      {props.above}
      {mode.kind === 'new' ? null : (
        <p className="over small">
          <span className="grow">
            {mode.kind === 'reply' ? words.replyTo(mode.to.author.name) : words.editing}
          </span>
          <IconButton
            icon="close"
            label={mode.kind === 'reply' ? words.cancelReply : words.cancelEdit}
            onClick={props.onCancel}
          />
        </p>
      )}
      {note ? (
        <p className="over small bad" id={noteId} role="alert">
          <Icon name="alert" size="mini" />
          <span className="grow">{note}</span>
        </p>
      ) : props.slowSeconds > 0 ? (
        <p className="over tiny">{words.slow(props.slowSeconds)}</p>
      ) : null}
      {mode.kind === 'new' ? (
        <TextButton
          icon="help"
          className="ask"
          aria-pressed={draft.asking}
          title={words.askMode}
          onClick={() => {
            onDraft({ text: field.current?.value ?? '', asking: !draft.asking });
            field.current?.focus();
          }}
        >
          {words.question}
        </TextButton>
      ) : null}
      <div className="field">
        <textarea
          ref={field}
          rows={1}
          defaultValue={draft.text}
          aria-label={said}
          aria-describedby={note ? noteId : undefined}
          aria-invalid={tooLong || undefined}
          placeholder={mode.kind === 'new' ? words.placeholder(format.clock(seconds)) : said}
          onKeyDown={press}
          onInput={(event) => {
            const text = event.currentTarget.value;
            setLength(countGraphemes(text));
            setProblem(null);
            grow();
            onTyped?.(text, latestDraft.current.asking && mode.kind === 'new');
            if (!edited) onDraft({ text, asking: latestDraft.current.asking });
          }}
        />
        {length >= COUNT_FROM ? (
          <span className={tooLong ? 'counter bad' : 'counter'}>
            <span aria-hidden="true">{`${length} / ${MOST_GRAPHEMES}`}</span>
            <span className="hidden">{words.count(length, MOST_GRAPHEMES)}</span>
          </span>
        ) : null}
      </div>
      <button
        type="submit"
        className="icon-button send"
        aria-label={sendLabel}
        aria-disabled={tooLong || left > 0 || undefined}
      >
        {left > 0 ? <b className="num">{left}</b> : <Icon name="arrow-up" />}
      </button>
    </form>
  );
}
