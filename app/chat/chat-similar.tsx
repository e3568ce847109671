/** Over the line one asks in: what was asked before. It may be closed, and never stands in the way of sending. */
import { useState } from 'react';
import { Badge } from '~/ui/badge';
import { Button, LinkButton } from '~/ui/button';
import { Icon } from '~/ui/icon';
import { IconButton } from '~/ui/icon-button';
import { Sheet } from '~/ui/sheet';
import { useFormat, useWords } from '~/words/words';
import type { SimilarQuestion } from './question';

interface ChatSimilarProps {
  items: readonly SimilarQuestion[];
  lessonId: string;
  onDismiss(): void;
  onJump(second: number): void;
  onMeToo(id: string): void;
}

export function ChatSimilar({ items, lessonId, onDismiss, onJump, onMeToo }: ChatSimilarProps) {
  const { knowledge, common } = useWords();
  const words = knowledge.talk.similar;
  const [open, setOpen] = useState<SimilarQuestion | null>(null);
  const stateOf = ({ answer }: SimilarQuestion) => (answer ? 'answered' : 'waiting');
  return (
    <>
      <p className="hidden" role="status">
        {items.length > 0 ? words.found(items.length) : ''}
      </p>
      {items.length > 0 ? (
        <div className="over similar" role="group" aria-label={words.title}>
          <p className="small strong">{words.title}</p>
          <IconButton icon="close" label={words.close} onClick={onDismiss} />
          <ul>
            {items.map((item) => (
              <li key={item.id}>
                <button
                  type="button"
                  className="similar-open"
                  aria-haspopup="dialog"
                  aria-label={words.open(item.body, knowledge.states[stateOf(item)])}
                  onClick={() => setOpen(item)}
                >
                  <Icon name={item.answer ? 'check-circle' : 'clock'} size="mini" />
                  <span className="grow">{item.body}</span>
                  <Icon name="chevron-right" size="mini" />
                </button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <Sheet
        open={open !== null}
        onClose={() => setOpen(null)}
        title={open?.body ?? ''}
        closeLabel={common.act.close}
      >
        {open ? (
          <SimilarAnswer
            item={open}
            here={open.lessonId === lessonId}
            onAsk={() => {
              setOpen(null);
              onDismiss();
            }}
            onJump={(second) => {
              setOpen(null);
              onJump(second);
            }}
            onMeToo={(id) => {
              setOpen(null);
              onMeToo(id);
            }}
          />
        ) : null}
      </Sheet>
    </>
  );
}

interface SimilarAnswerProps extends Pick<ChatSimilarProps, 'onJump' | 'onMeToo'> {
  item: SimilarQuestion;
  here: boolean;
  onAsk(): void;
}

function SimilarAnswer({ item, here, onAsk, onJump, onMeToo }: SimilarAnswerProps) {
  const { knowledge } = useWords();
  const words = knowledge.talk.similar;
  const format = useFormat();
  const { answer, mediaSecond, meToo } = item;
  return (
    <div className="stack">
      <p className="small">
        {here ? words.here : item.lessonTitle}
        {mediaSecond === null ? null : ` ${format.clock(mediaSecond)}`}
        {meToo > 0 ? ` · ${knowledge.meToo(format.number(meToo))}` : null}
      </p>
      {answer ? (
        <div className="answer">
          <div className="line wrap">
            <Badge tone="good" icon="check">
              {knowledge.entry.official}
            </Badge>
            <span className="small">{answer.author}</span>
          </div>
          <p>{answer.body}</p>
        </div>
      ) : (
        <p>{words.noAnswer}</p>
      )}
      {here && mediaSecond !== null ? (
        <Button icon="play" block onClick={() => onJump(mediaSecond)}>
          {words.goThere}
        </Button>
      ) : null}
      {!here && answer ? (
        <LinkButton to={`/knowledge/${item.id}`} icon="book" block>
          {words.read}
        </LinkButton>
      ) : null}
      {!answer ? (
        <Button icon="thumb-up" block onClick={() => onMeToo(item.id)}>
          {words.wantToo}
        </Button>
      ) : null}
      <Button variant="outline" block onClick={onAsk}>
        {words.ask}
      </Button>
    </div>
  );
}
