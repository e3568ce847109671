/** Questions that are told with this one; their moderators may let them stand by themselves again. */
import { lessonAt } from '~/chat/page-path';
import type { KnowledgePage, MergedQuestion } from '~/knowledge/knowledge';
import { TextLink } from '~/ui/button';
import { Card } from '~/ui/card';
import { useFormat, useWords } from '~/words/words';
import { SavedForm } from '../saved-form';
import { Answer } from './knowledge-answers';

interface KnowledgeMergedProps {
  merged: KnowledgePage['merged'];
  moderator: boolean;
}

export function KnowledgeMerged({ merged, moderator }: KnowledgeMergedProps) {
  const { knowledge } = useWords();
  const words = knowledge.entry;
  const format = useFormat();
  const whereOf = ({ lessonTitle, mediaSecond }: MergedQuestion) =>
    mediaSecond === null ? lessonTitle : `${lessonTitle} ${format.clock(mediaSecond)}`;
  if (merged.length === 0) return null;
  return (
    <Card title={words.merged}>
      <ul className="divide">
        {merged.map((one) => (
          <li key={one.id} className="stack tight">
            <p className="strong">{one.title}</p>
            {one.edited ? (
              <p className="prewrap">{one.edited}</p>
            ) : (
              one.answers.map((answer) => <Answer key={answer.id} answer={answer} />)
            )}
            <p className="line wrap small quiet">
              {one.live ? (
                <TextLink icon="play" to={lessonAt(one.lessonId, one.mediaSecond)}>
                  {whereOf(one)}
                </TextLink>
              ) : (
                <span>{one.lessonTitle}</span>
              )}
              {one.meToo > 0 ? <span>{knowledge.meToo(format.number(one.meToo))}</span> : null}
            </p>
            {moderator ? (
              <SavedForm intent="split" act={words.split} say={() => words.splitDone} fields={[]}>
                {() => <input type="hidden" name="otherId" value={one.id} />}
              </SavedForm>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
