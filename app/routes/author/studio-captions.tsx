/** Captions by file, VTT, SRT or SMI, a language each; and the way to their editor. */
import { Form, useNavigation } from '@remix-run/react';
import { Badge } from '~/ui/badge';
import { Button, LinkButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { Notice } from '~/ui/notice';
import { SelectField } from '~/ui/select-field';
import { useWords } from '~/words/words';
import { CaptionRecognise } from './caption-recognise';
import { studioPlaces } from './studio-places';
import type { SpeechDraft } from './use-speech-draft';

interface StudioCaptionsProps {
  lessonId: string;
  captions: string[];
  /** The course asks for Korean captions and there are none. */
  lacking: boolean;
  hasVideo: boolean;
  plays: boolean;
  /** What a recogniser made of the Korean speech; undefined where there is no recogniser. */
  speech: SpeechDraft | null | undefined;
  locked: boolean;
  /** Why the last file was refused. */
  error: string | undefined;
}

export function StudioCaptions(props: StudioCaptionsProps) {
  const { lessonId, captions, lacking, hasVideo, locked } = props;
  const { captions: bench, studio } = useWords();
  const { captions: text, submit } = studio;
  const editor = `/studio/${lessonId}/captions`;
  const busy = useNavigation().formData?.get('intent') === 'captions';
  const nameOf = (lang: string) =>
    lang === 'ko' ? text.languages.ko : lang === 'en' ? text.languages.en : lang;
  return (
    <Card title={text.title} id={studioPlaces.captions}>
      {captions.length > 0 ? (
        <p className="line wrap">
          {captions.map((lang) => (
            <Badge key={lang} tone="good" icon="check">
              {nameOf(lang)}
            </Badge>
          ))}
        </p>
      ) : (
        <p className="small">{text.missing}</p>
      )}
      {lacking ? <Notice tone="warn" title={text.required} /> : null}
      {props.error ? <Notice tone="bad" live="alert" title={props.error} /> : null}
      {hasVideo && !locked && props.speech !== undefined && !captions.includes('ko') ? (
        <CaptionRecognise speech={props.speech} hasVideo={props.plays} lang="ko" action={editor}>
          <LinkButton to={editor} variant="primary">
            {bench.recognise.check}
          </LinkButton>
        </CaptionRecognise>
      ) : null}
      {hasVideo ? (
        <LinkButton to={editor} icon="edit" block>
          {text.edit}
        </LinkButton>
      ) : null}
      {hasVideo ? (
        <Form method="post" encType="multipart/form-data" className="stack" preventScrollReset>
          <input type="hidden" name="intent" value="captions" />
          <fieldset className="stack studio-fields" disabled={locked}>
            <div className="field">
              <label htmlFor="caption-file">{text.file}</label>
              <input
                id="caption-file"
                type="file"
                name="file"
                accept=".vtt,.srt,.smi,.sami,text/vtt,application/x-subrip,application/x-sami"
                aria-describedby="caption-hint"
              />
              <p className="hint" id="caption-hint">
                {text.uploadHint}
              </p>
            </div>
            <SelectField
              name="lang"
              label={text.language}
              defaultValue="ko"
              options={[
                { value: 'ko', label: text.languages.ko },
                { value: 'en', label: text.languages.en },
              ]}
            />
            <Button type="submit" block busy={busy}>
              {text.upload}
            </Button>
          </fieldset>
        </Form>
      ) : (
        <p className="small">{submit.blockedVideo}</p>
      )}
    </Card>
  );
}
