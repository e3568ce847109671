/** A chart's figures as a table, folded under it, for whoever would rather read. */
export type ChartTableProps = {
  summary: string;
  /** Of the line's name first, then of its figures. */
  heads: readonly string[];
  rows: readonly (readonly [name: string, ...figures: string[]])[];
};

export function ChartTable({ summary, heads, rows }: ChartTableProps) {
  return (
    <details>
      <summary className="text-button">{summary}</summary>
      <table className="table">
        <thead>
          <tr>
            {heads.map((head, index) => (
              <th key={head} scope="col" className={index > 0 ? 'n' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...figures]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {figures.map((figure, index) => (
                <td key={index} className="n">
                  {figure}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
