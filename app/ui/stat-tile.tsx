// Figures over a table or report: label, figure with a small unit, one line of denominator or last year.
import type { ReactNode } from 'react';

export type StatTileProps = { label: string; figure: ReactNode; unit?: string; note?: ReactNode };

export function StatTile({ label, figure, unit, note }: StatTileProps) {
  return (
    <div className="tile">
      <dt className="small">{label}</dt>
      <dd className="figure">
        {figure}
        <wbr />
        {unit ? <small>{unit}</small> : null}
      </dd>
      {note ? <dd className="tiny">{note}</dd> : null}
    </div>
  );
}

/** Tiles share one card, split by lines: two by two on the phone, one line on the desk. */
export function StatTiles({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <dl className="card tiles flush" aria-label={label}>
      {children}
    </dl>
  );
}
