/**
 * Who signed in on this device before, for the shared tablet: one touch fills in the number. Kept in this browser
 * alone, and only for those who did not say that the device is theirs.
 */
import { useEffect, useState } from 'react';
import { Chip } from '~/ui/chip';

const KEY = 'institute-recent-people';
const MOST = 6;

export interface RecentPerson {
  employeeNo: string;
  name: string;
}

function read(): RecentPerson[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(found) ? (found as RecentPerson[]).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** Called when somebody leaves through "다른 사람으로 바꾸기". */
export function rememberPerson(person: RecentPerson) {
  const others = read().filter(({ employeeNo }) => employeeNo !== person.employeeNo);
  try {
    localStorage.setItem(KEY, JSON.stringify([person, ...others].slice(0, MOST)));
  } catch {
    // A full or refused storage only costs the shortcut.
  }
}

interface RecentPeopleProps {
  label: string;
  onChoose(employeeNo: string): void;
  /** Somebody signed in here before: the device is shared. */
  onFound(): void;
}

export function RecentPeople({ label, onChoose, onFound }: RecentPeopleProps) {
  const [people, setPeople] = useState<RecentPerson[]>([]);
  useEffect(() => {
    const found = read();
    setPeople(found);
    if (found.length > 0) onFound();
    // Once, when the page has come to life.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  if (people.length === 0) return null;
  return (
    <div className="chips" role="group" aria-label={label}>
      {people.map((person) => (
        <Chip key={person.employeeNo} onClick={() => onChoose(person.employeeNo)}>
          {person.name}
        </Chip>
      ))}
    </div>
  );
}
