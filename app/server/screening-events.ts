/**
 * The events of screenings on the talk's socket. What is shown lies in the database and is told to a room; a process keeps
 * nothing but which of its own sockets are there. Every few seconds it writes who is, and looks whether another process,
 * the clock or a new version of the lesson has changed what is shown.
 */
import { logInside } from '~/people/access-log.server';
import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { parseInput } from '~/platform/form';
import type { Log } from '~/platform/log.server';
import { keepAttendance } from '~/screenings/keep-attendance.server';
import { requireHost, requireScreening } from '~/screenings/require-screening.server';
import { runScreening, type RunAct } from '~/screenings/run-screening.server';
import { screeningInput } from '~/screenings/schema';
import { readScreenings, toState } from '~/screenings/screening-row.server';
import type { ChatClient, ChatNamespace } from './chat-sending';

interface Options {
  db: Db;
  clock: Clock;
  chat: ChatNamespace;
  log: Log;
}

export interface ScreeningEvents {
  /** By name; what they resolve with is the answer. */
  events: Record<string, (socket: ChatClient, given: unknown) => Promise<object>>;
  /** The socket has gone. */
  leave(socket: ChatClient): void;
  stop(): Promise<void>;
}

const LOOK_MS = 5_000;
/** People come by the dozen when it begins; a figure a second is enough. */
const TELL_HERE_MS = 1_000;
const roomOf = (screeningId: string) => `screening:${screeningId}`;

export function createScreeningEvents({ db, clock, chat, log }: Options): ScreeningEvents {
  /** The revision that this process's sockets of a room have heard of. */
  const told = new Map<string, number>();
  const changed = new Set<string>();
  let look: NodeJS.Timeout | undefined;
  let tell: NodeJS.Timeout | undefined;
  let under: Promise<void> = Promise.resolve();
  let stopped = false;

  /** People, not devices, on all servers. */
  async function whoIsHere(screeningId: string) {
    const sockets = await chat.in(roomOf(screeningId)).fetchSockets();
    return new Map(sockets.map(({ data }) => [data.person.id, data.person]));
  }
  const noteHere = (screeningId: string) => {
    changed.add(screeningId);
    tell ??= setTimeout(() => {
      tell = undefined;
      for (const id of changed)
        void whoIsHere(id).then(
          ({ size }) => chat.to(roomOf(id)).volatile.emit('screening-here', { screeningId: id, count: size }),
          (error: unknown) => log.warn({ err: error }, 'who is at a screening'),
        );
      changed.clear();
    }, TELL_HERE_MS).unref();
  };

  /** Of this process, by screening. */
  function peopleHere(): Map<string, Set<string>> {
    const here = new Map<string, Set<string>>();
    for (const { data } of chat.sockets.values())
      if (data.screeningId)
        here.set(data.screeningId, (here.get(data.screeningId) ?? new Set<string>()).add(data.person.id));
    return here;
  }
  async function lookOnce(): Promise<void> {
    const here = peopleHere();
    for (const id of told.keys()) if (!here.has(id)) told.delete(id);
    if (here.size === 0) {
      clearInterval(look);
      look = undefined;
      return;
    }
    const now = clock.now();
    const rows = await readScreenings(db.sql, [...here.keys()], { now });
    for (const row of rows.values()) {
      if (told.get(row.id) === row.revision) continue;
      told.set(row.id, row.revision);
      chat.local.to(roomOf(row.id)).emit('screening', toState(row));
    }
    await keepAttendance(
      ...[db.sql, now],
      [...rows.values()].map((screening) => ({ screening, personIds: here.get(screening.id) ?? [] })),
    );
  }
  const keepLooking = () => {
    look ??= setInterval(() => {
      under = lookOnce().catch((error: unknown) => log.warn({ err: error }, 'screenings'));
    }, LOOK_MS).unref();
  };

  async function noteSeen(screeningId: string, personId: string): Promise<void> {
    const now = clock.now();
    const screening = (await readScreenings(db.sql, [screeningId], { now })).get(screeningId);
    if (screening) await keepAttendance(db.sql, now, [{ screening, personIds: [personId] }]);
  }

  async function join(socket: ChatClient, given: unknown) {
    const { screeningId } = parseInput(screeningInput, given);
    const { person } = socket.data;
    // Before the look: what changes meanwhile is heard twice rather than not at all.
    await socket.join(roomOf(screeningId));
    try {
      const now = clock.now();
      const row = await requireScreening(db.sql, { now, person, screeningId });
      if (socket.data.screeningId !== screeningId) leave(socket);
      socket.data.screeningId = screeningId;
      if (!told.has(screeningId)) told.set(screeningId, row.revision);
      keepLooking();
      noteHere(screeningId);
      await keepAttendance(db.sql, now, [{ screening: row, personIds: [person.id] }]);
      const here = (await whoIsHere(screeningId)).size;
      return { state: toState(row), serverNow: clock.now().toISOString(), here };
    } catch (error) {
      if (socket.data.screeningId !== screeningId) void socket.leave(roomOf(screeningId));
      throw error;
    }
  }

  function leave(socket: ChatClient): void {
    const { screeningId, person } = socket.data;
    if (!screeningId) return;
    delete socket.data.screeningId;
    void socket.leave(roomOf(screeningId));
    // All were written when it stopped.
    if (stopped) return;
    noteHere(screeningId);
    under = Promise.all([under, noteSeen(screeningId, person.id)]).then(
      () => undefined,
      (error: unknown) => log.warn({ err: error }, 'leaving a screening'),
    );
  }

  const act = (name: RunAct) => async (socket: ChatClient, given: unknown) => {
    const { screeningId } = parseInput(screeningInput, given);
    const { state, changed } = await runScreening({
      ...{ db, now: clock.now(), person: socket.data.person, ip: socket.handshake.address },
      ...{ screeningId, act: name },
    });
    if (changed) {
      if (told.has(screeningId)) told.set(screeningId, state.revision);
      chat.to(roomOf(screeningId)).emit('screening', state);
    }
    return { state, serverNow: clock.now().toISOString() };
  };

  async function names(socket: ChatClient, given: unknown) {
    const { screeningId } = parseInput(screeningInput, given);
    const { person } = socket.data;
    const now = clock.now();
    await requireHost(db.sql, { now, person, screeningId });
    const here = [...(await whoIsHere(screeningId)).values()];
    await logInside(db.sql, {
      ...{ now, actorId: person.id, ip: socket.handshake.address, action: 'screening.read-here' },
      ...{ subject: screeningId, detail: { people: here.length } },
    });
    const people = here.map(({ name, departmentName }) => ({ name, department: departmentName }));
    return {
      people: people.sort((a, b) =>
        `${a.department} ${a.name}`.localeCompare(`${b.department} ${b.name}`, 'ko'),
      ),
    };
  }

  return {
    events: {
      'screening-join': join,
      'screening-time': async () => ({ serverNow: clock.now().toISOString() }),
      'screening-pause': act('pause'),
      'screening-resume': act('resume'),
      'screening-end': act('end'),
      'screening-names': names,
    },
    leave,
    async stop() {
      await under;
      await lookOnce().catch((error: unknown) => log.warn({ err: error }, 'screenings'));
      stopped = true;
      clearInterval(look);
      clearTimeout(tell);
    },
  };
}
