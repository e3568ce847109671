// Whom a mute or a closed room stops, until when, and whom it cannot stop.
import { beforeEach, describe, expect, it } from 'vitest';
import { waitFor } from '../support/wait-for';
import { setTalkStage } from './talk-stage';

const stage = setTalkStage();
beforeEach(() => stage.institute.db.prisma.chatMute.deleteMany());

describe('whoever may not write', () => {
  it.each<[string, string, object]>([
    ['is muted there', 'mute', { minutes: 10 }],
    ['finds the room closed', 'close', { on: true }],
  ])('and %s changes no words either, and may take them back', async (_name, event, given) => {
    const [writer, teacher] = [await stage.enter('1001'), await stage.enter('2001')];
    const { id } = (await stage.say(writer, '처음 글')).message!;
    await teacher.emit(event, { lessonId: stage.lessonId, employeeId: stage.people['1001'], ...given });
    const posted = await stage.say(writer, '새 글');
    expect(posted).toMatchObject({ ok: false, error: { code: event === 'mute' ? 'muted' : 'closed' } });
    expect(await writer.emit('edit', { messageId: id, body: '고친 글' })).toEqual(posted);
    expect((await teacher.join()).messages).toMatchObject([{ body: '처음 글', editedAt: null }]);
    expect(await writer.emit('delete', { messageId: id })).toEqual({ ok: true });
  });
});

describe('a mute', () => {
  it('counts of two mutes the later end, also when the other is ended', async () => {
    const [writer, office] = [await stage.enter('1001'), await stage.enter('3001')];
    const { lessonId, people, institute } = stage;
    const employeeId = people['1001']!;
    const ends = (minutes: number) =>
      new Date(institute.clock.now().getTime() + minutes * 60_000).toISOString();
    type Told = { lessonId: string | null; until: string | null; untilIn?: Record<string, string> };
    const told = () =>
      writer.heard.filter(({ event }) => event === 'muted').map(({ given }) => given as Told);
    const hears = async (count: number) => {
      await waitFor('the mute', () => told().length >= count);
      const { lessonId: _, ...last } = told().at(-1)!;
      return last;
    };
    const everywhere = (minutes: number) => office.emit('mute', { employeeId, minutes });
    await office.emit('mute', { employeeId, lessonId, minutes: 10_080 });
    expect(await hears(1)).toEqual({ until: ends(10_080) });
    await everywhere(10);
    expect(await hears(2)).toEqual({ until: ends(10), untilIn: { [lessonId]: ends(10_080) } });
    await everywhere(20_160);
    expect(await hears(3)).toEqual({ until: ends(20_160), untilIn: { [lessonId]: ends(20_160) } });
    await office.emit('mute', { employeeId, lessonId, minutes: 10 });
    expect(await hears(4)).toEqual({ until: ends(20_160) });
    await stage.signed['3001']!.fetch('/chat-desk', {
      method: 'POST',
      body: new URLSearchParams({ intent: 'unmute', personId: employeeId }),
    });
    expect(await hears(5)).toEqual({ until: null, untilIn: { [lessonId]: ends(10) } });
    expect(await stage.say(writer, '아직')).toMatchObject({ error: { code: 'muted' } });
    await office.emit('mute', { employeeId, lessonId, minutes: 0 });
    expect(await hears(6)).toEqual({ until: null });
  });

  it('stops nobody from writing who looks after the talk, and still ends what came before', async () => {
    const [teacher, office] = [await stage.enter('2001'), await stage.enter('3001')];
    const { lessonId, people, institute } = stage;
    const mute = (by: typeof office, no: string, given: object) =>
      by.emit('mute', { employeeId: people[no], minutes: 10, ...given });
    const refused = { ok: false, error: { code: 'moderates', message: expect.stringMatching(/[가-힣]/) } };
    await mute(office, '1002', { lessonId });
    await institute.db.prisma.chatModerator.create({
      data: {
        ...{ lessonId, personId: people['1002']!, kind: 'moderator' },
        ...{ addedById: people['2001']!, createdAt: institute.clock.now() },
      },
    });
    const appointed = await stage.enter('1002');
    expect(await mute(appointed, '3001', { lessonId })).toMatchObject(refused);
    expect(await mute(office, '2001', { lessonId })).toMatchObject(refused);
    expect(await mute(teacher, '1002', { lessonId })).toMatchObject(refused);
    expect(await mute(teacher, '1002', { lessonId, minutes: 0 })).toEqual({ ok: true });
    // Elsewhere they are readers like everybody.
    expect(await mute(office, '2001', {})).toEqual({ ok: true });
    expect(await mute(office, '2001', { minutes: 0 })).toEqual({ ok: true });
  });
});
