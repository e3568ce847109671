/** One answered question: question, answer, manual, the moment of the lesson; for its moderators what they may do with it. */
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findKnowledge } from '~/knowledge/find-knowledge.server';
import { listKnowledge } from '~/knowledge/list-knowledge.server';
import { listProposalsOf } from '~/knowledge/list-proposals.server';
import { lessonAt } from '~/chat/page-path';
import { Badge } from '~/ui/badge';
import { Row } from '~/ui/row';
import { useFormat, useWords } from '~/words/words';
import { pageAction, pageLoader } from '../door.server';
import { Frame } from '../frame';
import { pageTitle } from '../page-title';
import { changeKnowledge } from './change-knowledge.server';
import { KnowledgeAnswers } from './knowledge-answers';
import { KnowledgeDesk } from './knowledge-desk';
import { KnowledgeMerged } from './knowledge-merged';

export const loader = pageLoader(async ({ context, person, params, url }) => {
  const entry = await findKnowledge({ ...context, person, id: params['id'] ?? '' });
  if ('toldWith' in entry) throw redirect(`/knowledge/${entry.toldWith}`);
  // `?with=`: what a moderator looks for to merge this one into.
  const query = url.searchParams.get('with')?.slice(0, 100) ?? '';
  const [proposals, others] = entry.moderator
    ? await Promise.all([
        listProposalsOf({ ...context, person, questionId: entry.id }),
        listKnowledge({
          ...context,
          person,
          filter: query ? { query } : { lessonId: entry.lessonId },
          take: 10,
        }),
      ])
    : [[], { items: [] }];
  const into = others.items
    .filter(({ id }) => id !== entry.id)
    .map(({ id, title, lessonTitle }) => ({ id, title, lessonTitle }));
  return { entry, proposals, into };
});

export const action = pageAction(({ context, person, params }, form) =>
  changeKnowledge({ context, person }, params['id'] ?? '', form),
);

export const meta = pageTitle<typeof loader>((words, data) => data?.entry.title ?? words.knowledge.title);

export default function KnowledgeEntry() {
  const { entry, proposals, into } = useLoaderData<typeof loader>();
  const { knowledge } = useWords();
  const words = knowledge.entry;
  const format = useFormat();
  const { question, mediaSecond, lessonTitle, lessonId, live, meToo } = entry;
  const where = mediaSecond === null ? lessonTitle : `${lessonTitle} ${format.clock(mediaSecond)}`;
  const { name, department } = question.author;
  return (
    <Frame title={entry.title} back={{ to: '/knowledge', label: knowledge.title }}>
      <div className="stack wide">
        <p className="line wrap small">
          <Badge tone="good" icon="check">
            {knowledge.states.answered}
          </Badge>
          <span>{words.askedBy(name, department, format.date(question.createdAt))}</span>
          {meToo > 0 ? <span>{knowledge.meToo(format.number(meToo))}</span> : null}
        </p>
        <KnowledgeAnswers entry={entry} />
        <div className="card rows">
          {live ? (
            <Row
              icon="play"
              to={lessonAt(lessonId, mediaSecond)}
              title={mediaSecond === null ? lessonTitle : words.place}
              note={mediaSecond === null ? words.placeGone : where}
            />
          ) : (
            <Row icon="lesson" title={lessonTitle} note={words.notLive} />
          )}
        </div>
        <KnowledgeMerged merged={entry.merged} moderator={entry.moderator} />
        {entry.moderator ? <KnowledgeDesk entry={entry} proposals={proposals} into={into} /> : null}
      </div>
    </Frame>
  );
}
