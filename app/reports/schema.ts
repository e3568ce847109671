import { z } from 'zod';
import { yearInput } from '~/credits/schema';

const blankIsUnset = (value: unknown) => (value === '' || value === null ? undefined : value);

/** Reports that may be downloaded, by the name in the address. */
export const reportNames = ['training-record', 'completion-status', 'summary'] as const;
export type ReportName = (typeof reportNames)[number];
export const exportFormats = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** `training-record.csv` and the like: the last part of the address. */
export const exportFileName = z
  .string()
  .regex(/^(training-record|completion-status|summary)\.(csv|xlsx)$/)
  .transform((file) => {
    const [report, format] = file.split('.') as [ReportName, ExportFormat];
    return { report, format };
  });

/** Query of a download. Without a year it is the present one of the institute's zone. */
export const exportQuery = z.object({
  year: z.preprocess(blankIsUnset, yearInput.optional()),
  by: z.preprocess(
    blankIsUnset,
    z
      .enum(['entry', 'course'], 'by는 entry 또는 course입니다. 둘 가운데 하나로 고쳐 주세요.')
      .default('entry'),
  ),
  department: z.preprocess(blankIsUnset, z.string().trim().max(100).default('')),
  reason: z.preprocess(
    blankIsUnset,
    z.string().trim().max(200, '사유는 200자까지 적을 수 있습니다.').default(''),
  ),
});
export type RecordGrouping = z.output<typeof exportQuery>['by'];

/** Filters of the record page. */
export const recordQuery = z.object({
  year: z.preprocess(blankIsUnset, yearInput.optional()),
  department: z.preprocess(blankIsUnset, z.string().trim().max(100).default('')),
  query: z.preprocess(
    blankIsUnset,
    z.string().trim().max(100, '검색어는 100자까지 적을 수 있습니다.').default(''),
  ),
  page: z.preprocess(blankIsUnset, z.coerce.number().int().min(1).max(100_000).default(1)),
});

/** What a lesson's statistics are asked for. */
export const lessonStatsQuery = z.object({
  version: z.preprocess(blankIsUnset, z.coerce.number().int().min(1).max(100_000).optional()),
  query: z.preprocess(
    blankIsUnset,
    z.string().trim().max(60, '검색어는 60자까지 적을 수 있습니다.').default(''),
  ),
  state: z.preprocess(blankIsUnset, z.enum(['', 'completed', 'watching']).default('')),
  page: z.preprocess(blankIsUnset, z.coerce.number().int().min(1).max(100_000).default(1)),
});
