/** Long silences, each with a press that cuts it: nothing is cut without one. */
import { useFetcher } from '@remix-run/react';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Notice } from '~/ui/notice';
import { proposeCuts, type ProposedCut } from '~/video/propose-cuts';
import type { SpeechSpan } from '~/video/speech-spans';
import { axisMs, laySources, type VideoEdit } from '~/video/video-edit';
import { useFormat, useWords } from '~/words/words';
import type { TrimBenchState } from './use-trim-bench';

export interface Heard {
  videoId: string;
  speech: SpeechSpan[];
  scenes: number[];
}
export type HeardAnswer =
  { heard: Heard[]; error?: undefined } | { error: { message: string }; heard?: undefined };

/** On the axis; the end of one recording and the beginning of the next lie inside. */
function listProposals(edit: VideoEdit, heard: Heard[]): ProposedCut[] {
  return laySources(edit).flatMap(({ videoId, offsetMs, durationMs }) => {
    const speech = heard.find((one) => one.videoId === videoId)?.speech ?? [];
    return proposeCuts(speech, durationMs).map(({ fromMs, toMs }): ProposedCut => {
      const [from, to] = [fromMs + offsetMs, toMs + offsetMs];
      return { fromMs: from, toMs: to, where: from === 0 ? 'start' : to === axisMs(edit) ? 'end' : 'inside' };
    });
  });
}

export function TrimQuiet({ bench }: { bench: TrimBenchState }) {
  const { quiet: text } = useWords().trim;
  const format = useFormat();
  const { edit, act, player } = bench;
  const fetcher = useFetcher<HeardAnswer>();
  const heard = fetcher.data?.heard;
  const proposals = heard ? listProposals(edit, heard) : [];
  const isCut = ({ fromMs, toMs }: ProposedCut) =>
    edit.cuts.some(([from, to]) => from <= fromMs + 40 && to >= toMs - 40);
  const cut = ({ fromMs, toMs }: ProposedCut) => act({ do: 'cut', fromMs, toMs });
  const ends = proposals.filter((one) => one.where !== 'inside' && !isCut(one));
  const listen = () => {
    const videoIds = JSON.stringify(edit.sources.map(({ videoId }) => videoId));
    fetcher.submit(
      { intent: 'listen', withScenes: 'false', videoIds },
      { method: 'post', encType: 'multipart/form-data' },
    );
  };
  return (
    <Card title={text.title}>
      <p className="small">{text.note}</p>
      {fetcher.data?.error ? <Notice tone="bad" live="alert" title={fetcher.data.error.message} /> : null}
      <div role="status">{heard && proposals.length === 0 ? <p>{text.none}</p> : null}</div>
      <ul className="trim-list">
        {proposals.map((one) => {
          const [from, to] = [format.clock(one.fromMs / 1000), format.clock(one.toMs / 1000)];
          const duration = format.duration((one.toMs - one.fromMs) / 1000);
          return (
            <li key={one.fromMs}>
              <button type="button" className="text-button num" onClick={() => player.show(one.fromMs)}>
                {text.item(text.kind[one.where], from, to)}
              </button>
              {isCut(one) ? (
                <span className="small">{text.done}</span>
              ) : (
                <Button compact aria-label={text.cutLabel(from, duration)} onClick={() => cut(one)}>
                  {text.cut(duration)}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {ends.length > 1 ? (
        <Button variant="outline" onClick={() => ends.forEach(cut)}>
          {text.ends}
        </Button>
      ) : null}
      {heard ? null : (
        <Button variant="outline" busy={fetcher.state !== 'idle'} busyLabel={text.finding} onClick={listen}>
          {text.find}
        </Button>
      )}
    </Card>
  );
}
