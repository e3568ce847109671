/**
 * A form whose typing survives a closed tab, a dead battery and a session that ends: every change is kept in the
 * browser until the server has it, and put back when the form is opened again.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import {
  dropKeptForm,
  keepForm,
  readFields,
  readKeptForm,
  writeFields,
  type FormEntries,
} from './kept-forms';

const same = (a: FormEntries | null, b: FormEntries | null) => JSON.stringify(a) === JSON.stringify(b);

const storageOf = (): Storage | null => {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
};

interface Options {
  /** Names person, thing and form. */
  key: string;
  /** The server's answer to a save of this form; another object for each save. */
  saved: unknown;
  /** For a form whose number of fields changes: builds it from the entries; left out, the fields are filled in. */
  restore?: (entries: FormEntries) => void;
}

export function useKeptForm({ key, saved, restore }: Options) {
  const form = useRef<HTMLFormElement>(null);
  /** As the server has it. */
  const base = useRef<FormEntries | null>(null);
  const submitted = useRef<FormEntries | null>(null);
  const restoreBy = useRef(restore);
  restoreBy.current = restore;
  const [restored, setRestored] = useState(false);

  useEffect(() => {
    const storage = storageOf();
    if (!form.current || !storage || base.current) return;
    base.current = readFields(form.current);
    const kept = readKeptForm(storage, key);
    if (!kept || same(kept, base.current)) return;
    if (restoreBy.current) restoreBy.current(kept);
    else writeFields(form.current, kept);
    setRestored(true);
  }, [key]);

  const keep = useCallback(() => {
    const storage = storageOf();
    if (!form.current || !storage || !base.current) return;
    const now = readFields(form.current);
    if (same(now, base.current)) dropKeptForm(storage, key);
    else keepForm(storage, key, now, Date.now());
  }, [key]);

  useEffect(() => {
    if (!saved || !submitted.current) return;
    base.current = submitted.current;
    setRestored(false);
    keep(); // what was typed since then is still unsaved
  }, [saved, keep]);

  return {
    formProps: {
      ref: form,
      onInput: keep,
      onSubmit: () => {
        if (form.current) submitted.current = readFields(form.current);
      },
    },
    /** Something was put back that the server does not have. */
    restored,
    /** For changes that no field tells of: a field more or less. */
    keep,
    /** Forgets what is kept; the caller shows the server's values again. */
    discard: () => {
      const storage = storageOf();
      if (storage) dropKeptForm(storage, key);
      form.current?.reset();
      setRestored(false);
    },
  };
}
