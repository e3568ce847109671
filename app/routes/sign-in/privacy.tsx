/** The privacy notice, for everybody: what is kept, why, how long, who reads it, and whom to ask. */
import { TextLink } from '~/ui/button';
import { Section } from '~/ui/card';
import { Icon } from '~/ui/icon';
import { useWords } from '~/words/words';
import { Frame } from '../frame';
import { useRootData } from '../root-data';
import { VisitorPage } from './visitor-page';
import { pageTitle } from '../page-title';

export const meta = pageTitle((words) => words.privacy.title);

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
        <ul className="stack divide">
          {Object.values(privacy.items).map(({ what, why, howLong }) => (
            <li key={what} className="stack tight">
              <b>{what}</b>
              <span className="small">
                <span className="quiet">{columns.why}:</span> {why}
              </span>
              <span className="small">
                <span className="quiet">{columns.howLong}:</span> {howLong}
              </span>
            </li>
          ))}
        </ul>
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
