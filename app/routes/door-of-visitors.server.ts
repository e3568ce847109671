/** The door of the few pages that people see before they are signed in. */
import { data, type ActionFunctionArgs } from '@remix-run/node';
import type { RequestContext } from '~/people/request-context';
import { AppError } from '~/platform/errors';
import type { ActionError } from './door.server';

/** An action for anybody: an AppError comes back as `{ error }` with its status. */
export const visitorAction =
  <T>(act: (context: RequestContext, form: FormData, args: ActionFunctionArgs) => Promise<T> | T) =>
  async (args: ActionFunctionArgs) => {
    try {
      return await act(args.context as RequestContext, await args.request.formData(), args);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { retryAfterSeconds } = error.detail;
      return data<ActionError>(error.toBody() as ActionError, {
        status: error.status,
        headers: retryAfterSeconds ? { 'retry-after': String(retryAfterSeconds) } : {},
      });
    }
  };

/** A path of our own to go on to; anything else becomes home. */
export function safeNext(next: string | null | undefined): string {
  return next && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-') ? next : '/';
}
