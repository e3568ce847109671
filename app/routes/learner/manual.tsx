/** A job manual to read: contents, text with anchors for every section, and the lessons made from it. */
import { useLoaderData } from '@remix-run/react';
import { listLessonsOfManual } from '~/lessons/list-lessons-of-manual.server';
import { findManual } from '~/manuals/find-manual.server';
import { sectionAnchor, type SectionNode } from '~/manuals/manual';
import { renderManual } from '~/manuals/render-manual.server';
import { notFound } from '~/platform/errors';
import { LinkButton } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { useFormat, useWords } from '~/words/words';
import { pageLoader } from '../door.server';
import { Frame } from '../frame';
import { LessonItem } from './lesson-item';
import { pageTitle } from '../page-title';

export const loader = pageLoader(async ({ context, params }) => {
  const manual = await findManual({ ...context, slug: params['slug'] ?? '' });
  if (!manual) throw notFound('이 매뉴얼은 없거나 더 쓰지 않습니다.');
  const { body, ...facts } = manual;
  return {
    manual: facts,
    html: renderManual({ body, title: manual.title }),
    lessons: await listLessonsOfManual({ ...context, manualId: manual.id }),
  };
});

export const meta = pageTitle<typeof loader>((words, data) => data?.manual.title ?? words.manuals.title);

function Contents({ sections }: { sections: SectionNode[] }) {
  return (
    <ol className="contents">
      {sections.map((section) => (
        <li key={section.id}>
          <a className="link" href={`#${sectionAnchor(section.number)}`}>
            {section.number} {section.title}
          </a>
          {section.children.length > 0 ? <Contents sections={section.children} /> : null}
        </li>
      ))}
    </ol>
  );
}

export default function Manual() {
  const { manual, html, lessons } = useLoaderData<typeof loader>();
  const { manuals: text } = useWords();
  const format = useFormat();
  return (
    <Frame title={manual.title} back={{ to: '/manuals', label: text.title }}>
      <p className="small">
        {[
          manual.department,
          text.revisionNo(manual.revision),
          text.revision(format.day(manual.effectiveOn)),
        ].join(' · ')}
      </p>
      <p>{manual.summary}</p>
      {lessons.length > 0 ? (
        <Section title={text.lessonsOf}>
          <div className="lesson-grid">
            {lessons.map((lesson) => (
              <LessonItem key={lesson.id} lesson={lesson} />
            ))}
          </div>
        </Section>
      ) : null}
      <Card as="div" label={text.contents}>
        <details>
          <summary className="strong">{text.contents}</summary>
          <Contents sections={manual.sections} />
        </details>
      </Card>
      <article className="card prose" dangerouslySetInnerHTML={{ __html: html }} />
      <LinkButton to={`/studio/new?manual=${manual.slug}`} icon="plus" block>
        {text.makeLesson}
      </LinkButton>
    </Frame>
  );
}
