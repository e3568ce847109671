/** Questions that nobody has answered for two working days, the longest first. */
import { Link, useLoaderData } from '@remix-run/react';
import {
  listWaitingQuestions,
  WAITING_A_PAGE,
  type WaitingQuestion,
} from '~/knowledge/list-waiting-questions.server';
import { lessonAt } from '~/chat/page-path';
import { waitingQuery } from '~/knowledge/schema';
import { parseInput } from '~/platform/form';
import { Card } from '~/ui/card';
import { DataTable, type Column } from '~/ui/data-table';
import { EmptyState } from '~/ui/empty-state';
import { Pager } from '~/ui/pager';
import { useFormat, useWords } from '~/words/words';
import { pageLoader } from '../door.server';
import { pageTitle } from '../page-title';
import { HrFrame } from './hr-frame';

export const loader = pageLoader(async ({ context, person, url }) => {
  const { page } = parseInput(waitingQuery, Object.fromEntries(url.searchParams));
  const { items, total } = await listWaitingQuestions({ ...context, person, page });
  return { items, total, page, pages: Math.max(1, Math.ceil(total / WAITING_A_PAGE)) };
}, 'hr.desk');

export const meta = pageTitle((words) => words.knowledge.hr.title);

export default function WaitingQuestions() {
  const { items, total, page, pages } = useLoaderData<typeof loader>();
  const { knowledge, common } = useWords();
  const words = knowledge.hr;
  const format = useFormat();
  const columns: Column<WaitingQuestion>[] = [
    {
      key: 'question',
      label: words.columns.question,
      wrap: true,
      cell: ({ body, lessonId, mediaSecond }) => (
        <Link className="link" to={lessonAt(lessonId, mediaSecond)}>
          {body}
        </Link>
      ),
    },
    {
      key: 'days',
      label: words.columns.days,
      numeric: true,
      cell: ({ daysWaiting }) => words.days(format.number(daysWaiting)),
    },
    {
      key: 'lesson',
      label: words.columns.lesson,
      wrap: true,
      cell: ({ lessonTitle, mediaSecond }) =>
        mediaSecond === null ? lessonTitle : `${lessonTitle} ${format.clock(mediaSecond)}`,
    },
    {
      key: 'department',
      label: words.columns.department,
      cell: ({ department, authorName }) => `${department} ${authorName}`,
    },
    {
      key: 'me-too',
      label: words.columns.meToo,
      numeric: true,
      cell: ({ meToo }) => format.number(meToo),
    },
  ];
  const at = (to: number) => (to === 1 ? '/hr/questions' : `/hr/questions?page=${to}`);
  return (
    <HrFrame title={words.title} note={words.note(format.number(total))}>
      <p className="small">{words.lead}</p>
      <Card flush label={words.title}>
        <DataTable
          caption={words.caption(format.number(total))}
          columns={columns}
          rows={items}
          rowKey={({ id }) => id}
          empty={
            <EmptyState icon="check-circle" title={words.empty}>
              {words.emptyNote}
            </EmptyState>
          }
        />
      </Card>
      {pages > 1 ? (
        <Pager
          labels={{ ...common.pager, nav: common.pager.label }}
          position={common.pager.position(format.number(page), format.number(pages))}
          {...(page > 1 ? { previousTo: at(page - 1) } : {})}
          {...(page < pages ? { nextTo: at(page + 1) } : {})}
        />
      ) : null}
    </HrFrame>
  );
}
