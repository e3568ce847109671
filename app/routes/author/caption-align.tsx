/** Paste what is said and have it laid over the speech; the answer opens in the editor and can be undone. */
import { useFetcher } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import type { CaptionAct } from '~/video/caption-history';
import type { Cue } from '~/video/captions';
import { Button } from '~/ui/button';
import { Answered } from '~/ui/field';
import { TextArea } from '~/ui/text-field';
import { useToast } from '~/ui/toast';
import { useWords } from '~/words/words';

type AlignAnswer = { made: Cue[] } | { error: { message: string; fields?: Record<string, string> } };

interface CaptionAlignProps {
  hasVideo: boolean;
  act(act: CaptionAct): void;
}

export function CaptionAlign({ hasVideo, act }: CaptionAlignProps) {
  const { captions, common } = useWords();
  const text = captions.align;
  const toast = useToast();
  const fetcher = useFetcher<AlignAnswer>();
  const latest = useRef({ act, toast });
  latest.current = { act, toast };
  const answer = fetcher.data;
  useEffect(() => {
    if (!answer || !('made' in answer)) return;
    latest.current.act({ do: 'load', cues: answer.made });
    latest.current.toast({
      text: text.done(answer.made.length),
      undo: { label: common.act.undo, act: () => latest.current.act({ do: 'undo' }) },
    });
  }, [answer, text, common.act.undo]);
  const error =
    answer && 'error' in answer ? (answer.error.fields?.['script'] ?? answer.error.message) : undefined;
  return (
    <Answered by={answer}>
      <fetcher.Form method="post" className="stack">
        <input type="hidden" name="intent" value="align" />
        <TextArea name="script" label={text.script} hint={text.hint} error={error} rows={5} />
        <Button
          type="submit"
          block
          busy={fetcher.state !== 'idle'}
          busyLabel={text.busy}
          {...(hasVideo ? {} : { reason: text.noVideo })}
        >
          {text.act}
        </Button>
      </fetcher.Form>
    </Answered>
  );
}
