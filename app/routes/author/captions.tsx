/** The caption editor of one lesson, for its author. */
import { data, type HeadersFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findCaptionDraft } from '~/lessons/find-caption-draft.server';
import { captionLang } from '~/lessons/schema';
import { parseInput } from '~/platform/form';
import { findSpeechDraft } from '~/video/find-speech-draft.server';
import { findVideo } from '~/video/find-video.server';
import { masterUrlOf, posterUrl } from '~/video/media-urls';
import { posterName } from '~/video/poster-file';
import { pageAction, pageLoader } from '../door.server';
import { CaptionBench } from './caption-bench';
import { changeCaptions } from './change-captions.server';
import { pageTitle } from '../page-title';

export const loader = pageLoader(async ({ context, person, params, url }) => {
  const lang = parseInput(captionLang, url.searchParams.get('lang') ?? 'ko');
  const draft = await findCaptionDraft({ ...context, person, lessonId: params['id'] ?? '', lang });
  const video = draft.videoId ? await findVideo({ ...context, videoId: draft.videoId }) : null;
  const speech = context.recognises
    ? await findSpeechDraft({ ...context, videoId: draft.videoId, lang })
    : undefined;
  const setId = video?.renditionSetId;
  return data(
    {
      draft,
      speech,
      media: setId ? { masterUrl: masterUrlOf(setId), posterUrl: posterUrl(posterName(video)) } : null,
    },
    setId ? { headers: { 'set-cookie': context.mediaCookie(setId) } } : {},
  );
});

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const action = pageAction(async ({ context, person, params }, form) =>
  changeCaptions({ context, person, lessonId: params['id'] ?? '', form }),
);

export const meta = pageTitle<typeof loader>((words, data) =>
  data ? words.captions.title(data.draft.title) : words.studio.title,
);

export default function Captions() {
  const { draft, media, speech } = useLoaderData<typeof loader>();
  return (
    <CaptionBench key={`${draft.version} ${draft.lang}`} page={draft} media={media || null} speech={speech} />
  );
}
