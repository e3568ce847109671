/** The acts of the chat desk; whoever is in the talk hears of them. */
import { hideMessage } from '~/chat/change-message.server';
import { addWord, removeWord } from '~/chat/change-words.server';
import { dismissReports } from '~/chat/dismiss-reports.server';
import { mutePerson, setRoom } from '~/chat/moderate-room.server';
import { deskInput } from '~/chat/schema';
import { switchTalk } from '~/chat/switch-talk.server';
import { formToObject, parseInput } from '~/platform/form';
import type { Visit } from '../door.server';

export async function actOnDesk({ context, person }: Visit, form: FormData): Promise<{ done: string }> {
  const input = parseInput(deskInput, formToObject(form));
  const { db, now, timeZone, ip } = context;
  const given = { db, now, timeZone, ip, person };
  if ('messageId' in input) {
    const { messageId } = input;
    if (input.intent === 'hide') await hideMessage({ ...given, messageId, reason: input.reason });
    else await dismissReports({ ...given, messageId });
    context.tellTalk({ messageId });
  } else if (input.intent === 'unmute') {
    const { personId, lessonId } = input;
    await mutePerson({ ...given, employeeId: personId, lessonId, minutes: 0 });
    context.tellTalk({ personId, mutedIn: lessonId ?? null });
  } else if ('word' in input) {
    const { intent, list, word } = input;
    await (intent === 'add-word' ? addWord : removeWord)({ ...given, list, word });
    context.tellTalk({ words: true });
  } else {
    const { intent, lessonId } = input;
    if (intent === 'on' || intent === 'off') await switchTalk({ ...given, lessonId, on: intent === 'on' });
    else if (intent === 'slow-off') await setRoom({ ...given, lessonId, slowSeconds: 0 });
    else await setRoom({ ...given, lessonId, closed: intent === 'close' });
    context.tellTalk({ lessonId });
  }
  return { done: input.intent };
}
