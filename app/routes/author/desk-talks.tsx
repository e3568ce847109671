import { Link } from '@remix-run/react';
import type { TalkLine } from '~/chat/list-talks.server';
import { Badge } from '~/ui/badge';
import { Card } from '~/ui/card';
import { ConfirmButton } from '~/ui/confirm-button';
import { EmptyState } from '~/ui/empty-state';
import { useToast } from '~/ui/toast';
import { useFormat, useWords } from '~/words/words';
import { SearchLine } from '../search-line';
import { DeskAct } from './desk-act';

const MOST_TALKS = 100;

/** The talks one looks after; those that are closed, slowed or off come first. */
export function DeskTalks({ talks, query }: { talks: TalkLine[]; query: string }) {
  const words = useWords().chatDesk.talks;
  return (
    <>
      <SearchLine
        name="query"
        value={query}
        label={words.search}
        placeholder={words.searchHint}
        maxLength={60}
        keep={{ tab: 'talks' }}
      />
      {talks.length === 0 ? (
        <EmptyState icon={query ? 'search' : 'lesson'} title={query ? words.none : words.empty}>
          {query ? words.noneNote : null}
        </EmptyState>
      ) : (
        <Card>
          <ul className="rows">
            {talks.map((talk) => (
              <li key={talk.lessonId} className="split wrap">
                <TalkFacts talk={talk} />
                <TalkActs talk={talk} />
              </li>
            ))}
          </ul>
          {talks.length === MOST_TALKS ? <p className="small quiet">{words.most}</p> : null}
        </Card>
      )}
    </>
  );
}

function TalkFacts({ talk }: { talk: TalkLine }) {
  const words = useWords().chatDesk.talks;
  const format = useFormat();
  const note = [
    words.messages(format.number(talk.messages)),
    ...(talk.moderators ? [words.moderators(format.number(talk.moderators))] : []),
    ...(talk.experts ? [words.experts(format.number(talk.experts))] : []),
  ];
  return (
    <div className="row">
      <span className="grow">
        <Link className="link" to={`/lessons/${talk.lessonId}`}>
          {talk.title}
        </Link>
        <span className="small row-note">{note.join(' · ')}</span>
      </span>
      {talk.off ? <Badge tone="bad">{words.off}</Badge> : null}
      {talk.closed ? <Badge tone="warn">{words.closed}</Badge> : null}
      {talk.slowSeconds > 0 ? <Badge tone="warn">{words.slow(talk.slowSeconds)}</Badge> : null}
    </div>
  );
}

function TalkActs({ talk }: { talk: TalkLine }) {
  const { chatDesk, common } = useWords();
  const words = chatDesk.talks;
  const toast = useToast();
  const { lessonId, title } = talk;
  const act = (intent: 'reopen' | 'close' | 'slow-off' | 'on', label: string) => (
    <DeskAct
      label={label}
      name={`${title}, ${label}`}
      fields={{ intent, lessonId }}
      done={words.done[intent]}
    />
  );
  return (
    <div className="line wrap">
      {talk.off ? null : act(talk.closed ? 'reopen' : 'close', talk.closed ? words.reopen : words.close)}
      {talk.slowSeconds > 0 ? act('slow-off', words.slowOff) : null}
      {talk.manages && talk.off ? act('on', words.switchOn) : null}
      {talk.manages && !talk.off ? (
        <ConfirmButton
          label={words.switchOff}
          variant="outline"
          actVariant="danger"
          compact
          question={words.switchOffOf(title)}
          fields={{ intent: 'off', lessonId }}
          labels={{ close: common.act.close }}
          onDone={() => toast(words.done.off)}
        >
          {words.switchOffEffect}
        </ConfirmButton>
      ) : null}
      {talk.manages ? (
        <Link className="button outline compact" to={`/studio/${lessonId}/people`}>
          {words.people}
        </Link>
      ) : null}
    </div>
  );
}
