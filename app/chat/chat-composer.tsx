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
import { NO_DRAFT, type Draft } from './chat-keep';
import { stillNamed } from './mention-query';
import { MentionList } from './mention-list';
import { MOST_GRAPHEMES, type Mention, type Message } from './message';
import { useCountdown } from './use-countdown';
import { useGrowingField } from './use-growing-field';
import { useMentions, type PeopleSource } from './use-mentions';

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
  /** Who can be named with `@`. */
  people?: PeopleSource | undefined;
  onSend(text: string, asking: boolean, mentions: readonly Mention[]): Promise<SendOutcome>;
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
  const givenDraft = useRef(draft);
  if (givenDraft.current !== draft) givenDraft.current = latestDraft.current = draft;

  const { onTyped } = props;
  useEffect(() => {
    onTyped?.(field.current?.value ?? '', draft.asking && mode.kind === 'new');
  }, [onTyped, draft.asking, mode.kind]);
  const show = (text: string) => {
    if (field.current) field.current.value = text;
    setLength(countGraphemes(text));
    grow();
  };
  const noteText = (text: string, mentions = latestDraft.current.mentions) => {
    setLength(countGraphemes(text));
    setProblem(null);
    grow();
    onTyped?.(text, latestDraft.current.asking && mode.kind === 'new');
    if (mode.kind === 'edit') return;
    // The panel is not drawn anew at every key, so the next one must know of this one.
    latestDraft.current = { text, asking: latestDraft.current.asking, mentions };
    onDraft(latestDraft.current);
  };
  // An edit changes words; whom it calls was told when it was written.
  const people = mode.kind === 'edit' ? undefined : props.people;
  const mentions = useMentions(field, people, (text, caret, { id, name }) => {
    if (field.current) field.current.value = text;
    field.current?.focus();
    field.current?.setSelectionRange(caret, caret);
    noteText(text, [...latestDraft.current.mentions, { id, name }]);
  });
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
    mentions.close();
    const chosen = latestDraft.current.mentions;
    if (!edited) {
      show('');
      onTyped?.('', false);
      latestDraft.current = NO_DRAFT;
      onDraft(NO_DRAFT);
    }
    const outcome = await props.onSend(text, asking, stillNamed(text, chosen));
    if (!outcome) return;
    if (!edited) {
      // Something new has been begun: the refused one stays in the list, with its sentence.
      if (field.current?.value) return;
      show(text);
      latestDraft.current = { text, asking, mentions: chosen };
      onDraft(latestDraft.current);
      outcome.takeBack?.();
    }
    setProblem(outcome.message || null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  const press = (event: KeyboardEvent) => {
    if (mentions.press(event)) return;
    if (event.key === 'Escape' && mode.kind !== 'new' && !isComposing(event)) {
      event.stopPropagation();
      props.onCancel();
    }
    if (event.key !== 'Enter' || event.shiftKey || isComposing(event) || !sendsOnEnter()) return;
    event.preventDefault();
    void send();
  };

  const said = {
    new: (asking ? words.askField : words.field)(format.duration(seconds)),
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
            latestDraft.current = {
              ...latestDraft.current,
              ...{ text: field.current?.value ?? '', asking: !draft.asking },
            };
            onDraft(latestDraft.current);
            field.current?.focus();
          }}
        >
          {words.question}
        </TextButton>
      ) : null}
      <div className="field">
        <MentionList mentions={mentions} />
        <textarea
          ref={field}
          rows={1}
          defaultValue={draft.text}
          aria-label={said}
          aria-describedby={note ? noteId : undefined}
          aria-invalid={tooLong || undefined}
          placeholder={
            mode.kind === 'new'
              ? (asking ? words.askPlaceholder : words.placeholder)(format.clock(seconds))
              : said
          }
          {...(mentions.open
            ? {
                ...{ role: 'combobox', 'aria-expanded': true, 'aria-autocomplete': 'list' },
                'aria-controls': mentions.listId,
                'aria-activedescendant': mentions.optionId(mentions.open.active),
              }
            : {})}
          onKeyDown={press}
          onInput={(event) => {
            noteText(event.currentTarget.value);
            mentions.look();
          }}
          onSelect={mentions.look}
          onBlur={mentions.close}
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
