/** A new lesson needs nothing but a title; everything else comes on its own page, while the video uploads. */
import { redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { z } from 'zod';
import { createLesson } from '~/lessons/create-lesson.server';
import { createLessonInput } from '~/lessons/schema';
import { findManual } from '~/manuals/find-manual.server';
import { formToObject, parseInput } from '~/platform/form';
import { Button } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { TextField } from '~/ui/text-field';
import { useWords } from '~/words/words';
import { pageAction, pageLoader } from '../door.server';
import { Frame } from '../frame';
import { pageTitle } from '../page-title';

const query = z.object({ manual: z.string().max(80).optional() });

export const loader = pageLoader(async ({ context, url }) => {
  const { manual: slug } = parseInput(query, Object.fromEntries(url.searchParams));
  const manual = slug ? await findManual({ ...context, slug }) : null;
  return { manual: manual && { title: manual.title, jobField: manual.jobField } };
});

export const action = pageAction(async ({ context, person }, form) => {
  const input = parseInput(createLessonInput, formToObject(form));
  const jobField = input.jobField ?? person.jobField;
  const lesson = await createLesson({ ...context, person, input: { ...input, jobField } });
  throw redirect(`/studio/${lesson.id}`);
});

export const meta = pageTitle((words) => words.studio.create);

export default function NewLesson() {
  const { manual } = useLoaderData<typeof loader>();
  const error = useActionData<typeof action>()?.error;
  const busy = useNavigation().state !== 'idle';
  const { studio, common } = useWords();
  return (
    <Frame title={studio.create} back={{ to: '/studio', label: studio.mine }} width="narrow">
      <Form method="post" className="stack wide" noValidate>
        {error && !error.fields ? <Notice tone="bad" live="alert" title={error.message} /> : null}
        {manual ? <p className="small">{studio.about.fromManual(manual.title)}</p> : null}
        {manual ? <input type="hidden" name="jobField" value={manual.jobField} /> : null}
        <TextField
          name="title"
          label={studio.about.name}
          hint={studio.about.nameHint}
          placeholder={studio.about.namePlaceholder}
          required
          maxLength={100}
          autoFocus
          {...(error?.fields?.['title'] ? { error: error.fields['title'] } : {})}
        />
        <Button type="submit" variant="primary" block busy={busy}>
          {common.act.next}
        </Button>
      </Form>
    </Frame>
  );
}
