/** A new password: of one's own wish, or the one that has to be chosen before anything else. */
import { redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { changePassword } from '~/people/change-password.server';
import { changePasswordInput } from '~/people/schema';
import { unauthenticated } from '~/platform/errors';
import { formToObject, parseInput } from '~/platform/form';
import { Button, TextButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { Notice } from '~/ui/notice';
import { PasswordField } from '~/ui/text-field';
import { useWords } from '~/words/words';
import { pageAction, pageLoader } from '../door.server';
import { Frame } from '../frame';
import { usePerson } from '../root-data';
import { NewPasswordField } from '../sign-in/new-password-field';
import { VisitorPage } from '../sign-in/visitor-page';
import { pageTitle } from '../page-title';

export const meta = pageTitle((words) => words.signIn.change.title);

export const loader = pageLoader(({ person }) => ({ forced: person.mustChangePassword }));

export const action = pageAction(async ({ context, person }, form) => {
  const { db, now, sessionId } = context;
  if (!sessionId) throw unauthenticated();
  const input = parseInput(changePasswordInput, formToObject(form));
  await changePassword({ db, now, personId: person.id, sessionId, input });
  context.forgetSessions();
  throw redirect(person.mustChangePassword ? '/' : '/settings?changed');
});

export default function Password() {
  const { settings, signIn, common } = useWords();
  const { forced } = useLoaderData<typeof loader>();
  if (!forced) {
    return (
      <Frame
        title={signIn.change.title}
        back={{ to: '/settings', label: common.act.backTo(settings.title) }}
        width="narrow"
      >
        <Card label={signIn.change.title}>
          <p className="small quiet">{settings.passwordLead}</p>
          <PasswordForm />
        </Card>
      </Frame>
    );
  }
  return (
    <VisitorPage display>
      <div className="stack tight">
        <h1 tabIndex={-1}>{settings.firstTitle}</h1>
        <p className="quiet">{settings.firstLead}</p>
      </div>
      <PasswordForm />
      <Form method="post" action="/sign-out">
        <TextButton type="submit" icon="exit">
          {settings.signOut}
        </TextButton>
      </Form>
    </VisitorPage>
  );
}

function PasswordForm() {
  const { signIn, common } = useWords();
  const person = usePerson();
  const answer = useActionData<typeof action>();
  const error = answer && 'error' in answer ? answer.error : undefined;
  const busy = useNavigation().state !== 'idle';
  return (
    <Form method="post" className="stack wide" noValidate>
      {error && !error.fields ? <Notice tone="bad" live="alert" title={error.message} /> : null}
      {/* For password managers: whose password this is. */}
      <input type="text" name="username" autoComplete="username" value={person.employeeNo} readOnly hidden />
      <PasswordField
        name="currentPassword"
        label={signIn.change.current}
        autoComplete="current-password"
        required
        showLabel={common.act.showPassword}
        hideLabelText={common.act.hidePassword}
        error={error?.fields?.['currentPassword']}
      />
      <NewPasswordField error={error?.fields?.['newPassword']} />
      <Button type="submit" variant="primary" block busy={busy} busyLabel={common.state.saving}>
        {signIn.change.submit}
      </Button>
    </Form>
  );
}
