/** What a lesson still lacks: each thing with the reason for the rule and the way to its field. */
import { Link } from '@remix-run/react';
import type { Failure, LessonView } from '~/lessons/lesson';
import { Icon } from '~/ui/icon';
import { useWords } from '~/words/words';
import { studioPlaces } from './studio-places';

type Listed = Pick<
  LessonView,
  'id' | 'failures' | 'captions' | 'uncheckedCaptions' | 'summary' | 'manualSectionIds'
>;

/** Publishing rules that fail, then what would make it better and keeps nobody from sending it. */
export function StudioChecklist({ lesson }: { lesson: Listed }) {
  const { studio, desk } = useWords();
  const { checklist } = desk;
  const { failures, captions, summary, manualSectionIds } = lesson;
  const unchecked = lesson.uncheckedCaptions ?? [];
  const better = [
    captions.length === 0 && !failures.some(({ code }) => code === 'captions-required') ? 'captions' : null,
    summary.trim() === '' ? 'summary' : null,
    manualSectionIds.length === 0 ? 'sections' : null,
  ].filter((code) => code !== null) as (keyof typeof checklist.better)[];
  const wishes = unchecked.length + better.length;
  if (failures.length + wishes === 0) return null;
  return (
    <details className="checklist-box">
      <summary>
        <span>
          {failures.length > 0 ? studio.submit.blockedList(failures.length) : checklist.betterList(wishes)}
        </span>
        {/* The phone's dock has no room for it under the button, which is read with it all the same. */}
        {failures[0] ? (
          <span className="first-reason" aria-hidden="true">
            {failures[0].message}
          </span>
        ) : null}
      </summary>
      <ul className="checklist">
        {failures.map((failure) => (
          <Line
            key={failure.code + failure.message}
            message={failure.message}
            {...about(failure, checklist)}
          />
        ))}
        {unchecked.map(({ lang, lines }) => (
          <li key={lang} className="todo">
            <Icon name="alert" size="mini" />
            <span>
              {checklist.unchecked.message(lines)} <span className="quiet">{checklist.unchecked.why}</span>{' '}
              <Link className="link touch" to={`/studio/${lesson.id}/captions?lang=${lang}`}>
                {checklist.unchecked.go}
              </Link>
            </span>
          </li>
        ))}
        {better.map((code) => (
          <Line key={code} {...checklist.better[code]} place={code === 'captions' ? 'captions' : 'about'} />
        ))}
      </ul>
    </details>
  );
}

function about({ code }: Failure, { why }: { why: Record<string, string> }) {
  const place =
    code === 'captions-required'
      ? ('captions' as const)
      : code === 'question-incomplete'
        ? ('questions' as const)
        : code === 'title-missing' || code === 'policy-unmeetable'
          ? ('about' as const)
          : ('video' as const);
  return { why: why[code] ?? '', place };
}

function Line({ message, why, place }: { message: string; why: string; place: keyof typeof studioPlaces }) {
  const { checklist } = useWords().desk;
  return (
    <li className="todo">
      <Icon name="alert" size="mini" />
      <span>
        {message} <span className="quiet">{why}</span>{' '}
        <a className="link touch" href={`#${studioPlaces[place]}`}>
          {checklist.go[place]}
        </a>
      </span>
    </li>
  );
}
