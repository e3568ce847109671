/** The acts of the system's page, each with its line in the access log. */
import { writeAccessLog } from '~/people/access-log.server';
import type { Person } from '~/people/person';
import type { RequestContext } from '~/people/request-context';
import { administerInput } from '~/people/schema';
import { changeSetting, type SettingKey } from '~/people/settings.server';
import { formToObject, parseInput } from '~/platform/form';
import { askFollowUp } from '~/video/ask-follow-up.server';
import { putFirst } from '~/video/put-first.server';
import { retryVideo } from '~/video/retry-video.server';
import { setAside } from '~/video/set-aside.server';

type OnVideo = Pick<RequestContext, 'db' | 'now' | 'storage'> & { videoId: string };

const acts = {
  retry: (given: OnVideo) => retryVideo({ ...given, ownerId: null }),
  complete: (given: OnVideo) => askFollowUp({ ...given, again: false }),
  reencode: (given: OnVideo) => askFollowUp({ ...given, again: true }),
  'put-first': putFirst,
  'set-aside': setAside,
};
const logged = {
  retry: 'video.retry',
  complete: 'video.retry',
  reencode: 'video.reencode',
  'put-first': 'video.put-first',
  'set-aside': 'video.set-aside',
} as const;

export async function administer(
  { context, person }: { context: RequestContext; person: Person },
  form: FormData,
): Promise<{ saved: true } | { retried: string }> {
  const { db, now, ip } = context;
  const input = parseInput(administerInput, formToObject(form));
  const log = { db, now, ip, actorId: person.id };
  if ('videoId' in input) {
    const { videoId, intent } = input;
    await acts[intent]({ ...context, videoId });
    await writeAccessLog({ ...log, action: logged[intent], subject: videoId });
    return { retried: videoId };
  }
  const values: [SettingKey, string][] =
    input.intent === 'settings'
      ? [
          ['institute-name', input.instituteName],
          ['help-contact', input.helpContact],
          ['access-log-years', String(input.accessLogYears)],
          ['chat-years', input.chatYears],
        ]
      : [
          ['video-ready-lines', input.readyLines],
          ['video-originals', input.originals],
        ];
  for (const [key, value] of values) await changeSetting({ db, now, key, value });
  const subject = values.map(([key]) => key).join(', ');
  await writeAccessLog({ ...log, action: 'setting.change', subject });
  context.forgetSessions();
  return { saved: true };
}
