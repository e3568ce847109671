/**
 * Names while one types behind `@`: who is here at once, colleagues after a pause, chosen by keyboard or touch. A syllable
 * under way narrows the list but chooses nothing.
 */
import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { isComposing } from '~/ui/composing';
import { matchesTyped } from './match-initials';
import { findMentionQuery, putMention, type MentionQuery } from './mention-query';
import type { MentionablePerson } from './message';

export interface PeopleSource {
  /** Who has written here, the latest first. */
  here(): MentionablePerson[];
  /** Colleagues; none while there is no connection. */
  find(query: string): Promise<MentionablePerson[]>;
}

const PAUSE_MS = 250;
const MOST_SHOWN = 6;

interface Open extends MentionQuery {
  people: MentionablePerson[];
  active: number;
}

export interface Mentions {
  listId: string;
  optionId(place: number): string;
  open: Open | null;
  /** After every change of text or caret. */
  look(): void;
  close(): void;
  choose(person: MentionablePerson): void;
  /** True = the key was for the list. */
  press(event: KeyboardEvent): boolean;
}

export function useMentions(
  field: RefObject<HTMLTextAreaElement>,
  source: PeopleSource | undefined,
  onChoose: (text: string, caret: number, person: MentionablePerson) => void,
): Mentions {
  const listId = useId();
  const [open, setOpen] = useState<Open | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  /** The `@` whose list was closed with Escape. */
  const closedAt = useRef<number | null>(null);
  const asked = useRef('');
  useEffect(() => () => clearTimeout(timer.current), []);

  const close = () => {
    clearTimeout(timer.current);
    asked.current = '';
    setOpen(null);
  };
  const look = () => {
    const node = field.current;
    const found = node && source ? findMentionQuery(node.value, node.selectionStart) : null;
    if (!found || !source) {
      closedAt.current = null;
      return close();
    }
    if (closedAt.current === found.from) return;
    closedAt.current = null;
    const here = source.here().filter(({ name }) => matchesTyped(found.query, name));
    const show = (more: MentionablePerson[]) => {
      const people = [...new Map([...here, ...more].map((one) => [one.id, one])).values()];
      setOpen((before) => ({ ...found, people: people.slice(0, MOST_SHOWN), active: before?.active ?? 0 }));
    };
    if (asked.current === `${found.from} ${found.query}`) return;
    asked.current = `${found.from} ${found.query}`;
    setOpen((before) =>
      before?.query === found.query ? before : { ...found, people: here.slice(0, MOST_SHOWN), active: 0 },
    );
    clearTimeout(timer.current);
    if (!found.query) return;
    const question = asked.current;
    timer.current = setTimeout(() => {
      void source.find(found.query).then((more) => {
        if (asked.current === question) show(more);
      });
    }, PAUSE_MS);
  };
  const choose = (person: MentionablePerson) => {
    const node = field.current;
    if (!open || !node) return;
    const put = putMention(node.value, open, person.name);
    close();
    onChoose(put.text, put.caret, person);
  };
  const last = (open?.people.length ?? 0) - 1;
  const shown = open && last >= 0 ? { ...open, active: Math.min(open.active, last) } : null;
  const press = (event: KeyboardEvent): boolean => {
    if (!shown || isComposing(event)) return false;
    const { active } = shown;
    const move = (to: number) => setOpen({ ...shown, active: to });
    if (event.key === 'ArrowDown') move(active === last ? 0 : active + 1);
    else if (event.key === 'ArrowUp') move(active === 0 ? last : active - 1);
    else if (event.key === 'Enter' || event.key === 'Tab') choose(shown.people[active]!);
    else if (event.key === 'Escape') {
      closedAt.current = shown.from;
      event.stopPropagation();
      close();
    } else return false;
    event.preventDefault();
    return true;
  };
  return { listId, optionId: (place) => `${listId}-${place}`, open: shown, look, close, choose, press };
}
