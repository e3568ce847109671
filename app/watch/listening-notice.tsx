/** Said as long as only the sound plays: what it is worth, before anybody relies on it. */
import { Button } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { useWords } from '~/words/words';

interface ListeningNoticeProps {
  counts: boolean;
  onPicture(): void;
}

export function ListeningNotice({ counts, onPicture }: ListeningNoticeProps) {
  const { listening } = useWords().watch;
  return (
    <Notice
      tone={counts ? 'info' : 'warn'}
      icon="headphones"
      live="status"
      title={counts ? listening.counts : listening.countsNot}
      action={
        <Button compact onClick={onPicture}>
          {listening.picture}
        </Button>
      }
    >
      {counts ? null : listening.countsNotNote}
    </Notice>
  );
}
