/** What the pages of knowledge, proposals and holidays send, and their queries. */
import { z } from 'zod';

const words = (what: string, max: number) =>
  z
    .string(`${what}을(를) 적어 주세요.`)
    .transform((text) => text.replace(/\r\n?/g, '\n').normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1, `${what}이(가) 비어 있습니다. 적어 주세요.`)
        .max(max, `${what}은(는) ${max}자 이하로 줄여 주세요.`),
    );

const page = z.coerce.number().int().min(1).max(10_000).default(1).catch(1);
const query = z.string().trim().max(100, '찾는 말은 100자 이하입니다.').default('');

export const knowledgeQuery = z.object({
  q: query,
  field: z.string().max(40).default(''),
  manual: z.string().max(80).default(''),
  lesson: z
    .union([z.uuid(), z.literal('')])
    .default('')
    .catch(''),
  sort: z.enum(['new', 'wanted']).default('new').catch('new'),
  page,
});

/** The number of the last change that the page knew: a newer one is not written over unseen. */
const seen = z.coerce.number().int().min(0).default(0);
const otherId = z.uuid('합칠 지식을 골라 주세요.');

export const knowledgeAct = z.discriminatedUnion('intent', [
  z.object({
    ...{ intent: z.literal('edit'), seen },
    ...{ title: words('질문', 200), answer: words('답', 1000) },
  }),
  z.object({ intent: z.literal('restore'), seen }),
  z.object({ intent: z.literal('merge'), otherId }),
  z.object({ intent: z.literal('split'), otherId }),
  z.object({
    ...{ intent: z.literal('propose'), sectionId: z.uuid('매뉴얼의 절을 골라 주세요.') },
    ...{ title: words('제목', 100), body: words('노하우', 1000) },
  }),
]);

export const proposalAct = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('accept'), proposalId: z.uuid() }),
  z.object({ intent: z.literal('return'), proposalId: z.uuid(), reason: words('이유', 300) }),
  z.object({ intent: z.literal('withdraw'), proposalId: z.uuid() }),
]);

export const proposalsQuery = z.object({
  state: z.enum(['pending', 'accepted', 'returned']).default('pending').catch('pending'),
});

export const waitingQuery = z.object({ page });

const day = z.iso.date('날짜를 2026-02-17처럼 적어 주세요.');
export const holidayAct = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), day, name: words('이름', 40) }),
  z.object({ intent: z.literal('off'), day }),
  z.object({ intent: z.literal('on'), day }),
]);
export const holidaysQuery = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
});

export const similarQuery = z.object({ text: z.string().max(1000).default('') });
export const sectionsQuery = z.object({ query });
