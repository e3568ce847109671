/** A manual's text, with what the field knows about a section under it. */
import { Link } from '@remix-run/react';
import { Fragment } from 'react';
import type { KnowHow } from '~/knowledge/proposal';
import { Icon } from '~/ui/icon';
import { useWords } from '~/words/words';

export interface TextPiece {
  html: string;
  knowHow: KnowHow[];
}

export function ManualText({ pieces }: { pieces: readonly TextPiece[] }) {
  const { proposals } = useWords().knowledge;
  return (
    <article className="card prose">
      {pieces.map(({ html, knowHow }, at) => (
        <Fragment key={at}>
          <div dangerouslySetInnerHTML={{ __html: html }} />
          {knowHow.map(({ id, title, body, questionId, lessonTitle, proposerName }) => (
            <aside key={id} id={`know-how-${id}`} className="know-how" aria-label={proposals.knowHow}>
              <p className="small strong line">
                <Icon name="award" size="mini" /> {proposals.knowHow}
              </p>
              <p className="strong">{title}</p>
              <p className="prewrap">{body}</p>
              <p className="small">
                {proposals.given(proposerName, lessonTitle)}{' '}
                <Link className="link" to={`/knowledge/${questionId}`}>
                  {proposals.source}
                </Link>
              </p>
            </aside>
          ))}
        </Fragment>
      ))}
    </article>
  );
}
