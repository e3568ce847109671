/** Cutting the video of one lesson, for its author. */
import { data, type HeadersFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findTrimPage, type TrimSource } from '~/lessons/find-trim-page.server';
import { masterUrlOf, posterUrl } from '~/video/media-urls';
import { pageAction, pageLoader } from '../door.server';
import { changeTrim } from './change-trim.server';
import { TrimBench } from './trim-bench';
import { TrimEmpty } from './trim-empty';
import { pageTitle } from '../page-title';

const withMedia = ({ renditionSetId: id, poster, ...source }: TrimSource) => ({
  ...source,
  masterUrl: id ? masterUrlOf(id) : '',
  posterUrl: posterUrl(poster),
});

export const loader = pageLoader(async ({ context, person, params }) => {
  const page = await findTrimPage({ ...context, person, lessonId: params['id'] ?? '' });
  const all = [...page.sources, ...page.others];
  const cookies = all.flatMap(({ renditionSetId: id }): [string, string][] =>
    id ? [['set-cookie', context.mediaCookie(id)]] : [],
  );
  const media = { sources: page.sources.map(withMedia), others: page.others.map(withMedia) };
  return data({ ...page, ...media }, { headers: cookies });
});

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const action = pageAction(async ({ context, person, params }, form) =>
  changeTrim({ context, person, lessonId: params['id'] ?? '', form }),
);

export const meta = pageTitle<typeof loader>((words, data) => words.trim.title(data?.title ?? ''));

export default function Trim() {
  const page = useLoaderData<typeof loader>();
  if (page.sources.length === 0) return <TrimEmpty {...page} />;
  return <TrimBench key={page.videoId} page={page} />;
}
