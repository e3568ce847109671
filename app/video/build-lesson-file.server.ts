/**
 * The files under a rendition set's path that are a lesson version's: the multivariant playlist with its captions, and
 * each language's playlist and cues, whose names hold their content's mark. The media cookie was checked before.
 */
import fs from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { notFound } from '~/platform/errors';
import type { Storage } from '~/platform/storage.server';
import { addSubtitles, placeOnTimeline, writeSubtitlePlaylist } from './subtitle-playlists';

export interface VersionCaptions {
  durationMs: number;
  /** Changes with any caption. */
  mark: string;
  tracks: { lang: string; mark: string }[];
}

/** What knows lessons, given from above. */
export interface CaptionSource {
  /** Null unless the version plays this set and the person may see it. */
  find(asked: CaptionQuestion): Promise<VersionCaptions | null>;
  /** Normalised WebVTT; null where there is none of this language and mark. */
  findText(asked: CaptionQuestion & { lang: string; mark: string }): Promise<string | null>;
}
interface CaptionQuestion {
  renditionSetId: string;
  lessonVersionId: string;
  request: IncomingMessage;
}

export interface LessonFile {
  renditionSetId: string;
  lessonVersionId: string;
  lang: string | undefined;
  mark: string | undefined;
  extension: string;
  /** The mark with which the multivariant playlist was asked for. */
  query: string | null;
}

const id = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const shape = new RegExp(
  `^/(${id})/lesson-(${id})(?:-([a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2})-([0-9a-f]{32}))?\\.(m3u8|vtt)$`,
);

/** Null for every other path. */
export function parseLessonFile(path: string, query: string): LessonFile | null {
  const [, renditionSetId, lessonVersionId, lang, mark, extension] = shape.exec(path) ?? [];
  if (!renditionSetId || !lessonVersionId || !extension) return null;
  return {
    renditionSetId,
    lessonVersionId,
    lang,
    mark,
    extension,
    query: new URLSearchParams(query).get('c'),
  };
}

/** Throws `notFound`. `lasting` = this address never means anything else. */
export async function buildLessonFile(
  { storage, captions }: { storage: Storage; captions: CaptionSource },
  file: LessonFile,
  request: IncomingMessage,
): Promise<{ text: string; lasting: boolean }> {
  const { renditionSetId, lessonVersionId, lang, mark, extension } = file;
  const asked = { renditionSetId, lessonVersionId, request };
  const name = `lesson-${lessonVersionId}`;
  if (extension === 'vtt') {
    const vtt = lang && mark ? await captions.findText({ ...asked, lang, mark }) : null;
    if (vtt === null) throw notFound();
    return { text: placeOnTimeline(vtt), lasting: true };
  }
  const found = await captions.find(asked);
  if (!found) throw notFound();
  if (lang) {
    if (!found.tracks.some((track) => track.lang === lang && track.mark === mark)) throw notFound();
    return {
      text: writeSubtitlePlaylist(`${name}-${lang}-${mark}.vtt`, found.durationMs / 1000),
      lasting: true,
    };
  }
  const master = await fs
    .readFile(storage.localPath(`renditions/${renditionSetId}/master.m3u8`), 'utf8')
    .catch(() => null);
  if (master === null) throw notFound();
  const tracks = found.tracks.map((track) => ({
    lang: track.lang,
    uri: `${name}-${track.lang}-${track.mark}.m3u8`,
  }));
  return { text: addSubtitles(master, tracks), lasting: file.query === found.mark };
}
