import { EmptyState } from '~/ui/empty-state';
import { useWords } from '~/words/words';
import { Frame } from '../frame';

/** There is no video, or it is not ready. */
export function TrimEmpty({ lessonId, title }: { lessonId: string; title: string }) {
  const { trim: text, studio } = useWords();
  return (
    <Frame title={text.title(title)} back={{ to: `/studio/${lessonId}`, label: studio.title }}>
      <EmptyState icon="lesson" title={text.noVideo}>
        {text.noVideoNote}
      </EmptyState>
    </Frame>
  );
}
