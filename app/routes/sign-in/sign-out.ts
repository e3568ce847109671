import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { revokeSession } from '~/people/manage-sessions.server';
import { endedSessionCookie } from '~/people/session-cookie';
import { AppError } from '~/platform/errors';

export const loader = () => redirect('/');

/** Ends this session. `switch` in the form leads to the sign-in of the next person on a shared device. */
export async function action({ context, request }: ActionFunctionArgs) {
  const { db, now, person, sessionId, secure, forgetSessions } = context;
  const form = await request.formData().catch(() => new FormData());
  if (person && sessionId) {
    await revokeSession({ db, now, personId: person.id, sessionId }).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
    });
    forgetSessions();
  }
  return redirect(form.has('switch') ? '/sign-in?switch' : '/sign-in', {
    headers: { 'set-cookie': endedSessionCookie(secure) },
  });
}
