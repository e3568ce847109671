/** Choosing what an entry is told with: others of the lesson, or what is searched for. */
import { useFetcher } from '@remix-run/react';
import { useState } from 'react';
import { Button } from '~/ui/button';
import { Choices } from '~/ui/check';
import { TextField } from '~/ui/text-field';
import { useWords } from '~/words/words';
import { SavedForm } from '../saved-form';

export interface MergeChoice {
  id: string;
  title: string;
  lessonTitle: string;
}

interface KnowledgeMergeProps {
  id: string;
  into: readonly MergeChoice[];
  onSaved(): void;
}

export function KnowledgeMerge({ id, into, onSaved }: KnowledgeMergeProps) {
  const { knowledge, common } = useWords();
  const words = knowledge.entry;
  const [chosen, setChosen] = useState('');
  const search = useFetcher<{ into: MergeChoice[] }>();
  const found = search.data?.into ?? into;
  return (
    <div className="stack">
      <p className="small">{words.mergeNote}</p>
      <search.Form className="search-line" role="search" action={`/knowledge/${id}`}>
        <TextField
          name="with"
          type="search"
          label={words.mergeSearch}
          hideLabel
          placeholder={words.mergeSearch}
          icon="search"
          fieldClassName="grow"
          maxLength={100}
        />
        <Button type="submit" busy={search.state !== 'idle'}>
          {common.act.search}
        </Button>
      </search.Form>
      {found.length === 0 ? (
        <p className="small quiet" role="status">
          {words.mergeNone}
        </p>
      ) : (
        <SavedForm
          intent="merge"
          act={words.mergeAct}
          variant="primary"
          block
          say={() => words.mergedHere}
          onSaved={onSaved}
          fields={['otherId']}
        >
          {(of) => (
            <Choices
              name="otherId"
              legend={words.mergeTitle}
              hideLegend
              value={chosen}
              onChoose={setChosen}
              choices={found.map(({ id: value, title, lessonTitle }) => ({
                ...{ value, label: title, hint: lessonTitle },
              }))}
              {...(of('otherId') ? { error: of('otherId')! } : {})}
            />
          )}
        </SavedForm>
      )}
    </div>
  );
}
