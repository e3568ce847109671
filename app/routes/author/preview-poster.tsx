/** Beside the preview: the second that is shown becomes the lesson's poster. */
import { Button } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { useFormat, useWords } from '~/words/words';
import { usePoster } from './use-poster';

export function PreviewPoster({ lessonId, seconds }: { lessonId: string; seconds: number }) {
  const { poster: text } = useWords().studio;
  const format = useFormat();
  const { form: Form, busy, problem, done } = usePoster(lessonId);
  return (
    <Form method="post" action={`/studio/${lessonId}`} className="stack tight">
      <input type="hidden" name="intent" value="poster" />
      <input type="hidden" name="atMs" value={Math.round(seconds * 1000)} />
      <Button type="submit" variant="outline" icon="lesson" block busy={busy} busyLabel={text.busy}>
        {text.here(format.clock(seconds))}
      </Button>
      <p className="small" role="status">
        {done ? text.changed : ''}
      </p>
      {problem ? <Notice tone="bad" live="alert" title={problem} /> : null}
    </Form>
  );
}
