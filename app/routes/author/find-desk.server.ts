/** What the chosen tab of the chat desk shows. */
import { createForbiddenWords } from '~/chat/forbidden-words';
import { listWords } from '~/chat/change-words.server';
import { listMuted } from '~/chat/list-muted.server';
import { listReports } from '~/chat/list-reports.server';
import { ACTS_A_PAGE, listTalkActs } from '~/chat/list-talk-acts.server';
import { countDesk, listTalks } from '~/chat/list-talks.server';
import { deskQuery } from '~/chat/schema';
import { may, requirePermission } from '~/people/permissions';
import { notFound } from '~/platform/errors';
import { parseInput } from '~/platform/form';
import type { Visit } from '../door.server';

export async function findDesk({ context, person, url }: Visit) {
  const { tab, query, text, before } = parseInput(deskQuery, Object.fromEntries(url.searchParams));
  const { db, now } = context;
  const counts = await countDesk({ db, person });
  const changesWords = may(person, 'chat.words');
  if (counts.talks === 0 && !changesWords) throw notFound();
  const frame = { counts, changesWords, now };
  if (tab === 'reports') return { tab, ...frame, reports: await listReports({ db, person }) };
  if (tab === 'muted') return { tab, ...frame, muted: await listMuted({ db, now, person }) };
  if (tab === 'talks') return { tab, ...frame, query, talks: await listTalks({ db, person, query }) };
  if (tab === 'words') {
    requirePermission(person, 'chat.words');
    const words = await listWords({ db });
    const found = text ? createForbiddenWords(words.forbidden, words.allowed).find(text) : null;
    return { tab, ...frame, words, text, found };
  }
  const acts = await listTalkActs({ db, person, before: before ?? null });
  const next = acts.length === ACTS_A_PAGE ? (acts.at(-1)?.id ?? null) : null;
  return { tab, ...frame, acts, next };
}
