/** A new password by the one-time code that HR told in person. */
import { redirect } from '@remix-run/node';
import { Form, useActionData, useNavigation } from '@remix-run/react';
import { resetPassword } from '~/people/reset-password.server';
import { resetPasswordInput } from '~/people/schema';
import { formToObject, parseInput } from '~/platform/form';
import { Button, TextLink } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { TextField } from '~/ui/text-field';
import { useWords } from '~/words/words';
import { visitorAction } from '../door-of-visitors.server';
import { NewPasswordField } from './new-password-field';
import { VisitorPage } from './visitor-page';
import { pageTitle } from '../page-title';

export const meta = pageTitle((words) => words.signIn.reset.title);

export const action = visitorAction(async ({ db, now, forgetSessions }, form) => {
  await resetPassword({ db, now, input: parseInput(resetPasswordInput, formToObject(form)) });
  forgetSessions();
  throw redirect('/sign-in');
});

export default function ResetPassword() {
  const words = useWords().signIn;
  const error = useActionData<typeof action>()?.error;
  const busy = useNavigation().state !== 'idle';
  const named = Object.keys(error?.fields ?? {});
  return (
    <VisitorPage>
      <div className="stack tight">
        <h1 tabIndex={-1}>{words.reset.title}</h1>
        <p className="quiet">{words.reset.lead}</p>
      </div>
      <Form method="post" className="stack wide" noValidate>
        {error && named.length === 0 ? <Notice tone="bad" live="alert" title={error.message} /> : null}
        <TextField
          name="employeeNo"
          label={words.employeeNo}
          inputMode="numeric"
          autoComplete="username"
          required
          error={error?.fields?.['employeeNo']}
        />
        <TextField
          name="code"
          label={words.reset.code}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          required
          error={error?.fields?.['code']}
        />
        <NewPasswordField error={error?.fields?.['newPassword']} />
        <Button type="submit" variant="primary" block busy={busy}>
          {words.change.submit}
        </Button>
      </Form>
      <TextLink to="/sign-in">{words.title}</TextLink>
    </VisitorPage>
  );
}
