/** Questions as they are typed: what the form holds before it is sent, from the server or from what was kept. */
import type { AuthorQuestion } from '~/lessons/lesson';
import type { FormEntries } from '~/ui/kept-forms';

export interface Draft {
  key: number;
  text: string;
  choices: string[];
  correct: number;
  explanation: string;
}

export const blankDraft = (key: number): Draft => ({
  key,
  text: '',
  choices: ['', '', ''],
  correct: 0,
  explanation: '',
});

export const draftsOf = (questions: AuthorQuestion[], firstKey = 0): Draft[] =>
  questions.map(({ text, choices, correct, explanation }, at) => ({
    ...{ key: firstKey + at, text, correct, explanation },
    choices: choices.map((choice) => choice.text),
  }));

/** From the fields `text-0`, `choice-0` (several), `correct-0`, `explanation-0` and so on. */
export function draftsFromEntries(entries: FormEntries, firstKey = 0): Draft[] {
  const all = (name: string) => entries.filter(([field]) => field === name).map(([, value]) => value);
  const drafts: Draft[] = [];
  for (let at = 0; all(`text-${at}`).length > 0; at++) {
    drafts.push({
      key: firstKey + at,
      text: all(`text-${at}`)[0] ?? '',
      choices: all(`choice-${at}`),
      correct: Number(all(`correct-${at}`)[0] ?? 0),
      explanation: all(`explanation-${at}`)[0] ?? '',
    });
  }
  return drafts;
}
