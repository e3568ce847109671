/** Offering an answer to a section of a manual, in words of its own. */
import { useState } from 'react';
import { SectionPicker } from '~/chat/section-picker';
import type { SectionChoice } from '~/chat/fetch-questions';
import { ANSWER_LIMIT, type KnowledgePage } from '~/knowledge/knowledge';
import { TextArea, TextField } from '~/ui/text-field';
import { useWords } from '~/words/words';
import { SavedForm } from '../saved-form';

export function KnowledgePropose({ entry, onSaved }: { entry: KnowledgePage; onSaved(): void }) {
  const { entry: words } = useWords().knowledge;
  const named = entry.answers.flatMap(({ sections }) => sections)[0];
  const [chosen, setChosen] = useState<SectionChoice[]>(named ? [named] : []);
  const body = entry.edited?.answer ?? entry.answers.map(({ body }) => body).join('\n');
  return (
    <>
      <p className="small">{words.proposeNote}</p>
      <SectionPicker lessonId={entry.lessonId} chosen={chosen} most={1} onChange={setChosen} />
      <SavedForm
        intent="propose"
        act={words.proposeAct}
        variant="primary"
        block
        say={() => words.proposed}
        onSaved={onSaved}
        fields={['title', 'body', 'sectionId']}
      >
        {(of) => (
          <>
            <input type="hidden" name="sectionId" value={chosen[0]?.id ?? ''} />
            {of('sectionId') ? (
              <p className="small bad" role="alert">
                {of('sectionId')}
              </p>
            ) : null}
            <TextField
              name="title"
              label={words.proposeHeading}
              maxLength={100}
              defaultValue={[...entry.title].slice(0, 100).join('')}
              error={of('title')}
            />
            <TextArea
              name="body"
              label={words.proposeBody}
              rows={5}
              limit={ANSWER_LIMIT}
              defaultValue={body}
              error={of('body')}
            />
          </>
        )}
      </SavedForm>
    </>
  );
}
