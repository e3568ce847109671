/**
 * Serves rendition sets under `/media/`: no database read but for a lesson's playlist and captions, ranges and conditional requests by `send` (what
 * express.static is made of). A path that is not exactly a set's file never reaches the disk.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import send from 'send';
import type { Clock } from '~/platform/clock';
import { AppError, forbidden, notFound, unauthenticated } from '~/platform/errors';
import type { Storage } from '~/platform/storage.server';
import { verifyMediaCookie } from './media-cookie.server';
import { buildLessonFile, parseLessonFile, type CaptionSource } from './build-lesson-file.server';

const contentTypes: Record<string, string> = {
  m3u8: 'application/vnd.apple.mpegurl',
  m4s: 'video/iso.segment',
  mp4: 'video/mp4',
  jpg: 'image/jpeg',
  vtt: 'text/vtt; charset=utf-8',
};
const FOR_EVER = 'private, max-age=31536000, immutable';
const id = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const setFile = new RegExp(`^/(${id})/((?:[a-z0-9]+/)?[A-Za-z0-9_-]+\\.(m3u8|m4s|mp4|jpg|vtt))$`);
/** A set's own, or a video's at a chosen millisecond. */
const posterFile = new RegExp(`^/posters/(${id})(?:-(\\d{1,9}))?\\.jpg$`);

export interface MediaOptions {
  storage: Storage;
  clock: Clock;
  /** Signs the cookies; the same as given to `grantMediaCookie`. */
  secret: string;
  /** Whether somebody is signed in; asked for posters only. May be cached by the caller. */
  personOf(req: IncomingMessage): Promise<{ id: string } | null>;
  /** Lessons' captions, for the playlists that carry them. */
  captions: CaptionSource;
}

/** Returns an Express-compatible handler for `/media/*` (mounted on `/media` or on the whole path). */
export function createMediaHandler({ storage, clock, secret, personOf, captions }: MediaOptions) {
  const renditions = storage.localPath('renditions');
  const posters = storage.localPath('posters');

  function serve(
    req: IncomingMessage,
    res: ServerResponse,
    file: string,
    extension: string,
    root = renditions,
  ) {
    res.setHeader('Content-Type', contentTypes[extension]!);
    res.setHeader('Cache-Control', FOR_EVER);
    send(req, file, { root, cacheControl: false, index: false, dotfiles: 'deny' })
      .on('error', (error: { status?: number }) =>
        refuse(req, res, error.status === 416 ? unrangeable() : notFound(), error.status),
      )
      .on('directory', () => refuse(req, res, notFound()))
      .pipe(res);
  }

  const mayRead = (req: IncomingMessage, renditionSetId: string) =>
    verifyMediaCookie({ secret, renditionSetId, cookieHeader: req.headers.cookie, now: clock.now() }) !==
    null;

  return (req: IncomingMessage, res: ServerResponse): void => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return refuse(req, res, notFound());
    const [address = '', query = ''] = (req.url ?? '').replace(/#.*$/s, '').split('?', 2);
    const path = address.replace(/^\/media(?=\/)/, '');
    const lessonFile = parseLessonFile(path, query);
    if (lessonFile) {
      if (!mayRead(req, lessonFile.renditionSetId)) return refuse(req, res, closed());
      buildLessonFile({ storage, captions }, lessonFile, req).then(
        ({ text, lasting }) => answer(req, res, { text, lasting, extension: lessonFile.extension }),
        (error: unknown) => refuse(req, res, error instanceof AppError ? error : unavailable()),
      );
      return;
    }
    const file = setFile.exec(path);
    if (file) {
      if (!mayRead(req, file[1]!)) return refuse(req, res, closed());
      return serve(req, res, `/${file[1]}/${file[2]}`, file[3]!);
    }
    const poster = posterFile.exec(path);
    if (!poster) return refuse(req, res, notFound());
    const [, name, ms] = poster;
    personOf(req).then(
      (person) => {
        if (!person) refuse(req, res, unauthenticated());
        else if (ms === undefined) serve(req, res, `/${name}/poster.jpg`, 'jpg');
        else serve(req, res, `/${name}/${ms}.jpg`, 'jpg', posters);
      },
      () => refuse(req, res, notFound()),
    );
  };
}

function answer(
  req: IncomingMessage,
  res: ServerResponse,
  { text, lasting, extension }: { text: string; lasting: boolean; extension: string },
) {
  res.writeHead(200, {
    'Content-Type': contentTypes[extension]!,
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': lasting ? FOR_EVER : 'private, no-cache',
  });
  res.end(req.method === 'HEAD' ? undefined : text);
}

const unavailable = () =>
  new AppError('unavailable', 'unavailable', '잠시 자막을 읽지 못했습니다. 조금 뒤 다시 재생해 주세요.');
const closed = () =>
  forbidden('media-closed', '이 영상을 볼 권한이 없거나 시간이 지났습니다. 강의를 다시 열어 주세요.');
const unrangeable = () =>
  new AppError('invalid', 'range', '요청한 범위가 파일 밖에 있습니다. 처음부터 다시 받아 주세요.');

function refuse(req: IncomingMessage, res: ServerResponse, error: AppError, status = error.status) {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  for (const name of ['Content-Length', 'Content-Range', 'ETag', 'Last-Modified']) res.removeHeader(name);
  res.writeHead(status === 416 ? 416 : error.status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  res.end(req.method === 'HEAD' ? undefined : JSON.stringify(error.toBody()));
}
