/** What a page says when it could not be shown: what happened, what is safe, one way on. */
import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { Button, LinkButton } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { useWords } from '~/words/words';

export function PageError() {
  const error = useRouteError();
  const { common } = useWords();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const sentence = isRouteErrorResponse(error)
    ? (error.data as { error?: { message?: string } } | null)?.error?.message
    : undefined;
  const offline = status >= 500 && typeof navigator !== 'undefined' && !navigator.onLine;
  const [title, text] = offline
    ? [common.error.offlineTitle, common.error.offline]
    : status === 404
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
          <div className="stack">
            {status >= 500 ? (
              <Button variant="primary" onClick={() => location.reload()}>
                {common.act.retry}
              </Button>
            ) : null}
            <LinkButton to="/" reloadDocument={status >= 500} variant={status >= 500 ? 'outline' : 'primary'}>
              {common.act.home}
            </LinkButton>
          </div>
        }
      >
        {offline ? text : (sentence ?? text)}
      </EmptyState>
    </main>
  );
}
