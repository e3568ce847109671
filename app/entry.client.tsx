import { RemixBrowser } from '@remix-run/react';
import { startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { holdBackForSheets } from '~/ui/use-back-closes';
import { loadWords } from '~/words/languages';

function takeOverPage() {
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    );
  });
}

holdBackForSheets();
void loadWords(document.documentElement.lang === 'en' ? 'en' : 'ko').then(takeOverPage);
