import { Form, useFetcher } from '@remix-run/react';
import type { Words } from '~/chat/change-words.server';
import type { WordList } from '~/chat/schema';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { IconButton } from '~/ui/icon-button';
import { Notice } from '~/ui/notice';
import { TextField } from '~/ui/text-field';
import { useWords } from '~/words/words';
import { SavedForm } from '../saved-form';

interface DeskWordsProps {
  words: Words;
  text: string;
  /** The forbidden word in it. */
  found: string | null;
}

/** The institute's lists, and a sentence held against them. */
export function DeskWords({ words, text, found }: DeskWordsProps) {
  const said = useWords().chatDesk.words;
  return (
    <>
      <Card title={said.tryTitle}>
        <Form className="stack" preventScrollReset>
          <input type="hidden" name="tab" value="words" />
          <TextField name="text" label={said.tryField} defaultValue={text} maxLength={500} required />
          <Button type="submit">{said.tryAct}</Button>
        </Form>
        {text ? (
          <Notice live="status" tone={found ? 'bad' : 'good'} title={found ? said.found(found) : said.fine} />
        ) : null}
      </Card>
      <div className="columns">
        <WordsCard list="forbidden" words={words.forbidden} />
        <WordsCard list="allowed" words={words.allowed} />
      </div>
    </>
  );
}

function WordsCard({ list, words }: { list: WordList; words: string[] }) {
  const said = useWords().chatDesk.words;
  return (
    <Card title={said[list]}>
      <p className="small">{list === 'forbidden' ? said.forbiddenNote : said.allowedNote}</p>
      <SavedForm intent="add-word" act={said.add} say={() => said.done['add-word']} fields={['word']}>
        {(of) => (
          <>
            <input type="hidden" name="list" value={list} />
            <TextField
              key={words.length}
              name="word"
              label={said.word}
              maxLength={40}
              required
              error={of('word')}
            />
          </>
        )}
      </SavedForm>
      {words.length === 0 ? (
        <p className="small quiet">{said.empty}</p>
      ) : (
        <ul className="desk-words">
          {words.map((word) => (
            <WordLine key={word} list={list} word={word} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function WordLine({ list, word }: { list: WordList; word: string }) {
  const said = useWords().chatDesk.words;
  const fetcher = useFetcher();
  return (
    <li>
      <span>{word}</span>
      <fetcher.Form method="post">
        <input type="hidden" name="intent" value="remove-word" />
        <input type="hidden" name="list" value={list} />
        <input type="hidden" name="word" value={word} />
        <IconButton type="submit" icon="close" label={said.removeOf(word)} />
      </fetcher.Form>
    </li>
  );
}
