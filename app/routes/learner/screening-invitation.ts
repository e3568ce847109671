import { findScreening } from '~/screenings/find-screening.server';
import { INVITATION_TYPE, writeInvitation } from '~/screenings/invitation.server';
import { pageLoader } from '../door.server';

/** The entry for a calendar, for whoever may come in. */
export const loader = pageLoader(async ({ context, person, params }) => {
  const { row } = await findScreening({ ...context, person, screeningId: params['id'] ?? '' });
  const { origin, institute } = context;
  return new Response(writeInvitation({ row, origin, instituteName: institute.name }), {
    headers: {
      'content-type': INVITATION_TYPE,
      'content-disposition': 'attachment; filename="screening.ics"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
});
