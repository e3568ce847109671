/**
 * What was typed and not yet saved, kept in this browser under a key that names person and form. Bounded in number and
 * age, because nobody clears a shared tablet; where the browser refuses to keep anything, nothing is kept.
 */
export type FormEntries = [name: string, value: string][];

const PREFIX = 'kept-form:';
const MOST = 30;
const LONGEST_DAYS = 30;

interface Kept {
  at: number;
  entries: FormEntries;
}

function read(storage: Storage, name: string): Kept | null {
  try {
    const kept = JSON.parse(storage.getItem(name) ?? 'null') as Kept | null;
    return kept && Array.isArray(kept.entries) && Number.isFinite(kept.at) ? kept : null;
  } catch {
    return null;
  }
}

function clearOld(storage: Storage, nowMs: number) {
  const names = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');
  const forms = names
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => ({ name, at: read(storage, name)?.at ?? 0 }))
    .sort((a, b) => b.at - a.at);
  const old = forms.filter(({ at }, rank) => rank >= MOST || nowMs - at > LONGEST_DAYS * 86_400_000);
  old.forEach(({ name }) => storage.removeItem(name));
}

export function readKeptForm(storage: Storage, key: string): FormEntries | null {
  return read(storage, PREFIX + key)?.entries ?? null;
}

export function keepForm(storage: Storage, key: string, entries: FormEntries, nowMs: number): void {
  try {
    storage.setItem(PREFIX + key, JSON.stringify({ at: nowMs, entries } satisfies Kept));
    clearOld(storage, nowMs);
  } catch {
    return; // full or forbidden: what is typed stands on the page alone
  }
}

export function dropKeptForm(storage: Storage, key: string): void {
  storage.removeItem(PREFIX + key);
}

/** The texts and choices of a form as it would be posted; files and hidden fields are not typed. */
export function readFields(form: HTMLFormElement): FormEntries {
  const typed = new Set(
    [...form.elements].flatMap((field) =>
      'name' in field && !(field instanceof HTMLInputElement && ['hidden', 'file'].includes(field.type))
        ? [field.name as string]
        : [],
    ),
  );
  return [...new FormData(form)].flatMap(([name, value]) =>
    typed.has(name) && typeof value === 'string' ? [[name, value] as [string, string]] : [],
  );
}

/** Puts entries back into the fields that are there. */
export function writeFields(form: HTMLFormElement, entries: FormEntries): void {
  const values = new Map<string, string[]>();
  for (const [name, value] of entries) values.set(name, [...(values.get(name) ?? []), value]);
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)) {
      field.checked = values.get(field.name)?.includes(field.value) ?? false;
    } else if (
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement ||
      (field instanceof HTMLInputElement && !['hidden', 'file', 'submit'].includes(field.type))
    ) {
      const value = values.get(field.name)?.shift();
      if (value !== undefined) field.value = value;
    }
  }
}
