/** Who makes a lesson: its author and HR invite colleagues, remove them, and hand the lesson over. */
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { appointModerator, dismissModerator, listAppointed } from '~/chat/appoint-moderator.server';
import { appointmentInput } from '~/chat/schema';
import { addCoAuthor } from '~/lessons/add-co-author.server';
import { deleteDraft } from '~/lessons/delete-draft.server';
import { findLessonPeople } from '~/lessons/find-lesson-people.server';
import { handOverLesson } from '~/lessons/hand-over-lesson.server';
import { removeCoAuthor } from '~/lessons/remove-co-author.server';
import { colleagueQuery, makerInput } from '~/lessons/schema';
import { searchColleagues } from '~/people/search-colleagues.server';
import { formToObject, parseInput } from '~/platform/form';
import { useWords } from '~/words/words';
import { pageAction, pageLoader } from '../door.server';
import { Frame } from '../frame';
import { AppointedCard } from './appointed-card';
import { MakersInvite } from './makers-invite';
import { MakersList } from './makers-list';
import { pageTitle } from '../page-title';

export const loader = pageLoader(async ({ context, person, params, url }) => {
  const { query } = parseInput(colleagueQuery, Object.fromEntries(url.searchParams));
  const lesson = await findLessonPeople({ ...context, person, lessonId: params['id'] ?? '' });
  const found = lesson.manages
    ? await searchColleagues({ ...context, query, exceptIds: [lesson.author.id] })
    : [];
  const asked = parseInput(colleagueQuery, { query: url.searchParams.get('chat') ?? '' }).query;
  const talk = {
    appointed: await listAppointed({ ...context, lessonId: lesson.id }),
    manages: lesson.manages || lesson.edits,
    query: asked,
  };
  const exceptIds = [lesson.author.id, ...lesson.coAuthors.map(({ id }) => id)];
  const others = talk.manages ? await searchColleagues({ ...context, query: asked, exceptIds }) : [];
  return { lesson, query, found, talk: { ...talk, found: others } };
});

const acts = { invite: addCoAuthor, remove: removeCoAuthor, 'hand-over': handOverLesson };

export const action = pageAction(async ({ context, person, params }, form) => {
  const given = { ...context, person, lessonId: params['id'] ?? '' };
  if (form.get('intent') === 'delete') {
    const { deleted } = await deleteDraft(given);
    throw redirect(deleted === 'lesson' ? '/studio' : `/studio/${given.lessonId}/people`);
  }
  if (form.get('intent') === 'appoint' || form.get('intent') === 'dismiss') {
    const { intent, ...appointment } = parseInput(appointmentInput, formToObject(form));
    await (intent === 'appoint' ? appointModerator : dismissModerator)({ ...given, ...appointment });
    context.tellTalk({ lessonId: given.lessonId });
    return { done: intent };
  }
  const { intent, personId } = parseInput(makerInput, formToObject(form));
  await acts[intent]({ ...given, personId });
  // Who hands it over does not see it any more, unless they are HR or its head.
  if (intent === 'hand-over' && !person.roles.includes('hr')) throw redirect('/studio');
  return { done: intent };
});

export const meta = pageTitle<typeof loader>((words, data) =>
  data ? words.makers.of(data.lesson.title) : words.makers.title,
);

export default function LessonPeople() {
  const { lesson, query, found, talk } = useLoaderData<typeof loader>();
  const { makers, studio } = useWords();
  const back = lesson.edits ? `/studio/${lesson.id}` : `/studio/${lesson.id}/preview`;
  return (
    <Frame title={makers.of(lesson.title)} back={{ to: back, label: studio.title }}>
      <MakersList lesson={lesson} />
      {lesson.manages ? <MakersInvite lesson={lesson} query={query} found={found} /> : null}
      <AppointedCard {...talk} />
    </Frame>
  );
}
