import { EmptyState } from '~/ui/empty-state';
import { useWords } from '~/words/words';
import { Frame } from '../frame';

interface TrimEmptyProps {
  lessonId: string;
  title: string;
  originalGone: boolean;
}

/** There is no video, it is not ready, or its original was not kept. */
export function TrimEmpty({ lessonId, title, originalGone }: TrimEmptyProps) {
  const { trim: text, studio } = useWords();
  return (
    <Frame title={text.title(title)} back={{ to: `/studio/${lessonId}`, label: studio.title }}>
      <EmptyState icon="lesson" title={originalGone ? text.noOriginal : text.noVideo}>
        {originalGone ? text.noOriginalNote : text.noVideoNote}
      </EmptyState>
    </Frame>
  );
}
