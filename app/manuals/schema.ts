import { z } from 'zod';

const line = (field: string, max: number) =>
  z
    .string(`${field}: 글자로 적어 주세요.`)
    .trim()
    .normalize('NFC')
    .min(1, `${field}: 비어 있습니다. 적어 주세요.`)
    .max(max, `${field}: ${max}자 이하로 줄여 주세요.`);

/** The front matter of a file in content/manuals. */
export const manualFrontMatter = z.object({
  slug: z
    .string('slug: 주소에 쓸 이름을 영문으로 적어 주세요.')
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'slug: 영문 소문자, 숫자, 붙임표만 씁니다.')
    .max(80, 'slug: 80자 이하로 줄여 주세요.'),
  title: line('title', 100),
  jobField: line('jobField', 40),
  department: line('department', 40),
  revision: z
    .int('revision: 1부터 세는 정수로 적어 주세요.')
    .min(1, 'revision: 1부터 세는 정수로 적어 주세요.'),
  /** YAML reads an unquoted date as UTC midnight. */
  effectiveOn: z.union([z.date(), z.iso.date().transform((day) => new Date(`${day}T00:00:00Z`))], {
    error: 'effectiveOn: 시행일을 2026-03-02처럼 적어 주세요.',
  }),
  summary: line('summary', 500),
});
