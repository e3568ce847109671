/** A screening at its one address: the waiting room, the picture that everybody sees, and afterwards what was. */
import { data, type HeadersFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { formToObject, parseInput } from '~/platform/form';
import { cancelScreening, changeScreening } from '~/screenings/change-screening.server';
import { invitePerson, uninvitePerson } from '~/screenings/invite-people.server';
import { cancelInput, changeInput, personInput } from '~/screenings/schema';
import { pageAction, pageLoader } from '../door.server';
import { Frame } from '../frame';
import { pageTitle } from '../page-title';
import { ScreeningOver } from './screening-over';
import { findScreeningPage } from './screening-page.server';
import { ScreeningStage } from './screening-stage';

export const loader = pageLoader(async (visit) => {
  const page = await findScreeningPage(visit);
  return data(page, { headers: page.stage ? { 'set-cookie': page.stage.cookie } : {} });
});

/** Carries the cookie that fetches the lesson's media. */
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const action = pageAction(async ({ context, person, params }, form) => {
  const act = { ...context, person, screeningId: params['id'] ?? '' };
  const given = formToObject(form);
  if (given['intent'] === 'change') {
    await changeScreening({ ...act, given: parseInput(changeInput, given) });
    return { done: 'change' as const };
  }
  if (given['intent'] === 'cancel') {
    await cancelScreening({ ...act, ...parseInput(cancelInput, given) });
    return { done: 'cancel' as const };
  }
  const { intent, personId } = parseInput(personInput, given);
  await { invite: invitePerson, uninvite: uninvitePerson }[intent]({ ...act, personId });
  return { done: intent };
});

export const meta = pageTitle<typeof loader>((words, page) =>
  page ? words.screenings.of(page.about.title) : words.screenings.title,
);

export default function Screening() {
  const page = useLoaderData<typeof loader>();
  if (!page.stage) return <ScreeningOver page={page} />;
  return (
    <Frame width="full" dock={false} className="watch">
      <ScreeningStage key={page.about.id} page={page} stage={page.stage} />
    </Frame>
  );
}
