/** A screening as a calendar's entry (RFC 5545): one UID for good, a SEQUENCE that rises with each change, times in UTC. */
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { ScreeningRow } from './screening-row.server';

interface Invitation {
  row: Pick<
    ScreeningRow,
    | 'id'
    | 'title'
    | 'note'
    | 'roomName'
    | 'hostName'
    | 'startsAt'
    | 'durationMs'
    | 'sequence'
    | 'cancelledAt'
    | 'cancelReason'
    | 'updatedAt'
  >;
  /** Public origin of the institute. */
  origin: string;
  instituteName: string;
}

export const INVITATION_TYPE = 'text/calendar; charset=utf-8';

/** The whole file, lines folded at 75 octets and text escaped. */
export function writeInvitation({ row, origin, instituteName }: Invitation): string {
  const { hostname } = new URL(origin);
  const url = `${origin}/screenings/${row.id}`;
  const cancelled = row.cancelledAt !== null;
  const calendar = ical({
    prodId: { company: instituteName || 'e-Training Institute', product: 'screenings', language: 'KO' },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `screening-${row.id}@${hostname}`,
    sequence: row.sequence,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    stamp: row.updatedAt,
    lastModified: row.updatedAt,
    start: row.startsAt,
    end: new Date(row.startsAt.getTime() + Math.max(60_000, row.durationMs)),
    summary: row.title,
    description: [cancelled ? row.cancelReason : row.note, url].filter(Boolean).join('\n\n'),
    url,
    // A calendar asks for an address; nobody reads this one.
    organizer: { name: row.hostName, email: `noreply@${hostname}` },
    ...(row.roomName ? { location: row.roomName } : {}),
    ...(cancelled ? {} : { alarms: [{ triggerBefore: 10 * 60, description: row.title }] }),
  });
  return `${calendar.toString().replace(/(\r?\n)+$/, '')}\r\n`;
}
