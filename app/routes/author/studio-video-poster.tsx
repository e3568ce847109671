/** The picture that stands for the video in every list: some scenes to choose from, any other one, or by content. */
import { useState } from 'react';
import { Button, LinkButton } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { Poster } from '~/ui/poster';
import { Sheet } from '~/ui/sheet';
import { posterUrl } from '~/video/media-urls';
import { proposeScenes } from '~/watch/propose-scenes';
import { useFormat, useWords } from '~/words/words';
import type { ShownVideo } from './studio-received';
import { usePoster } from './use-poster';
import { useScenes } from './use-scenes';

interface StudioVideoPosterProps {
  lessonId: string;
  video: ShownVideo & { masterUrl: string | null };
}

const OFFERED = 6;

export function StudioVideoPoster({ lessonId, video }: StudioVideoPosterProps) {
  const { poster: text } = useWords().studio;
  const [open, setOpen] = useState(false);
  if (video.status !== 'ready' || !video.masterUrl) return null;
  return (
    <>
      <Button variant="outline" block icon="lesson" onClick={() => setOpen(true)}>
        {text.open}
      </Button>
      {open ? <Choice lessonId={lessonId} video={video} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Choice({ lessonId, video, onClose }: StudioVideoPosterProps & { onClose(): void }) {
  const { common, studio } = useWords();
  const { poster: text } = studio;
  const format = useFormat();
  const { form: Form, busy, problem, done } = usePoster(lessonId);
  const { [video.id]: board } = useScenes([{ videoId: video.id, masterUrl: video.masterUrl ?? '' }]);
  return (
    <Sheet open onClose={onClose} title={text.title} closeLabel={common.act.close} busy={busy} wide>
      <Form method="post" action={`/studio/${lessonId}`} className="stack">
        <input type="hidden" name="intent" value="poster" />
        <p className="small">{text.note}</p>
        <div className="poster-now">
          <Poster src={posterUrl(video.poster)} first />
        </div>
        <p className="small" role="status">
          {busy
            ? text.busy
            : `${done ? `${text.changed} ` : ''}${video.posterMs === null ? text.isAutomatic : text.isAt(format.clock(video.posterMs / 1000))}`}
        </p>
        {problem ? <Notice tone="bad" live="alert" title={problem} /> : null}
        {board ? (
          <div className="poster-choices" role="group" aria-label={text.scenes}>
            {proposeScenes(board.scenes.scenes, OFFERED).map((scene) => {
              const atMs = scene.fromSeconds * 1000;
              return (
                <button
                  key={atMs}
                  type="submit"
                  name="atMs"
                  value={atMs}
                  aria-pressed={video.posterMs === atMs}
                  aria-label={text.choose(format.duration(scene.fromSeconds))}
                  aria-disabled={busy}
                >
                  <svg viewBox={`${scene.x} ${scene.y} ${scene.width} ${scene.height}`} aria-hidden="true">
                    <image
                      href={board.base + board.scenes.image}
                      width={board.scenes.width}
                      height={board.scenes.height}
                    />
                  </svg>
                  <span className="tiny num">{format.clock(scene.fromSeconds)}</span>
                </button>
              );
            })}
          </div>
        ) : null}
        <LinkButton to={`/studio/${lessonId}/preview`} icon="play" block>
          {text.other}
        </LinkButton>
        {video.posterMs === null ? null : (
          <Button type="submit" name="atMs" value="" variant="outline" block busy={busy}>
            {text.automatic}
          </Button>
        )}
      </Form>
    </Sheet>
  );
}
