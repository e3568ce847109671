// What stands on top when a talk is opened, and how far it has been read, for the next visit.
import { expect, it } from 'vitest';
import { createSeenNotes } from '~/chat/write-seen.server';
import { silentLog } from '~/platform/log.server';
import { waitFor } from '../support/wait-for';
import { setTalkStage } from './talk-stage';

const stage = setTalkStage();

it('what is pinned comes with the opening, wherever the picture stands, and goes when it is hidden', async () => {
  const [writer, teacher] = [await stage.enter('1001'), await stage.enter('2001')];
  const { id } = (await stage.say(writer, '꼭 보세요', { mediaSecond: 300 })).message!;
  await stage.say(writer, '아님');
  await teacher.emit('pin', { messageId: id, on: true });
  const opened = async () =>
    (await (await stage.enter('1002', null)).join({ newOnly: true, opening: true })) as unknown as {
      pinned: { id: string }[];
    };
  expect((await opened()).pinned).toMatchObject([{ id, pinned: true, body: '꼭 보세요', mediaSecond: 300 }]);
  expect(await writer.join({ sinceRevision: 0 })).not.toHaveProperty('pinned');
  await teacher.emit('hide', { messageId: id, reason: '까닭' });
  expect((await opened()).pinned).toEqual([]);
});

it('counts what others wrote since the last visit, and nothing for whoever comes first', async () => {
  const { institute, lessonId, people } = stage;
  const notes = createSeenNotes({ db: institute.db, clock: institute.clock, log: silentLog });
  const [writer, reader] = [await stage.enter('1001'), await stage.enter('1002')];
  await stage.say(writer, '하나');
  expect((await reader.join()).room).toMatchObject({ unread: 0, readUntil: null });
  const first = (await reader.join()).room!.revision;
  notes.note(people['1002']!, lessonId, first);
  notes.note(people['1002']!, lessonId, 0);
  await notes.flush();
  const readAt = institute.clock.now().toISOString();
  institute.clock.advanceSeconds(60);
  await stage.say(writer, '둘');
  await stage.say(reader, '내 글');
  const { id } = (await stage.say(writer, '지운 글')).message!;
  await writer.emit('delete', { messageId: id });
  expect((await reader.join()).room).toMatchObject({ unread: 1, readUntil: readAt });
  // Nobody has read further than has been written, nor less than before.
  notes.note(people['1002']!, lessonId, 1_000_000);
  await notes.flush();
  notes.note(people['1002']!, lessonId, 1);
  await notes.flush();
  expect((await reader.join()).room).toMatchObject({ unread: 0 });
  await stage.say(writer, '셋');
  expect((await reader.join()).room).toMatchObject({ unread: 1 });
});

it('takes the word of whoever is in the talk, and of nobody else', async () => {
  const { institute, lessonId } = stage;
  const [reader, outside] = [await stage.enter('1002'), await stage.enter('1001', null)];
  await stage.say(reader, '하나');
  expect(await outside.emit('seen', { lessonId, revision: 1 })).toEqual({ ok: true });
  expect(await reader.emit('seen', { lessonId, revision: 1 })).toEqual({ ok: true });
  expect(await reader.emit('seen', { lessonId, revision: -1 })).toMatchObject({ error: { code: 'invalid' } });
  const rows = await waitFor('the note to be written', async () => {
    const found = await institute.db.prisma.chatSeen.findMany({ where: { lessonId } });
    return found.length > 0 && found;
  });
  expect(rows).toMatchObject([{ personId: stage.people['1002'] }]);
});
