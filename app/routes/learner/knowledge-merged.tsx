/** Questions that are told with this one; their moderators may let them stand by themselves again. */
import type { KnowledgePage } from '~/knowledge/knowledge';
import { Card } from '~/ui/card';
import { useFormat, useWords } from '~/words/words';
import { SavedForm } from '../saved-form';

interface KnowledgeMergedProps {
  merged: KnowledgePage['merged'];
  moderator: boolean;
}

export function KnowledgeMerged({ merged, moderator }: KnowledgeMergedProps) {
  const { knowledge } = useWords();
  const words = knowledge.entry;
  const format = useFormat();
  if (merged.length === 0) return null;
  return (
    <Card title={words.merged}>
      <ul className="divide">
        {merged.map((one) => (
          <li key={one.id} className="stack tight">
            <p>{one.body}</p>
            <p className="small quiet">
              {one.lessonTitle}
              {one.meToo > 0 ? ` · ${knowledge.meToo(format.number(one.meToo))}` : null}
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
