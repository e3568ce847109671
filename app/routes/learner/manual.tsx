/** A job manual to read: contents, text with anchors for every section, and the lessons made from it. */
import { useLoaderData } from '@remix-run/react';
import { listKnowledge } from '~/knowledge/list-knowledge.server';
import { listLessonsOfManual } from '~/lessons/list-lessons-of-manual.server';
import { listKnowHow } from '~/knowledge/list-know-how.server';
import { findManual } from '~/manuals/find-manual.server';
import { sectionAnchor, type SectionNode } from '~/manuals/manual';
import { renderManual } from '~/manuals/render-manual.server';
import { joinPieces, splitSections } from '~/manuals/split-sections';
import { notFound } from '~/platform/errors';
import { LinkButton } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { Row } from '~/ui/row';
import { useFormat, useWords } from '~/words/words';
import { pageLoader } from '../door.server';
import { Frame } from '../frame';
import { LessonItem } from './lesson-item';
import { ManualText } from './manual-text';
import { pageTitle } from '../page-title';

export const loader = pageLoader(async ({ context, person, params }) => {
  const manual = await findManual({ ...context, slug: params['slug'] ?? '' });
  if (!manual) throw notFound('이 매뉴얼은 없거나 더 쓰지 않습니다.');
  const { body, ...facts } = manual;
  const knowHow = await listKnowHow({ ...context, person, manualId: manual.id });
  const anchors = new Map(sectionsOf(manual.sections).map(({ id, number }) => [id, sectionAnchor(number)]));
  const under = knowHow.map(({ sectionId }) => anchors.get(sectionId) ?? '');
  const pieces = joinPieces(splitSections(renderManual({ body, title: manual.title })), new Set(under));
  return {
    manual: facts,
    pieces: pieces.map(({ anchor, html }) => ({
      html,
      knowHow: knowHow.filter((_one, at) => under[at] === anchor),
    })),
    knowledge: await listKnowledge({ ...context, person, filter: { manual: manual.slug }, take: 1 }),
    lessons: await listLessonsOfManual({ ...context, manualId: manual.id }),
  };
});

const sectionsOf = (sections: SectionNode[]): SectionNode[] =>
  sections.flatMap((section) => [section, ...sectionsOf(section.children)]);

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
  const { manual, pieces, lessons, knowledge } = useLoaderData<typeof loader>();
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
      {knowledge.total > 0 ? (
        <div className="card rows">
          <Row
            icon="help"
            to={`/knowledge?manual=${manual.slug}`}
            title={text.questions}
            value={format.number(knowledge.total)}
          />
        </div>
      ) : null}
      <ManualText pieces={pieces} />
      <LinkButton to={`/studio/new?manual=${manual.slug}`} icon="plus" block>
        {text.makeLesson}
      </LinkButton>
    </Frame>
  );
}
