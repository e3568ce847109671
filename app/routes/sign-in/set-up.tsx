/** The one-time page of an empty institute: names it and makes the first administrator. */
import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useNavigation } from '@remix-run/react';
import { setUpInput } from '~/people/schema';
import { isSetUpCode, setUpInstitute } from '~/people/set-up-institute.server';
import { formToObject, parseInput } from '~/platform/form';
import { notFound } from '~/platform/errors';
import { Button } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { TextField } from '~/ui/text-field';
import { useWords } from '~/words/words';
import { errorResponse } from '../door.server';
import { visitorAction } from '../door-of-visitors.server';
import { NewPasswordField } from './new-password-field';
import { VisitorPage } from './visitor-page';
import { pageTitle } from '../page-title';

export const meta = pageTitle((words) => words.signIn.setUp.title);

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { db, now } = context;
  const valid = await isSetUpCode({ db, now, code: params['code'] ?? '' });
  if (!valid)
    throw errorResponse(
      notFound('이미 쓰였거나 기한이 지난 주소입니다. 서버를 다시 시작하면 새 주소가 나옵니다.'),
    );
  return null;
}

export const action = visitorAction(async ({ db, now, timeZone, forgetSessions }, form, { params }) => {
  const input = parseInput(setUpInput, { ...formToObject(form), code: params['code'] });
  await setUpInstitute({ db, now, timeZone, input });
  forgetSessions();
  throw redirect('/sign-in?next=%2Fhr%2Fpeople');
});

export default function SetUp() {
  const words = useWords();
  const { setUp } = words.signIn;
  const error = useActionData<typeof action>()?.error;
  const busy = useNavigation().state !== 'idle';
  const of = (name: string) => error?.fields?.[name];
  return (
    <VisitorPage>
      <div className="stack tight">
        <h1 tabIndex={-1}>{setUp.title}</h1>
        <p className="quiet">{setUp.lead}</p>
      </div>
      <Form method="post" className="stack wide" noValidate>
        {error && !error.fields ? <Notice tone="bad" live="alert" title={error.message} /> : null}
        <TextField name="instituteName" label={setUp.instituteName} required error={of('instituteName')} />
        <TextField
          name="departmentName"
          label={words.common.field.department}
          required
          error={of('departmentName')}
        />
        <TextField name="name" label={setUp.name} autoComplete="name" required error={of('name')} />
        <TextField
          name="employeeNo"
          label={words.signIn.employeeNo}
          autoComplete="username"
          required
          error={of('employeeNo')}
        />
        <NewPasswordField error={of('newPassword')} />
        <Button type="submit" variant="primary" block busy={busy}>
          {setUp.submit}
        </Button>
      </Form>
    </VisitorPage>
  );
}
