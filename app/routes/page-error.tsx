/** What a page says when it could not be shown: what happened, what is safe, one way on. */
import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { LinkButton } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { useWords } from '~/words/words';

export function PageError() {
  const error = useRouteError();
  const { common } = useWords();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const sentence = isRouteErrorResponse(error)
    ? (error.data as { error?: { message?: string } } | null)?.error?.message
    : undefined;
  const [title, text] =
    status === 404
      ? [common.error.notFoundTitle, common.error.notFound]
      : status === 403
        ? [common.error.forbiddenTitle, common.error.forbidden]
        : [common.error.serverTitle, common.error.server];
  return (
    <main className="page" id="main">
      <EmptyState
        headingLevel={1}
        icon={status === 404 ? 'search' : 'alert'}
        title={title}
        action={
          <LinkButton to="/" reloadDocument={status >= 500} variant="primary">
            {common.act.home}
          </LinkButton>
        }
      >
        {sentence ?? text}
      </EmptyState>
    </main>
  );
}
