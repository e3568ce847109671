// One line of the ledger that opens to its reasons.
import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon } from './icon';

export type LedgerEntryProps = {
  title: ReactNode;
  /** Date · kind. */
  meta: ReactNode;
  /** With its sign and unit: "+8분", "−6분". */
  amount: string;
  /** Taken away. */
  minus?: boolean;
  open?: boolean;
  id?: string;
  children?: ReactNode;
};

export function LedgerEntry({ title, meta, amount, minus, open, id, children }: LedgerEntryProps) {
  return (
    <details open={open} id={id}>
      <summary>
        <span className="grow">
          <b>{title}</b>
          <span className="small">{meta}</span>
        </span>
        <span className={classNames('amount', minus && 'minus')}>{amount}</span>
        <Icon name="chevron-down" />
      </summary>
      <div className="why stack">{children}</div>
    </details>
  );
}

export function Ledger({ children }: { children: ReactNode }) {
  return <div className="card ledger">{children}</div>;
}
