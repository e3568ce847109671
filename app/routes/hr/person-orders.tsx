/** The orders of a person, newest first; one that is still to come may be cancelled. */
import type { EmployeeOrder } from '~/people/find-employee.server';
import { Badge } from '~/ui/badge';
import { ConfirmButton } from '~/ui/confirm-button';
import { useToast } from '~/ui/toast';
import { useFormat, useWords } from '~/words/words';

export function PersonOrders({ orders }: { orders: EmployeeOrder[] }) {
  const { roster, common } = useWords();
  const { order: words } = roster;
  const format = useFormat();
  const toast = useToast();
  const current = orders.find(({ ahead }) => !ahead);
  return (
    <>
      <h3>{words.history}</h3>
      {orders.length === 0 ? <p className="small quiet">{words.none}</p> : null}
      <ol className="rows" aria-label={words.historyCount(format.number(orders.length))}>
        {orders.map((order) => {
          const day = format.day(order.effectiveOn);
          const parts = [order.grade, order.position, order.employmentCategory].filter(Boolean);
          return (
            <li key={order.effectiveOn} className="split wrap pair">
              <span>
                <b>{order.departmentName}</b> {order.ahead ? <Badge tone="warn">{words.ahead}</Badge> : null}
                {order === current ? <Badge tone="good">{words.current}</Badge> : null}
                <span className="small row-note">{[day, ...parts].join(' · ')}</span>
              </span>
              {order.ahead ? (
                <ConfirmButton
                  label={words.cancel}
                  variant="outline"
                  actVariant="danger"
                  compact
                  question={words.cancelQuestion(day)}
                  fields={{ intent: 'cancel-order', effectiveOn: order.effectiveOn }}
                  labels={{ close: common.act.close }}
                  onDone={() => toast(words.cancelled)}
                >
                  {words.cancelEffect}
                </ConfirmButton>
              ) : null}
            </li>
          );
        })}
      </ol>
    </>
  );
}
