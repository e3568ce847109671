// The calendar's entry, read by a parser that knows nothing of how it was written.
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { writeInvitation } from '~/screenings/invitation.server';

const row = {
  id: '5b0e7c0e-58a3-4bb4-9f3a-0a5b7a3a9b11',
  title:
    '수영장 잔류염소, 하루 세 번; 재는 법 — 아주 긴 제목이라 한 줄에 담기지 않고 여러 줄로 나뉘어야 합니다',
  note: '필기구를 가져오세요\n끝나고 "실습"이 있습니다, 늦지 마세요\\',
  roomName: '3층 교육장; 동관, 왼쪽',
  hostName: '이정훈',
  startsAt: new Date('2026-05-11T06:00:00Z'),
  durationMs: 362_000,
  sequence: 0,
  cancelledAt: null as Date | null,
  cancelReason: '',
  updatedAt: new Date('2026-05-01T00:00:00Z'),
};
const write = (change: Partial<typeof row> = {}) =>
  writeInvitation({
    ...{
      row: { ...row, ...change },
      origin: 'https://edu.example.kr:8443',
      instituteName: '다온시설관리공단',
    },
  });
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const component = calendar.getFirstSubcomponent('vevent')!;
  return { calendar, component, event: new ICAL.Event(component) };
}
const value = (component: ICAL.Component, name: string) => component.getFirstPropertyValue(name);

describe('an invitation', () => {
  it('says what, when and where, also with characters that the format uses itself', () => {
    const { calendar, component, event } = read(write());
    expect([value(calendar, 'version'), value(calendar, 'method')]).toEqual(['2.0', 'PUBLISH']);
    expect([event.summary, event.location]).toEqual([row.title, row.roomName]);
    expect(event.description).toBe(`${row.note}\n\nhttps://edu.example.kr:8443/screenings/${row.id}`);
    expect(event.startDate.toJSDate().toISOString()).toBe('2026-05-11T06:00:00.000Z');
    expect(event.startDate.zone.tzid).toBe('UTC');
    expect(event.endDate.toJSDate().toISOString()).toBe('2026-05-11T06:06:02.000Z');
    expect([event.uid, event.sequence]).toEqual([`screening-${row.id}@edu.example.kr`, 0]);
    expect(value(component, 'status')).toBe('CONFIRMED');
    expect(value(component, 'url')).toBe(`https://edu.example.kr:8443/screenings/${row.id}`);
  });

  it('ends its lines with CRLF and folds them at 75 octets, never inside a syllable', () => {
    const text = write();
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    const lines = text.split('\r\n').slice(0, -1);
    expect(lines.filter((line) => /[\r\n]/.test(line))).toEqual([]);
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect(lines.filter((line) => line.startsWith(' ')).length).toBeGreaterThan(2);
    expect(text).not.toContain('\ufffd');
  });

  it('changed is the same entry with a higher count; called off it says so and why', () => {
    const before = read(write()).event;
    const { calendar, component, event } = read(
      write({ sequence: 2, cancelledAt: new Date('2026-05-02T00:00:00Z'), cancelReason: '강사 사정' }),
    );
    expect(event.uid).toBe(before.uid);
    expect(event.sequence).toBe(2);
    expect([value(calendar, 'method'), value(component, 'status')]).toEqual(['CANCEL', 'CANCELLED']);
    expect(event.description).toContain('강사 사정');
  });
});
