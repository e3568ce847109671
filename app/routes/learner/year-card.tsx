import type { YearTotal } from '~/credits/find-year-total.server';
import { TextLink } from '~/ui/button';
import { Card } from '~/ui/card';
import { ProgressRing } from '~/ui/progress-ring';
import { useFormat, useWords } from '~/words/words';

/** The year beside its target: ring, hours, what is left, points. */
export function YearCard({
  year,
  linked = true,
  title,
}: {
  year: YearTotal;
  linked?: boolean;
  title?: string;
}) {
  const { home, record, common } = useWords();
  const format = useFormat();
  const { recognisedMinutes: minutes, targetMinutes: target, points } = year;
  const left = Math.max(0, target - minutes);
  return (
    <Card
      title={title ?? home.year}
      action={
        linked ? (
          <TextLink to="/me" forward>
            {common.nav.record}
          </TextLink>
        ) : undefined
      }
    >
      <div className="line">
        <ProgressRing percent={target > 0 ? (minutes / target) * 100 : 100} label={home.year} />
        <div className="stack tight grow indent">
          <p className="display num">{format.minutes(minutes)}</p>
          <p className="small">
            {target === 0 ? (
              record.noTarget
            ) : left > 0 ? (
              <>
                {home.toGo(format.minutes(target))} <b>{format.minutes(left)}</b>
              </>
            ) : (
              home.reached(format.minutes(target))
            )}
          </p>
          <p className="small">
            {record.points} <b>{common.state.points(format.number(points))}</b>
          </p>
        </div>
      </div>
    </Card>
  );
}
