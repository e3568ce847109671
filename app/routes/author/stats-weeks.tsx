import type { WeekFigures } from '~/reports/lesson-stats';
import { ColumnChart } from '~/ui/bar-chart';
import { useFormat, useWords } from '~/words/words';

export function StatsWeeks({ weeks }: { weeks: WeekFigures[] }) {
  const { stats, common } = useWords();
  const text = stats.weeks;
  const format = useFormat();
  if (weeks.length === 0) return null;
  const sum = (of: 'began' | 'completed') =>
    format.number(weeks.reduce((total, week) => total + week[of], 0));
  const label = (week: string) => `${Number(week.slice(5, 7))}/${Number(week.slice(8))}`;
  return (
    <ColumnChart
      title={text.title(sum('completed'))}
      note={text.note}
      sentence={text.sentence(sum('completed'), sum('began'))}
      headingLevel={2}
      bars={weeks.map(({ week, began, completed }, index) => ({
        label: label(week),
        short: index % 3 === 2 ? label(week) : '\u00a0',
        value: completed,
        display: format.number(completed),
        note: text.began(format.number(began)),
        highlight: index === weeks.length - 1,
      }))}
      table={{ summary: common.act.asTable, labelHead: text.heads.week, valueHead: text.heads.completed }}
    />
  );
}
