/** Parsing at the door: unknown input becomes typed data or an AppError with a sentence for each field. */
import type { z } from 'zod';
import { invalid } from './errors';

/** Throws `invalid` (400) whose `fields` carry one sentence for each wrong field. */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) {
    const name = issue.path.map(String).join('.') || 'body';
    fields[name] ??= issue.message;
  }
  const [name, sentence] = Object.entries(fields)[0] ?? ['body', '값이 올바르지 않습니다.'];
  // Our own sentences name the field in the reader's words; the library's are for who wrote the client.
  const said = /[가-힣]/.test(sentence) ? sentence : `보낸 내용을 읽을 수 없습니다. (${name}: ${sentence})`;
  throw invalid('invalid', said, fields);
}

/** A form's fields as an object: repeated names become arrays, files are left out. */
export function formToObject(form: FormData): Record<string, string | string[]> {
  const out: Record<string, string | string[]> = {};
  for (const key of new Set(form.keys())) {
    const values = form.getAll(key).filter((value): value is string => typeof value === 'string');
    if (values.length === 1) out[key] = values[0]!;
    else if (values.length > 1) out[key] = values;
  }
  return out;
}
