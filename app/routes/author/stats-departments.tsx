import type { DepartmentFigures } from '~/reports/lesson-stats';
import { BarChart } from '~/ui/bar-chart';
import { useFormat, useWords } from '~/words/words';

export function StatsDepartments({ departments }: { departments: DepartmentFigures[] }) {
  const { stats, common } = useWords();
  const text = stats.departments;
  const format = useFormat();
  return (
    <BarChart
      title={text.title}
      note={text.note}
      sentence={text.sentence(departments.length)}
      headingLevel={2}
      max={Math.max(...departments.map(({ began }) => began))}
      bars={departments.map(({ name, began, completed }) => ({
        label: name ?? text.others,
        value: completed,
        display: text.count(format.number(completed), format.number(began)),
        highlight: name !== null,
      }))}
      table={{
        summary: common.act.asTable,
        labelHead: text.heads.department,
        valueHead: text.heads.people,
      }}
    />
  );
}
