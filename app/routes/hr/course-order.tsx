/** The lessons of a course in their order: moved by buttons, said aloud, sent as repeated `lessonIds`. */
import { useState } from 'react';
import { Button } from '~/ui/button';
import { IconButton } from '~/ui/icon-button';
import { Badge } from '~/ui/badge';
import { SelectField } from '~/ui/select-field';
import { useFormat, useWords } from '~/words/words';
import type { OrderedLesson } from './course-facts.server';

interface CourseOrderProps {
  lessons: OrderedLesson[];
  choices: OrderedLesson[];
  error?: string | undefined;
}

export function CourseOrder({ lessons, choices, error }: CourseOrderProps) {
  const words = useWords().hr.courses;
  const format = useFormat();
  const [order, setOrder] = useState(lessons);
  const [picked, setPicked] = useState('');
  const [said, setSaid] = useState('');
  const all = [...lessons, ...choices];
  const left = all.filter(({ id }) => !order.some((lesson) => lesson.id === id));

  const move = (at: number, by: -1 | 1) => {
    const lesson = order[at];
    const other = order[at + by];
    if (!lesson || !other) return;
    const next = [...order];
    next[at] = other;
    next[at + by] = lesson;
    setOrder(next);
    setSaid(words.moved(lesson.title, at + by + 1));
  };
  const add = () => {
    const lesson = left.find(({ id }) => id === picked);
    if (!lesson) return;
    setOrder([...order, lesson]);
    setPicked('');
    setSaid(words.moved(lesson.title, order.length + 1));
  };

  return (
    <>
      <p className="small quiet">{words.orderLead}</p>
      {order.length === 0 ? <p className="small">{words.noLessons}</p> : null}
      <ol className="rows">
        {order.map((lesson, at) => (
          <li key={lesson.id} className="split wrap pair">
            <input type="hidden" name="lessonIds" value={lesson.id} />
            <span>
              <b>
                {at + 1}. {lesson.title}
              </b>
              <span className="small row-note">
                {lesson.durationSeconds === null ? (
                  <Badge tone="warn">{words.notLive}</Badge>
                ) : (
                  format.duration(lesson.durationSeconds)
                )}
              </span>
            </span>
            <span className="line">
              <IconButton
                icon="chevron-up"
                label={words.up(lesson.title)}
                aria-disabled={at === 0}
                onClick={() => move(at, -1)}
              />
              <IconButton
                icon="chevron-down"
                label={words.down(lesson.title)}
                aria-disabled={at === order.length - 1}
                onClick={() => move(at, 1)}
              />
              <IconButton
                icon="close"
                label={words.take(lesson.title)}
                onClick={() => setOrder(order.filter(({ id }) => id !== lesson.id))}
              />
            </span>
          </li>
        ))}
      </ol>
      <p className="hidden" role="status">
        {said}
      </p>
      {error ? (
        <p className="small bad" role="alert">
          {error}
        </p>
      ) : null}
      {left.length === 0 ? (
        <p className="small quiet">{words.noMore}</p>
      ) : (
        <div className="stack">
          <SelectField
            label={words.add}
            emptyLabel={words.addEmpty}
            value={picked}
            onChange={(event) => setPicked(event.currentTarget.value)}
            options={left.map(({ id, title, otherCourse }) => ({
              value: id,
              label: otherCourse ? words.fromCourse(title, otherCourse) : title,
            }))}
          />
          <Button icon="plus" disabled={picked === ''} onClick={add}>
            {words.addAct}
          </Button>
        </div>
      )}
    </>
  );
}
