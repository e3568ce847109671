/** What the page of one answered question may send; each answers with what was done. */
import {
  editKnowledge,
  mergeKnowledge,
  restoreKnowledge,
  splitKnowledge,
} from '~/knowledge/change-knowledge.server';
import { proposeKnowHow } from '~/knowledge/propose-know-how.server';
import { knowledgeAct } from '~/knowledge/schema';
import type { Person } from '~/people/person';
import type { RequestContext } from '~/people/request-context';
import { formToObject, parseInput } from '~/platform/form';

export type KnowledgeDone = 'edit' | 'restore' | 'merge' | 'split' | 'propose';

export async function changeKnowledge(
  { context, person }: { context: RequestContext; person: Person },
  id: string,
  form: FormData,
): Promise<{ done: KnowledgeDone }> {
  const input = parseInput(knowledgeAct, formToObject(form));
  const given = { ...context, person, id };
  if (input.intent === 'edit') await editKnowledge({ ...given, ...input });
  if (input.intent === 'restore') await restoreKnowledge({ ...given, ...input });
  if (input.intent === 'merge') await mergeKnowledge({ ...given, ...input });
  // The merged one is what changes; the page is that of the one it was told with.
  if (input.intent === 'split') await splitKnowledge({ ...given, id: input.otherId, otherId: id });
  if (input.intent === 'propose') await proposeKnowHow({ ...given, ...input });
  return { done: input.intent };
}
