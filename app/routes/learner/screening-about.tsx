/** When, where and for whom, how to tell others, and what its host may change until it begins. */
import type { Phase } from '~/screenings/position';
import type { ScreeningState } from '~/screenings/screening';
import { ConfirmButton } from '~/ui/confirm-button';
import { Facts } from '~/ui/facts';
import { useToast } from '~/ui/toast';
import { useFormat, useWords } from '~/words/words';
import type { ScreeningPage } from './screening-page.server';
import { ScreeningChange } from './screening-change';
import { ScreeningInvite } from './screening-invite';
import { useAudienceWords } from './screening-row-item';
import { ScreeningShare } from './screening-share';

interface ScreeningAboutProps {
  page: ScreeningPage;
  /** As it stands now, which the page may not know yet. */
  state: ScreeningState;
  phase: Phase;
}

export function ScreeningAbout({ page, state, phase }: ScreeningAboutProps) {
  const { about, host } = page;
  const { screenings, common } = useWords();
  const toast = useToast();
  const waits = phase === 'waiting';
  return (
    <div className="stack">
      <ScreeningFacts about={about} state={state} />
      {phase === 'cancelled' || phase === 'ended' ? null : <ScreeningShare about={about} state={state} />}
      {host && waits ? (
        <div className="line wrap">
          <ScreeningChange about={about} host={host} />
          <ConfirmButton
            label={screenings.host.cancel}
            question={screenings.host.cancelTitle}
            variant="outline"
            actVariant="danger"
            fields={{ intent: 'cancel' }}
            reason={{
              ...{ label: screenings.host.reason, limit: 200 },
              neededText: screenings.host.reasonNeeded,
            }}
            labels={{ close: common.act.close }}
            onDone={() => toast(screenings.host.cancelled)}
          >
            {screenings.host.cancelNote}
          </ConfirmButton>
        </div>
      ) : null}
      {host ? <ScreeningInvite host={host} /> : null}
    </div>
  );
}

export function ScreeningFacts({ about, state }: { about: ScreeningPage['about']; state: ScreeningState }) {
  const { facts } = useWords().screenings;
  const format = useFormat();
  const audience = useAudienceWords()(about);
  const items = [
    { label: facts.when, value: format.dateTime(state.startsAt) },
    ...(about.roomName ? [{ label: facts.where, value: about.roomName }] : []),
    { label: facts.who, value: audience },
    { label: facts.host, value: about.hostName },
    ...(about.lessonTitle === state.title ? [] : [{ label: facts.lesson, value: about.lessonTitle }]),
    ...(state.durationMs > 0
      ? [{ label: facts.length, value: format.duration(state.durationMs / 1000) }]
      : []),
  ];
  return (
    <>
      <Facts facts={items} />
      {about.note ? <p className="lines">{about.note}</p> : null}
    </>
  );
}
