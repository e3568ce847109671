/** Up to three check questions with choices, the right one and an explanation. */
import { Form, useNavigation } from '@remix-run/react';
import { useEffect, useState } from 'react';
import type { AuthorQuestion } from '~/lessons/lesson';
import { Button, TextButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { Notice } from '~/ui/notice';
import { TextArea, TextField } from '~/ui/text-field';
import { useKeptForm } from '~/ui/use-kept-form';
import { useWords } from '~/words/words';
import { usePerson } from '../root-data';
import { KeptNotice } from './kept-notice';
import { blankDraft, draftsFromEntries, draftsOf, type Draft } from './question-drafts';
import { useMark } from './use-mark';
import { studioPlaces } from './studio-places';

const MOST_QUESTIONS = 3;
const MOST_CHOICES = 5;

interface StudioQuestionsProps {
  lessonId: string;
  questions: AuthorQuestion[];
  /** The answer to the last save of this form. */
  saved: { mark?: string | undefined } | undefined;
  /** Sentences by place, for example `0.explanation`. */
  error: { message: string; fields?: Record<string, string>; mark?: string } | undefined;
  /** What the form begins from. */
  mark: string | undefined;
  locked: boolean;
}

export function StudioQuestions({
  lessonId,
  questions,
  saved,
  error,
  locked,
  ...props
}: StudioQuestionsProps) {
  const { studio, common } = useWords();
  const text = studio.quiz;
  const busy = useNavigation().formData?.get('intent') === 'questions';
  const mark = useMark(props.mark, saved, error);
  const [drafts, setDrafts] = useState(() => draftsOf(questions));
  const nextKey = Math.max(-1, ...drafts.map(({ key }) => key)) + 1;
  const { formProps, restored, keep, discard } = useKeptForm({
    key: `${usePerson().employeeNo}/${lessonId}/questions`,
    saved,
    // New keys make new fields, which take the kept texts.
    restore: (entries) => setDrafts(draftsFromEntries(entries, nextKey)),
  });
  // A question more or less is no typing that the form could tell.
  useEffect(keep, [drafts, keep]);
  const wrong = (at: number, part: string) => {
    const found = Object.entries(error?.fields ?? {}).find(([place]) => place.startsWith(`${at}.${part}`));
    return found ? { error: found[1] } : {};
  };
  const change = (at: number, draft: Draft) =>
    setDrafts(drafts.map((old, index) => (index === at ? draft : old)));
  return (
    <Card title={text.title} id={studioPlaces.questions}>
      <p className="small">{text.none}</p>
      <KeptNotice
        shown={restored}
        onDiscard={() => {
          discard();
          setDrafts(draftsOf(questions, nextKey));
        }}
      />
      <Form method="post" className="stack wide" noValidate preventScrollReset {...formProps}>
        <input type="hidden" name="intent" value="questions" />
        <input type="hidden" name="mark" value={mark} />
        <fieldset className="stack wide studio-fields" disabled={locked}>
          {drafts.map((draft, at) => (
            <fieldset className="stack question" key={draft.key}>
              <legend className="hidden">{`${text.question} ${at + 1}`}</legend>
              <TextField
                name={`text-${at}`}
                label={`${text.question} ${at + 1}`}
                defaultValue={draft.text}
                required
                {...wrong(at, 'text')}
              />
              {draft.choices.map((choice, index) => (
                <div className="line choice-line" key={index}>
                  <input
                    type="radio"
                    className="pick"
                    name={`correct-${at}`}
                    value={index}
                    defaultChecked={index === draft.correct}
                    aria-label={`${text.correct}: ${text.choice(index + 1)}`}
                  />
                  <TextField
                    name={`choice-${at}`}
                    label={text.choice(index + 1)}
                    defaultValue={choice}
                    fieldClassName="grow"
                    {...(index === 0 ? { ...wrong(at, 'correct'), ...wrong(at, 'choices') } : {})}
                  />
                </div>
              ))}
              {draft.choices.length < MOST_CHOICES ? (
                <TextButton
                  icon="plus"
                  onClick={() => change(at, { ...draft, choices: [...draft.choices, ''] })}
                >
                  {text.addChoice}
                </TextButton>
              ) : null}
              <TextArea
                name={`explanation-${at}`}
                label={text.explanation}
                hint={text.explanationHint}
                defaultValue={draft.explanation}
                rows={2}
                required
                {...wrong(at, 'explanation')}
              />
              <TextButton icon="trash" onClick={() => setDrafts(drafts.filter((_, index) => index !== at))}>
                {text.remove(at + 1)}
              </TextButton>
            </fieldset>
          ))}
          {drafts.length < MOST_QUESTIONS ? (
            <Button
              variant="outline"
              icon="plus"
              block
              onClick={() => setDrafts([...drafts, blankDraft(nextKey)])}
            >
              {text.add}
            </Button>
          ) : null}
          {error ? <Notice tone="bad" live="alert" title={error.message} /> : null}
          {drafts.length > 0 || questions.length > 0 ? (
            <Button type="submit" block busy={busy} busyLabel={common.act.saveBusy}>
              {common.act.save}
            </Button>
          ) : null}
        </fieldset>
      </Form>
    </Card>
  );
}
