/** The caption editor: picture, list with the caption in hand, tools. All changes go through the pure acts. */
import type { CaptionDraftPage } from '~/lessons/find-caption-draft.server';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { TabLinks } from '~/ui/tabs';
import { useWords } from '~/words/words';
import { Frame } from '../frame';
import { CaptionLeave } from './caption-leave';
import { CaptionLines } from './caption-lines';
import { CaptionNotices } from './caption-notices';
import { CaptionPlayer } from './caption-player';
import { CaptionRecognise } from './caption-recognise';
import { CaptionTools } from './caption-tools';
import { useCaptionBench } from './use-caption-bench';
import { useSpeechDraft, type SpeechDraft } from './use-speech-draft';
import { UndoButtons } from './undo-buttons';

interface CaptionBenchProps {
  page: CaptionDraftPage;
  media: { masterUrl: string; posterUrl: string } | null;
  /** What a recogniser made of the video's speech; undefined where there is no recogniser. */
  speech: SpeechDraft | null | undefined;
}

export function CaptionBench({ page, media, speech }: CaptionBenchProps) {
  const { captions: text, studio } = useWords();
  const bench = useCaptionBench(page);
  const { draft, player, warnings, setMoment, act, acts, dirty, busy, save } = bench;
  const { cues, at } = draft;
  const loadSpeech = useSpeechDraft(bench, speech, page.locked);
  return (
    <Frame
      title={text.title(page.title)}
      oneLineTitle
      back={{ to: `/studio/${page.lessonId}`, label: studio.title }}
      titleActions={<UndoButtons labels={text.act} history={draft} onUndo={acts.undo} onRedo={acts.redo} />}
      dock={
        <div className="dock-acts">
          <Button variant="outline" disabled={warnings.length === 0} onClick={acts.warning}>
            {warnings.length > 0 ? text.act.nextWarning(warnings.length) : text.act.noWarnings}
          </Button>
          <Button
            variant="primary"
            block
            busy={busy}
            busyLabel={text.act.saving}
            disabled={page.locked || !dirty}
            onClick={() => save()}
          >
            {dirty ? text.act.save : text.act.clean}
          </Button>
        </div>
      }
    >
      <CaptionLeave dirty={dirty} title={page.title} />
      <CaptionNotices bench={bench} locked={page.locked} />
      <TabLinks
        label={text.languages}
        tabs={(['ko', 'en'] as const).map((lang) => ({
          to: `?lang=${lang}`,
          label: studio.captions.languages[lang],
          current: lang === page.lang,
        }))}
      />
      <div className="caption-bench">
        <div className="caption-picture">
          {media ? (
            <CaptionPlayer
              ref={player}
              lessonId={page.lessonId}
              title={page.title}
              media={media}
              cues={cues}
              onMoment={setMoment}
            />
          ) : (
            <EmptyState icon="lesson" title={text.align.noVideo} />
          )}
        </div>
        <CaptionLines bench={bench} locked={page.locked} />
        {page.locked ? null : (
          <CaptionTools cues={cues} at={at} hasVideo={media !== null} act={act}>
            {speech === undefined ? null : (
              <CaptionRecognise speech={speech} hasVideo={media !== null} lang={page.lang}>
                <Button onClick={loadSpeech}>{text.recognise.load}</Button>
              </CaptionRecognise>
            )}
          </CaptionTools>
        )}
      </div>
    </Frame>
  );
}
