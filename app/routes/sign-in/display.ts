import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { formToObject, parseInput } from '~/platform/form';
import { displayCookies, displayInput } from '../display-settings';
import { visitorAction } from '../door-of-visitors.server';

export const loader = () => redirect('/settings');

/** Theme, text size and language of this device; also before signing in. */
export const action = visitorAction(({ secure }, form, _args: ActionFunctionArgs) => {
  const chosen = parseInput(displayInput, formToObject(form));
  const headers = new Headers();
  for (const cookie of displayCookies(chosen, secure)) headers.append('set-cookie', cookie);
  const next = form.get('next');
  throw redirect(typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : '/settings', { headers });
});
