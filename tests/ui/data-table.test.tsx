// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { DataTable } from '../../app/ui/data-table';
import { EmptyState } from '../../app/ui/empty-state';

afterEach(cleanup);

type Line = { id: string; name: string; minutes: string };
const columns = [
  { key: 'id', label: '사번', cell: (row: Line) => row.id },
  { key: 'name', label: '이름', cell: (row: Line) => row.name },
  { key: 'minutes', label: '인정시간', numeric: true, cell: (row: Line) => row.minutes, total: '2시간' },
];
const rows = [
  { id: '0012047', name: '박서윤', minutes: '1시간 20분' },
  { id: '0009318', name: '', minutes: '40분' },
];

test('rows are named by their first cell, every other cell knows its label, nothing is a dash', () => {
  render(
    <DataTable caption="실적" columns={columns} rows={rows} rowKey={(row) => row.id} totalLabel="계 2건" />,
  );
  const region = screen.getByRole('region', { name: '실적' });
  expect(region.tabIndex).toBe(0);
  expect(
    within(region)
      .getAllByRole('rowheader')
      .map((cell) => cell.textContent),
  ).toEqual(['0012047', '0009318', '계 2건']);
  expect(
    within(region)
      .getAllByRole('cell')
      .map((cell) => [cell.getAttribute('data-label'), cell.textContent]),
  ).toEqual([
    ['이름', '박서윤'],
    ['인정시간', '1시간 20분'],
    ['이름', '-'],
    ['인정시간', '40분'],
    [null, ''],
    ['인정시간', '2시간'],
  ]);
});

test('without rows it says so instead of showing an empty head', () => {
  render(
    <DataTable
      caption="실적"
      columns={columns}
      rows={[]}
      rowKey={(row) => row.id}
      empty={<EmptyState icon="table" title="조건에 맞는 실적이 없습니다" />}
    />,
  );
  expect(screen.queryByRole('table')).toBeNull();
  expect(screen.getByText('조건에 맞는 실적이 없습니다')).toBeTruthy();
});
