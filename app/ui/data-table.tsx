// A table on the desk, cards of label and value under 1024. Numbers stand right and tabular, the first column is the row's
// header, the totals lie under a line in ink. Roles are written out because the cards change how the elements are laid out.
import { Link, type LinkProps } from '@remix-run/react';
import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon } from './icon';

export type Column<Row> = {
  key: string;
  label: string;
  cell: (row: Row) => ReactNode;
  /** Right, tabular. */
  numeric?: boolean;
  /** May take several lines; others stay on one. */
  wrap?: boolean;
  /** What stands in the totals row. */
  total?: ReactNode;
  /** Sorting is an address. */
  sort?: { to: LinkProps['to']; order?: 'ascending' | 'descending' };
};

export type DataTableProps<Row> = {
  /** What the table holds and how many: only heard. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Label of the totals row, in place of the first column's total. */
  totalLabel?: ReactNode;
  /** Must stay wide on the phone too: it then scrolls in its own region. */
  keepWide?: boolean;
  /** Long tables scroll in their own region under a head that stays. */
  tall?: boolean;
  roomy?: boolean;
  chosen?: (row: Row) => boolean;
  /** In place of the table when there are no rows: an <EmptyState>. */
  empty?: ReactNode;
};

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, totalLabel, keepWide, tall, roomy, chosen, empty } = props;
  if (rows.length === 0 && empty) return <>{empty}</>;
  const [first, ...others] = columns;
  const hasTotals = totalLabel !== undefined || columns.some((column) => column.total !== undefined);
  return (
    <div className={classNames('table-wrap', tall && 'tall')} tabIndex={0} role="region" aria-label={caption}>
      <table className={classNames('table', !keepWide && 'as-cards', roomy && 'roomy')} role="table">
        <caption className="hidden">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row" className={chosen?.(row) ? 'chosen' : undefined}>
              {first ? (
                <th
                  scope="row"
                  role="rowheader"
                  className={classNames(first.numeric && 'n num', first.wrap && 'wrap')}
                >
                  {first.cell(row)}
                </th>
              ) : null}
              {others.map((column) => (
                <td
                  key={column.key}
                  role="cell"
                  data-label={column.label}
                  className={classNames(column.numeric && 'n', column.wrap && 'wrap')}
                >
                  {wrapped(column.cell(row))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {hasTotals ? (
          <tfoot role="rowgroup">
            <tr role="row">
              <th scope="row" role="rowheader">
                {totalLabel ?? first?.total}
              </th>
              {others.map((column) => (
                <td
                  key={column.key}
                  role="cell"
                  data-label={column.total === undefined ? undefined : column.label}
                  className={column.numeric ? 'n' : undefined}
                >
                  {column.total === undefined ? null : wrapped(column.total)}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}

/** One element per cell, so that as a card the label and the value stay two parts. */
function wrapped(content: ReactNode): ReactNode {
  return content === null || content === undefined || content === '' ? (
    <span>-</span>
  ) : (
    <span>{content}</span>
  );
}

function HeadCell<Row>({ column }: { column: Column<Row> }) {
  const { sort } = column;
  return (
    <th
      scope="col"
      role="columnheader"
      className={column.numeric ? 'n' : undefined}
      aria-sort={sort ? (sort.order ?? 'none') : undefined}
    >
      {sort ? (
        <Link to={sort.to} preventScrollReset>
          {column.label}
          {sort.order ? <Icon name={sort.order === 'descending' ? 'chevron-down' : 'chevron-up'} /> : null}
        </Link>
      ) : (
        column.label
      )}
    </th>
  );
}
