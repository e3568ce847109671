/** The text for the messenger, whose link asks for sign-in and comes back here, and the calendar's file. */
import { useState } from 'react';
import type { ScreeningState } from '~/screenings/screening';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';
import { useToast } from '~/ui/toast';
import { useFormat, useWords } from '~/words/words';

interface ScreeningShareProps {
  about: { id: string; roomName: string; url: string };
  state: ScreeningState;
}

export function ScreeningShare({ about, state }: ScreeningShareProps) {
  const { share } = useWords().screenings;
  const format = useFormat();
  const toast = useToast();
  const [failed, setFailed] = useState(false);
  const when = [format.dateTime(state.startsAt), about.roomName].filter(Boolean).join(' · ');
  const text = share.text(state.title, when, about.url);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      toast(share.copied);
    } catch {
      // Without HTTPS browsers hand the clipboard to nobody.
      setFailed(true);
    }
  };
  return (
    <section className="stack tight" aria-label={share.title}>
      <div className="line wrap">
        <Button icon="copy" onClick={() => void copy()}>
          {share.copy}
        </Button>
        <a className="button outline" href={`/screenings/${about.id}/invitation.ics`} download>
          <Icon name="calendar" size="mini" />
          <span className="button-label">{share.calendar}</span>
        </a>
      </div>
      {failed ? (
        <>
          <p className="small" role="alert">
            {share.notCopied}
          </p>
          <textarea className="share-text" readOnly rows={4} value={text} aria-label={share.title} />
        </>
      ) : null}
    </section>
  );
}
