/** Looking for sections of manuals and choosing some: those of the lesson stand first. */
import { useState } from 'react';
import { Chip } from '~/ui/chip';
import { Notice } from '~/ui/notice';
import { SkeletonLine, Waiting } from '~/ui/skeleton';
import { TextField } from '~/ui/text-field';
import { useWords } from '~/words/words';
import type { SectionChoice } from './fetch-questions';
import { useSections } from './use-sections';

interface SectionPickerProps {
  lessonId: string;
  chosen: readonly SectionChoice[];
  most: number;
  onChange(chosen: SectionChoice[]): void;
}

const nameOf = ({ number, title }: SectionChoice) => `${number} ${title}`;

export function SectionPicker({ lessonId, chosen, most, onChange }: SectionPickerProps) {
  const words = useWords().knowledge.talk.sections;
  const [query, setQuery] = useState('');
  const found = useSections(lessonId, query.trim());
  const isChosen = (id: string) => chosen.some((one) => one.id === id);
  const toggle = (section: SectionChoice) => {
    if (isChosen(section.id)) onChange(chosen.filter(({ id }) => id !== section.id));
    else if (most === 1) onChange([section]);
    else if (chosen.length < most) onChange([...chosen, section]);
  };
  return (
    <div className="stack">
      {chosen.length > 0 ? (
        <div className="chips">
          {chosen.map((section) => (
            <Chip
              key={section.id}
              pressed
              icon="close"
              aria-label={words.remove(nameOf(section))}
              onClick={() => toggle(section)}
            >
              {nameOf(section)}
            </Chip>
          ))}
        </div>
      ) : null}
      <TextField
        type="search"
        label={words.search}
        icon="search"
        value={query}
        maxLength={100}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      {most > 1 ? (
        <p className="tiny" role="status">
          {words.chosen(chosen.length, most)}
        </p>
      ) : null}
      {found === null ? (
        <Waiting label={words.searching}>
          <SkeletonLine />
          <SkeletonLine half />
        </Waiting>
      ) : found === 'failed' ? (
        <Notice tone="bad" live="alert" title={words.failed} />
      ) : found.length === 0 ? (
        <p className="small quiet" role="status">
          {query.trim() ? `${words.none}. ${words.noneNote}` : words.start}
        </p>
      ) : (
        <fieldset className="choices section-choices">
          <legend className="hidden">{words.search}</legend>
          {found.map((section) => (
            <label key={section.id} className="choice">
              <input
                type="checkbox"
                checked={isChosen(section.id)}
                disabled={most > 1 && chosen.length >= most && !isChosen(section.id)}
                onChange={() => toggle(section)}
              />
              <span className="grow">
                {nameOf(section)}
                <span className="small quiet choice-hint">{section.manualTitle}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}
