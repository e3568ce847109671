/** The column of the pages before sign-in: brand, content, and the display settings at the foot. */
import { Form, useActionData, useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { TextButton } from '~/ui/button';
import { Answered } from '~/ui/field';
import { BrandMark } from '~/ui/icon';
import { useWords } from '~/words/words';
import { useRootData } from '../root-data';

export function VisitorPage({ children, display = false }: { children: ReactNode; display?: boolean }) {
  const { common } = useWords();
  const answer = useActionData();
  return (
    <div className="watch sign-in">
      <main className="page" id="main">
        <p className="brand">
          <BrandMark />
          {common.brand}
        </p>
        <Answered by={answer}>{children}</Answered>
      </main>
      {display ? <DisplayOptions /> : null}
    </div>
  );
}

function DisplayOptions() {
  const { common } = useWords();
  const { pathname, search } = useLocation();
  const chosen = useRootData()?.display;
  const large = chosen?.text !== 'normal';
  const contrast = chosen?.theme === 'contrast';
  const english = chosen?.lang === 'en';
  return (
    <footer>
      <Form method="post" action="/display" className="display-options" reloadDocument>
        <input type="hidden" name="next" value={`${pathname}${search}`} />
        <TextButton
          type="submit"
          name="text"
          value={large ? 'normal' : 'large'}
          icon="text-size"
          aria-pressed={large}
        >
          {common.text.large}
        </TextButton>
        <TextButton
          type="submit"
          name="theme"
          value={contrast ? 'system' : 'contrast'}
          icon="contrast"
          aria-pressed={contrast}
        >
          {common.theme.contrast}
        </TextButton>
        <TextButton
          type="submit"
          name="lang"
          value={english ? 'ko' : 'en'}
          icon="globe"
          lang={english ? 'ko' : 'en'}
        >
          {english ? common.language.ko : common.language.en}
        </TextButton>
      </Form>
    </footer>
  );
}
