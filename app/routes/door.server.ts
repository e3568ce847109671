/**
 * The door every page goes through: who is it, may they come in, and how an AppError becomes an answer.
 * Loaders throw it as a Response for the error boundary; actions return it so that the form shows it.
 */
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import type { Person } from '~/people/person';
import { may, type Permission } from '~/people/permissions';
import type { RequestContext } from '~/people/request-context';
import { asAppError, notFound, type AppError } from '~/platform/errors';

export interface Visit {
  context: RequestContext;
  person: Person;
  params: Record<string, string | undefined>;
  request: Request;
  url: URL;
}

type Args = LoaderFunctionArgs | ActionFunctionArgs;

export interface ActionError {
  error: { code: string; message: string; fields?: Record<string, string>; retryAfterSeconds?: number };
}

function enter({ request, context, params }: Args, permission?: Permission): Visit {
  const url = new URL(request.url);
  const ctx = context as RequestContext;
  const here = `${url.pathname}${url.search}`.replace(/\.data(?=\?|$)/, '');
  if (!ctx.person) throw redirect(here === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(here)}`);
  if (ctx.person.mustChangePassword && url.pathname.replace(/\.data$/, '') !== '/settings/password') {
    throw redirect('/settings/password');
  }
  if (permission && !may(ctx.person, permission)) throw notFound();
  return { context: ctx, person: ctx.person, params, request, url };
}

export const errorResponse = (error: AppError) =>
  Response.json(error.toBody(), {
    status: error.status,
    headers: error.detail.retryAfterSeconds ? { 'retry-after': String(error.detail.retryAfterSeconds) } : {},
  });

/** What a person is told of an error; null = a fault of ours, or an answer that was thrown. */
function known(error: unknown, { context }: Args): AppError | null {
  const told = asAppError(error);
  if (told && told !== error) (context as RequestContext).log.error({ err: error }, 'page');
  return told;
}

/** A loader for signed-in people; with a permission, others find nothing there. */
export const pageLoader =
  <T>(load: (visit: Visit) => Promise<T> | T, permission?: Permission) =>
  async (args: LoaderFunctionArgs): Promise<T> => {
    try {
      return await load(enter(args, permission));
    } catch (error) {
      const told = known(error, args);
      throw told ? errorResponse(told) : error;
    }
  };

/** An action for signed-in people; an AppError comes back as `{ error }` with its status, and nothing typed is lost. */
export const pageAction =
  <T>(act: (visit: Visit, form: FormData) => Promise<T> | T, permission?: Permission) =>
  async (args: ActionFunctionArgs) => {
    try {
      const visit = enter(args, permission);
      return await act(visit, await args.request.formData());
    } catch (error) {
      const told = known(error, args);
      if (told) return data<ActionError>(told.toBody() as ActionError, { status: told.status });
      throw error;
    }
  };
