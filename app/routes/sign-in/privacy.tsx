/** The privacy notice, for everybody: what is kept, why, how long, who reads it, and whom to ask. */
import type { MetaFunction } from '@remix-run/node';
import { TextLink } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { DataTable } from '~/ui/data-table';
import { Icon } from '~/ui/icon';
import { useWords, wordsFor } from '~/words/words';
import { Frame } from '../frame';
import { useRootData } from '../root-data';
import { VisitorPage } from './visitor-page';

export const meta: MetaFunction = () => [{ title: wordsFor('ko').common.pageTitle(wordsFor('ko').privacy.title) }];

export default function Privacy() {
  const { privacy, settings, common } = useWords();
  const root = useRootData();
  if (root?.person) {
    return (
      <Frame
        title={privacy.title}
        back={{ to: '/settings', label: common.act.backTo(settings.title) }}
        width="narrow"
      >
        <Notice />
        <TextLink to="/me" className="start" forward>
          {privacy.seeRecord}
        </TextLink>
      </Frame>
    );
  }
  return (
    <VisitorPage display>
      <h1 tabIndex={-1}>{privacy.title}</h1>
      <Notice />
      <TextLink to="/sign-in" className="start" forward>
        {privacy.backToSignIn}
      </TextLink>
    </VisitorPage>
  );
}

function Notice() {
  const { privacy } = useWords();
  const institute = useRootData()?.institute ?? { name: '', helpContact: '' };
  const { columns } = privacy;
  return (
    <>
      <p>{privacy.lead(institute.name)}</p>
      <Section title={privacy.kept}>
        <Card as="div" flush>
          <DataTable
            caption={privacy.kept}
            rows={Object.values(privacy.items)}
            rowKey={({ what }) => what}
            columns={[
              { key: 'what', label: columns.what, wrap: true, cell: ({ what }) => what },
              { key: 'why', label: columns.why, wrap: true, cell: ({ why }) => why },
              { key: 'how-long', label: columns.howLong, wrap: true, cell: ({ howLong }) => howLong },
            ]}
          />
        </Card>
      </Section>
      <Section title={privacy.whoReads}>
        <Lines lines={Object.values(privacy.who)} icon="eye" />
      </Section>
      <Section title={privacy.never}>
        <Lines lines={Object.values(privacy.nevers)} icon="close" />
      </Section>
      <Section title={privacy.cookies}>
        <p>{privacy.cookiesText}</p>
      </Section>
      <Section title={privacy.rights}>
        <p>{privacy.rightsText}</p>
        <p>
          {privacy.contact}: <b>{institute.helpContact}</b>
        </p>
      </Section>
    </>
  );
}

function Lines({ lines, icon }: { lines: string[]; icon: 'eye' | 'close' }) {
  return (
    <ul className="checklist">
      {lines.map((line) => (
        <li key={line}>
          <Icon name={icon} size="mini" />
          <span>{line}</span>
        </li>
      ))}
    </ul>
  );
}
