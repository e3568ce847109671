/** 교육훈련 실적 of a year: how far it has come, its entries filtered and paged, and the downloads. */
import { useLoaderData } from '@remix-run/react';
import { countOverdueQuestions } from '~/knowledge/count-overdue-questions.server';
import { parseInput } from '~/platform/form';
import { findYearStanding } from '~/reports/find-year-standing.server';
import { listTrainingRecord, RECORD_PAGE_ROWS } from '~/reports/list-training-record.server';
import { recordQuery } from '~/reports/schema';
import { Card } from '~/ui/card';
import { Pager } from '~/ui/pager';
import { Row } from '~/ui/row';
import { useFormat, useWords } from '~/words/words';
import { pageLoader } from '../door.server';
import { HrFrame } from './hr-frame';
import { RecordDownload } from './record-download';
import { RecordFilters } from './record-filters';
import { RecordTable } from './record-table';
import { RecordTiles } from './record-tiles';
import { pageTitle } from '../page-title';

export const meta = pageTitle((words) => words.hr.record.title);

export const loader = pageLoader(async ({ context, person, url }) => {
  const filter = parseInput(recordQuery, Object.fromEntries(url.searchParams));
  const found = await listTrainingRecord({ ...context, person, filter });
  const { year } = found;
  const [standing, before, overdue] = await Promise.all([
    findYearStanding({ ...context, person, ...filter, year }),
    found.years.includes(year - 1)
      ? findYearStanding({ ...context, person, ...filter, year: year - 1 })
      : null,
    countOverdueQuestions({ ...context, person }),
  ]);
  return {
    ...found,
    now: context.now,
    filter: { year, department: filter.department, query: filter.query },
    standing,
    before: before?.ratePercent ?? null,
    overdue,
    from: found.rows.length === 0 ? 0 : (found.page - 1) * RECORD_PAGE_ROWS + 1,
  };
}, 'record.read-others');

export default function TrainingRecord() {
  const {
    now,
    year,
    years,
    departments,
    filter,
    standing,
    before,
    overdue,
    rows,
    totals,
    page,
    pages,
    from,
  } = useLoaderData<typeof loader>();
  const { hr, knowledge, common } = useWords();
  const format = useFormat();
  const to = (target: number) => {
    const { department, query } = filter;
    const given = { year: String(year), department, query, page: String(target) };
    return `?${new URLSearchParams(Object.entries(given).filter(([, value]) => value !== ''))}`;
  };
  const [first, last, all] = [from, from + rows.length - (from ? 1 : 0), totals.entries].map((n) =>
    format.number(n),
  );
  return (
    <HrFrame
      title={hr.record.title}
      note={common.state.asOf(format.dateTime(now))}
      actions={<RecordDownload year={year} department={filter.department} />}
    >
      {overdue > 0 ? (
        <Row
          tone="warn"
          icon="help"
          to="/hr/questions"
          title={knowledge.hr.overdue(format.number(overdue))}
        />
      ) : null}
      <RecordFilters filter={filter} years={years} departments={departments} />
      <RecordTiles
        year={year}
        department={filter.department}
        standing={standing}
        before={before}
        found={totals}
      />
      <Card flush label={hr.record.table}>
        <RecordTable
          rows={rows}
          year={year}
          filtered={filter.department !== '' || filter.query !== ''}
          caption={hr.record.caption(year, all!, first!, last!)}
          totals={totals}
        />
        {pages > 1 ? (
          <Pager
            labels={{ nav: common.pager.label, previous: common.pager.previous, next: common.pager.next }}
            position={common.pager.position(format.number(page), format.number(pages))}
            range={common.pager.range(first!, last!, all!)}
            {...(page > 1 ? { previousTo: to(page - 1) } : {})}
            {...(page < pages ? { nextTo: to(page + 1) } : {})}
          />
        ) : null}
      </Card>
      <p className="small quiet">{hr.record.logged}</p>
    </HrFrame>
  );
}
