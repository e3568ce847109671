/** Renders pages, and exports the platform that the server process starts. */
import { PassThrough } from 'node:stream';
import type { EntryContext, HandleErrorFunction } from '@remix-run/node';
import { createReadableStreamFromReadable } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import type { RequestContext } from '~/people/request-context';
import { NonceContext } from '~/ui/nonce';
import { en } from '~/words/en';
import { ko } from '~/words/ko';
import { keepWords } from '~/words/languages';

export { startPlatform } from '~/server/registry';
export { startWorker } from '~/server/start-worker';

keepWords({ ko, en });

export const streamTimeout = 10_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: RequestContext,
) {
  const { nonce } = context;
  // A page of a person is theirs alone: no proxy or back button of the next person on the tablet shows it.
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  return new Promise<Response>((resolve, reject) => {
    let shellRendered = false;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remix} url={request.url} nonce={nonce} />
      </NonceContext.Provider>,
      {
        nonce,
        [isbot(request.headers.get('user-agent')) ? 'onAllReady' : 'onShellReady']() {
          shellRendered = true;
          const body = new PassThrough();
          headers.set('content-type', 'text/html; charset=utf-8');
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
          pipe(body);
        },
        onShellError: reject,
        onError(error: unknown) {
          status = 500;
          if (shellRendered) context.log.error({ err: error }, 'render');
        },
      },
    );
    setTimeout(abort, streamTimeout + 1000);
  });
}

export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted) return;
  (context as RequestContext).log.error({ err: error, path: new URL(request.url).pathname }, 'page');
};
