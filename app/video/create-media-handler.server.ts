/**
 * Serves rendition sets under `/media/`: no database read, ranges and conditional requests by `send` (what
 * express.static is made of). A path that is not exactly a set's file never reaches the disk.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import send from 'send';
import type { Clock } from '~/platform/clock';
import { AppError, forbidden, notFound, unauthenticated } from '~/platform/errors';
import type { Storage } from '~/platform/storage.server';
import { verifyMediaCookie } from './media-cookie.server';

const contentTypes: Record<string, string> = {
  m3u8: 'application/vnd.apple.mpegurl',
  m4s: 'video/iso.segment',
  mp4: 'video/mp4',
  jpg: 'image/jpeg',
  vtt: 'text/vtt; charset=utf-8',
};
const id = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const setFile = new RegExp(`^/(${id})/((?:[a-z0-9]+/)?[A-Za-z0-9_-]+\\.(m3u8|m4s|mp4|jpg|vtt))$`);
const posterFile = new RegExp(`^/posters/(${id})\\.jpg$`);

export interface MediaOptions {
  storage: Storage;
  clock: Clock;
  /** Signs the cookies; the same as given to `grantMediaCookie`. */
  secret: string;
  /** Whether somebody is signed in; asked for posters only. May be cached by the caller. */
  personOf(req: IncomingMessage): Promise<{ id: string } | null>;
}

/** Returns an Express-compatible handler for `/media/*` (mounted on `/media` or on the whole path). */
export function createMediaHandler({ storage, clock, secret, personOf }: MediaOptions) {
  const root = storage.localPath('renditions');

  function serve(req: IncomingMessage, res: ServerResponse, file: string, extension: string) {
    res.setHeader('Content-Type', contentTypes[extension]!);
    res.setHeader('Cache-Control', 'private, max-age=31536000, immutable');
    send(req, file, { root, cacheControl: false, index: false, dotfiles: 'deny' })
      .on('error', (error: { status?: number }) =>
        refuse(req, res, error.status === 416 ? unrangeable() : notFound(), error.status),
      )
      .on('directory', () => refuse(req, res, notFound()))
      .pipe(res);
  }

  return (req: IncomingMessage, res: ServerResponse): void => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return refuse(req, res, notFound());
    const path = (req.url ?? '').replace(/[?#].*$/s, '').replace(/^\/media(?=\/)/, '');
    const file = setFile.exec(path);
    if (file) {
      const asked = { secret, renditionSetId: file[1]!, cookieHeader: req.headers.cookie, now: clock.now() };
      if (!verifyMediaCookie(asked)) return refuse(req, res, closed());
      return serve(req, res, `/${file[1]}/${file[2]}`, file[3]!);
    }
    const poster = posterFile.exec(path);
    if (!poster) return refuse(req, res, notFound());
    personOf(req).then(
      (person) =>
        person ? serve(req, res, `/${poster[1]}/poster.jpg`, 'jpg') : refuse(req, res, unauthenticated()),
      () => refuse(req, res, notFound()),
    );
  };
}

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
