import { ANSWER_LIMIT, TITLE_LIMIT, type KnowledgePage } from '~/knowledge/knowledge';
import { TextArea } from '~/ui/text-field';
import { useWords } from '~/words/words';
import { SavedForm } from '../saved-form';

interface KnowledgeEditProps {
  entry: KnowledgePage;
  /** The last change that the page knew. */
  seen: number;
  onSaved(): void;
}

/** Better words for later readers; the talk stays as it is. */
export function KnowledgeEdit({ entry, seen, onSaved }: KnowledgeEditProps) {
  const { entry: words } = useWords().knowledge;
  const answer = entry.edited?.answer ?? entry.answers.map(({ body }) => body).join('\n');
  return (
    <>
      <p className="small">{words.editNote}</p>
      <SavedForm
        intent="edit"
        act={words.save}
        variant="primary"
        block
        say={() => words.saved}
        onSaved={onSaved}
        fields={['title', 'answer']}
      >
        {(of) => (
          <>
            <input type="hidden" name="seen" value={seen} />
            <TextArea
              name="title"
              label={words.titleField}
              rows={2}
              limit={TITLE_LIMIT}
              defaultValue={entry.title}
              error={of('title')}
            />
            <TextArea
              name="answer"
              label={words.answerField}
              rows={6}
              limit={ANSWER_LIMIT}
              defaultValue={answer}
              error={of('answer')}
            />
          </>
        )}
      </SavedForm>
    </>
  );
}
