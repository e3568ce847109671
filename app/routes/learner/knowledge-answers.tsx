/** The answer that counts: as moderators put it with the first words one tap away, else as it was written. */
import { ChatSections } from '~/chat/chat-sections';
import type { KnowledgePage, OfficialAnswer } from '~/knowledge/knowledge';
import { Badge } from '~/ui/badge';
import { Card } from '~/ui/card';
import { useFormat, useWords } from '~/words/words';

export function Answer({ answer }: { answer: OfficialAnswer }) {
  const { entry } = useWords().knowledge;
  const format = useFormat();
  return (
    <div className="answer">
      <p className="line wrap small">
        <Badge tone="good" icon="check">
          {entry.official}
        </Badge>
        <span>
          {entry.askedBy(answer.author.name, answer.author.department, format.date(answer.createdAt))}
        </span>
      </p>
      <p className="prewrap">{answer.body}</p>
    </div>
  );
}

export function KnowledgeAnswers({ entry }: { entry: KnowledgePage }) {
  const { entry: words } = useWords().knowledge;
  const { edited, answers, question } = entry;
  const all = answers.flatMap(({ sections }) => sections);
  const sections = [...new Map(all.map((section) => [section.id, section])).values()];
  return (
    <Card title={words.official} className="knowledge-answer">
      {edited?.answer ? (
        <>
          <p className="prewrap">{edited.answer}</p>
          <p className="small quiet">
            <Badge icon="edit">{words.edited}</Badge> {words.editedNote}
          </p>
          <details>
            <summary className="text-button">{words.original}</summary>
            <div className="stack">
              <p>
                <b>{words.question}</b> {question.body}
              </p>
              {answers.map((answer) => (
                <Answer key={answer.id} answer={answer} />
              ))}
            </div>
          </details>
        </>
      ) : (
        answers.map((answer) => <Answer key={answer.id} answer={answer} />)
      )}
      {sections.length > 0 ? (
        <div className="stack tight">
          <p className="small strong">{words.sections}</p>
          <ChatSections sections={sections} />
        </div>
      ) : null}
    </Card>
  );
}
