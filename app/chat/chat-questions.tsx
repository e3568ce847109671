/** All questions of the lesson with their state; a tap goes to the second. Asked for anew each time they are opened. */
import { useState } from 'react';
import { Button, TextButton, TextLink } from '~/ui/button';
import { Chip, ChipGroup } from '~/ui/chip';
import { EmptyState } from '~/ui/empty-state';
import { Sheet } from '~/ui/sheet';
import { SkeletonLine, Waiting } from '~/ui/skeleton';
import { useFormat, useWords } from '~/words/words';
import { fetchQuestions } from './fetch-questions';
import type { AskedQuestion } from './question';
import { QuestionLine } from './question-line';

interface ChatQuestionsProps {
  lessonId: string;
  count: number;
  onJump(second: number): void;
}

export function ChatQuestions({ lessonId, count, onJump }: ChatQuestionsProps) {
  const { knowledge, common } = useWords();
  const words = knowledge.talk;
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const [waitingOnly, setWaitingOnly] = useState(false);
  const [questions, setQuestions] = useState<AskedQuestion[] | 'failed' | null>(null);
  const load = () => {
    setQuestions(null);
    fetchQuestions(lessonId).then(setQuestions, () => setQuestions('failed'));
  };
  const all = Array.isArray(questions) ? questions : [];
  const waiting = all.filter(({ state }) => state === 'waiting');
  const shown = waitingOnly ? waiting : all;
  const go = (second: number | null) => {
    if (second === null) return;
    setOpen(false);
    onJump(second);
  };
  return (
    <>
      <TextButton
        icon="help"
        aria-haspopup="dialog"
        onClick={() => {
          setOpen(true);
          load();
        }}
      >
        {words.open(count)}
      </TextButton>
      <Sheet open={open} onClose={() => setOpen(false)} title={words.title} closeLabel={common.act.close}>
        {questions === null ? (
          <Waiting label={words.loading}>
            <SkeletonLine half />
            <SkeletonLine />
          </Waiting>
        ) : questions === 'failed' ? (
          <EmptyState
            icon="offline"
            title={words.failed}
            action={<Button onClick={load}>{common.act.retry}</Button>}
          >
            {words.failedNote}
          </EmptyState>
        ) : all.length === 0 ? (
          <EmptyState icon="help" title={words.empty}>
            {words.emptyNote}
          </EmptyState>
        ) : (
          <>
            <ChipGroup label={words.filter}>
              <Chip pressed={!waitingOnly} onClick={() => setWaitingOnly(false)}>
                {words.all(all.length)}
              </Chip>
              <Chip pressed={waitingOnly} onClick={() => setWaitingOnly(true)}>
                {words.waiting(waiting.length)}
              </Chip>
            </ChipGroup>
            {shown.length === 0 ? <p className="small quiet">{words.noneWaiting}</p> : null}
            <ul className="divide question-list">
              {shown.map((question) => (
                <li key={question.id}>
                  <button
                    type="button"
                    className="question-go"
                    disabled={question.mediaSecond === null}
                    aria-label={words.goTo(format.duration(question.mediaSecond ?? 0), question.body)}
                    aria-describedby={`question-${question.id}`}
                    onClick={() => go(question.mediaSecond)}
                  >
                    <span className="stamp num">
                      {question.mediaSecond === null ? words.gone : format.clock(question.mediaSecond)}
                    </span>
                    <span className="grow" id={`question-${question.id}`}>
                      <QuestionLine question={question} />
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
        <TextLink to="/knowledge" icon="search" className="start">
          {words.knowledge}
        </TextLink>
      </Sheet>
    </>
  );
}
