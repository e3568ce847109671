/** The trim page: picture, strip with its grips, what is done at the playhead, what is cut. Nothing changes until applied. */
import { Button, TextButton } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { partsMs } from '~/video/edit-parts';
import { axisMs, keptMs, partsByLesson } from '~/video/video-edit';
import { useWords } from '~/words/words';
import { Frame } from '../frame';
import { TrimCuts } from './trim-cuts';
import { TrimJoin } from './trim-join';
import { TrimKeys } from './trim-keys';
import { TrimParts } from './trim-parts';
import { TrimPlayer } from './trim-player';
import { TrimQuiet } from './trim-quiet';
import { TrimStrip } from './trim-strip';
import { TrimSummary } from './trim-summary';
import { TrimTools } from './trim-tools';
import type { TrimData } from './trim-types';
import { useScenes } from './use-scenes';
import { useTrimBench } from './use-trim-bench';
import { UndoButtons } from './undo-buttons';

export function TrimBench({ page }: { page: TrimData }) {
  const { trim: text, studio } = useWords();
  const bench = useTrimBench(page);
  const { edit, history, player, acts, skipping, setSkipping, refusal, dirty } = bench;
  const media = [...page.sources, ...page.others];
  const used = edit.sources.map(({ videoId }) => media.find((one) => one.videoId === videoId)!);
  const scenes = useScenes(used);
  const current = media.find(({ videoId }) => videoId === player.current.videoId)!;
  return (
    <Frame
      title={text.title(page.title)}
      oneLineTitle
      back={{ to: `/studio/${page.lessonId}`, label: studio.title }}
      titleActions={<UndoButtons labels={text.act} history={history} onUndo={acts.undo} onRedo={acts.redo} />}
      dock={
        <div className="dock-acts">
          <Button
            variant="outline"
            aria-pressed={skipping}
            onClick={() => {
              setSkipping(!skipping);
              if (!skipping) player.playFrom(edit.cuts[0]?.[0] === 0 ? edit.cuts[0][1] : 0);
            }}
          >
            {skipping ? text.act.previewOff : text.act.preview}
          </Button>
          <Button
            variant="primary"
            block
            busy={bench.busy}
            busyLabel={text.act.applying}
            disabled={page.locked || !dirty}
            onClick={bench.apply}
          >
            {edit.splits.length > 0
              ? text.parts.apply(edit.splits.length + 1)
              : dirty
                ? text.act.apply
                : text.act.nothing}
          </Button>
        </div>
      }
    >
      {page.locked ? <Notice tone="warn" icon="lock" title={text.act.locked} /> : null}
      {refusal ? <Notice tone="bad" live="alert" title={refusal.message} /> : null}
      {bench.revived ? (
        <Notice
          live="status"
          icon="undo"
          title={text.kept}
          action={<TextButton onClick={bench.discard}>{text.keptDrop}</TextButton>}
        >
          {text.keptNote}
        </Notice>
      ) : null}
      <div className="trim-bench">
        <div className="trim-picture">
          <TrimPlayer
            key={current.videoId}
            ref={player.player}
            title={page.title}
            media={current}
            rate={edit.rate}
            cuts={player.cuts}
            skipping={skipping}
            begin={player.begin}
            onMoment={player.onMoment}
            onEnd={player.onEnd}
          />
          <TrimSummary
            beforeMs={axisMs(edit)}
            afterMs={keptMs(edit)}
            lessonsMs={partsByLesson(edit).map((parts) => partsMs(parts, edit.rate))}
            limits={page.limits}
          />
          <TrimStrip
            {...{ edit, scenes, momentMs: player.momentMs, mark: bench.mark, grips: bench.grips }}
            onShow={player.show}
            onLetGo={bench.letGo}
          />
        </div>
        <div className="stack wide">
          <TrimTools bench={bench} />
          <TrimCuts bench={bench} />
          {page.locked ? null : (
            <>
              <TrimQuiet bench={bench} />
              <TrimParts bench={bench} />
              <TrimJoin bench={bench} />
            </>
          )}
          <p className="small">{page.isLive ? text.newVersion : text.safe}</p>
          <TrimKeys />
        </div>
      </div>
    </Frame>
  );
}
