/** The sentence of a notification, with the names that its kind needs. Pure. */
import type { Format, Words } from '~/words/words';
import type { NotificationFacts, NotificationKind } from './notification';

export function tell(
  { told }: Words['notifications'],
  format: Pick<Format, 'dateTime' | 'number'>,
  kind: NotificationKind,
  facts: NotificationFacts,
): string {
  const { name = '', lesson = '', manual = '', count = 0 } = facts;
  const at = facts.at ? format.dateTime(facts.at) : '';
  switch (kind) {
    case 'mention':
    case 'answer':
    case 'reply':
      return told[kind](name, lesson);
    case 'official-answer':
    case 'hidden':
    case 'report':
      return told[kind](lesson);
    case 'muted':
      return lesson ? told.muted(lesson, at) : told.mutedEverywhere(at);
    case 'unanswered':
    case 'unclear-place':
      return told[kind](lesson, format.number(count));
    case 'screening':
    case 'screening-cancelled':
      return told[kind](lesson, at);
    case 'manual-proposal':
      return told[kind](manual);
    case 'manual-proposed':
      return told[kind](name, manual);
  }
}
