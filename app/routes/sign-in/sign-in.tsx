/** Sign-in: number and password, one message for both, and the people who used this shared device before. */
import { redirect, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { useState } from 'react';
import { signInInput } from '~/people/schema';
import { sessionCookie } from '~/people/session-cookie';
import { signIn } from '~/people/sign-in.server';
import { formToObject, parseInput } from '~/platform/form';
import { Button, TextLink } from '~/ui/button';
import { Check } from '~/ui/check';
import { PasswordField, TextField } from '~/ui/text-field';
import { useWords } from '~/words/words';
import { safeNext, visitorAction } from '../door-of-visitors.server';
import { useRootData } from '../root-data';
import { RecentPeople } from './recent-people';
import { useCountdown } from './use-countdown';
import { VisitorPage } from './visitor-page';
import { pageTitle } from '../page-title';

export const meta = pageTitle((words) => words.signIn.title);

export function loader({ request, context }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const next = safeNext(url.searchParams.get('next'));
  if (context.person && !url.searchParams.has('switch')) throw redirect(next);
  return { next };
}

/** Retry-After of a wait reaches scripts too. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const action = visitorAction(
  async ({ db, now, timeZone, ip, userAgent, secure, forgetSessions }, form) => {
    const input = parseInput(signInInput, formToObject(form));
    const signedIn = await signIn({ db, now, timeZone, input, ip, userAgent });
    forgetSessions();
    throw redirect(signedIn.mustChangePassword ? '/settings/password' : safeNext(input.next), {
      headers: {
        'set-cookie': sessionCookie(signedIn.token, secure, signedIn.keep ? signedIn.expiresAt : undefined),
      },
    });
  },
);

const NUMBER_FIELD = 'employee-no';

function fillIn(employeeNo: string) {
  const field = document.getElementById(NUMBER_FIELD);
  if (field instanceof HTMLInputElement) field.value = employeeNo;
}

export default function SignIn() {
  const { signIn: words, common } = useWords();
  const { next } = useLoaderData<typeof loader>();
  const root = useRootData();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state !== 'idle';
  const error = answer?.error;
  const waiting = useCountdown(error);
  const [shared, setShared] = useState(false);
  return (
    <VisitorPage display>
      <div className="stack tight">
        <h1 className="display" tabIndex={-1}>
          {words.promise1}
          <br />
          {words.promise2}
        </h1>
        <p className="quiet">{words.institute(root?.institute.name ?? '')}</p>
      </div>
      <Form method="post" className="stack wide" noValidate>
        <input type="hidden" name="next" value={next} />
        <RecentPeople label={words.recent} onChoose={fillIn} onFound={() => setShared(true)} />
        <TextField
          id={NUMBER_FIELD}
          name="employeeNo"
          label={words.employeeNo}
          inputMode="numeric"
          autoComplete="username"
          autoCapitalize="off"
          required
          error={error?.fields?.['employeeNo']}
        />
        <PasswordField
          name="password"
          label={words.password}
          showLabel={common.act.showPassword}
          hideLabelText={common.act.hidePassword}
          autoComplete="current-password"
          required
          error={error?.fields ? error.fields['password'] : error?.message}
        />
        <div className="stack">
          <Check
            key={String(shared)}
            name="keep"
            defaultChecked={!shared}
            label={words.keep}
            hint={words.keepHint}
          />
          <Button
            type="submit"
            variant="primary"
            block
            busy={busy}
            busyLabel={words.busy}
            disabled={waiting > 0}
          >
            {waiting > 0 ? words.wait(waiting) : words.submit}
          </Button>
        </div>
      </Form>
      <div className="stack">
        <p className="small">
          {words.help} <b>{root?.institute.helpContact}</b>
        </p>
        <p className="line wrap">
          <TextLink to="/reset-password" forward>
            {words.haveCode}
          </TextLink>
          <TextLink to="/privacy">{words.privacy}</TextLink>
        </p>
      </div>
    </VisitorPage>
  );
}
