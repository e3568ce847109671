/** The way to cutting, splitting and joining a lesson's video, louder where its length does not fit; and back again. */
import type { LessonView } from '~/lessons/lesson';
import { LinkButton } from '~/ui/button';
import { ConfirmButton } from '~/ui/confirm-button';
import { Notice } from '~/ui/notice';
import { useWords } from '~/words/words';
import type { ShownVideo } from './studio-received';

interface StudioTrimProps {
  lesson: Pick<LessonView, 'id' | 'failures'>;
  video: ShownVideo;
  locked: boolean;
}

export function StudioTrim({ lesson, video, locked }: StudioTrimProps) {
  const { trim: text, common } = useWords();
  const misfit = lesson.failures.find(({ code }) => code === 'too-long' || code === 'too-short');
  if (locked || (video.status !== 'ready' && !video.cut)) return null;
  const way = (
    <LinkButton to={`/studio/${lesson.id}/trim`} icon="scissors" block={!misfit}>
      {text.open}
    </LinkButton>
  );
  return (
    <>
      {misfit ? <Notice tone="warn" icon="clock" title={misfit.message} action={way} /> : way}
      {video.cut ? (
        <Notice
          icon="scissors"
          title={text.isCut}
          action={
            <ConfirmButton
              label={text.revert}
              variant="outline"
              icon="undo"
              question={text.revertQuestion}
              fields={{ intent: 'revert' }}
              labels={{ close: common.act.close }}
            >
              {text.revertEffect}
            </ConfirmButton>
          }
        >
          {text.isCutNote}
        </Notice>
      ) : null}
    </>
  );
}
