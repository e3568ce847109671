/**
 * Resumable uploads (tus 1.0: creation, termination) under `/api/v1/uploads`, mounted in Express before any body
 * parser. The protocol is @tus/server's; who may, what the disk holds and what a finished file becomes are ours.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { EVENTS, Upload, type ServerOptions } from '@tus/server';
import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { AppError, conflict, invalid, notFound, unauthenticated } from '~/platform/errors';
import type { Log } from '~/platform/log.server';
import type { Storage } from '~/platform/storage.server';
import { admitUpload, type UploadLimits } from './admit-upload.server';
import { finishUpload, uploadKey } from './finish-upload.server';
import { PartStore, refusalOf } from './part-store.server';
import { requireSpace } from './require-space.server';
import { asTusError, TusServer } from './tus-server.server';
import { readFilename } from './upload-metadata';

export const UPLOADS_PATH = '/api/v1/uploads';

type TusRequest = Parameters<NonNullable<ServerOptions['onUploadCreate']>>[0];
type Received = { id: string; ownerId: string; uploadId: string; status: string; sizeBytes: bigint };

export interface UploadOptions {
  db: Db;
  storage: Storage;
  clock: Clock;
  /** The signed-in person of a request, null for nobody. */
  personOf(req: IncomingMessage): Promise<{ id: string } | null>;
  limits: UploadLimits;
  log: Log;
}

/** Returns an Express-compatible handler for `/api/v1/uploads` and `/api/v1/uploads/:uploadId`. */
export function createUploadHandler(options: UploadOptions) {
  const { db, storage, clock, limits, log } = options;
  const { maxBytes, reserveBytes } = limits;
  const owners = new WeakMap<IncomingMessage, string>();
  const store = new PartStore({
    directory: storage.localPath('uploads'),
    requireRoom: () => requireSpace({ storage, bytes: 0, reserveBytes }),
    onGone: async (uploadId) => {
      await db.prisma.video.deleteMany({ where: { uploadId, status: 'receiving' } });
    },
  });

  const finish = (video: { id: string; uploadId: string }) =>
    finishUpload({ db, now: clock.now(), storage, video });

  const server = new TusServer(
    {
      path: UPLOADS_PATH,
      datastore: store,
      maxSize: maxBytes,
      relativeLocation: true,
      allowedOrigins: () => false,
      // A phone that changed networks must not wait long for its own dead connection to let go.
      lockDrainTimeout: 500,
      postReceiveInterval: 2000,
      namingFunction: () => randomUUID(),
      async onUploadCreate(req, upload) {
        const node = nodeOf(req);
        try {
          const filename = readFilename(upload.metadata);
          const announced = { uploadId: upload.id, filename, sizeBytes: upload.size! };
          const ownerId = owners.get(node.req)!;
          const videoId = await admitUpload({ db, now: clock.now(), storage, limits, ownerId, announced });
          node.res.setHeader('Video-Id', videoId);
        } catch (error) {
          throw error instanceof AppError ? asTusError(error) : error;
        }
        return {};
      },
      async onUploadFinish(_req, upload) {
        const video = await db.prisma.video.findUniqueOrThrow({ where: { uploadId: upload.id } });
        await finish({ id: video.id, uploadId: upload.id });
        store.forget(upload.id);
        return {};
      },
      onResponseError(_req, error) {
        const refusal = refusalOf(error);
        if (refusal) return refusal;
        if (!('status_code' in error) || error.status_code >= 500) log.error({ err: error }, 'upload');
        return undefined;
      },
    },
    `파일이 너무 큽니다. ${Math.floor(maxBytes / 1024 / 1024)} MB까지 올릴 수 있습니다. 더 낮은 화질로 촬영하거나 나누어 올려 주세요.`,
  );
  server.on(EVENTS.POST_RECEIVE, (_req, upload) => {
    noteOffset(upload.id, upload.offset, upload.size).catch((error: unknown) =>
      log.warn({ err: error }, 'upload'),
    );
  });

  async function noteOffset(uploadId: string, offset: number, size: number | undefined) {
    const percent = size ? Math.floor((offset / size) * 100) : 0;
    await db.prisma.video.updateMany({
      where: { uploadId, status: 'receiving', percent: { lte: percent } },
      data: { percent, updatedAt: clock.now() },
    });
  }

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    res.setHeader('Cache-Control', 'no-store');
    if (req.method === 'OPTIONS') return server.handle(req, res);
    const person = await options.personOf(req);
    if (!person) throw unauthenticated();
    if (req.method === 'POST') {
      owners.set(req, person.id);
      requireLength(req);
      return server.handle(req, res);
    }
    const video = await findReceived(db, req, person.id);
    res.setHeader('Video-Id', video.id);
    const arrived = await storage.stat(uploadKey(video.uploadId));
    // All bytes are here but the process died before it could say so.
    const whole = video.status !== 'receiving' || arrived?.sizeBytes === Number(video.sizeBytes);
    if (whole && video.status === 'receiving') await finish(video);
    if (whole) return answerFinished(req, res, video);
    const size = Number(video.sizeBytes);
    if (req.method === 'PATCH') {
      await requireSpace({ storage, bytes: size - (arrived?.sizeBytes ?? 0), reserveBytes });
    }
    store.remember(new Upload({ id: video.uploadId, size, offset: 0 }));
    await server.handle(req, res);
    const offset = Number(res.getHeader('Upload-Offset'));
    if (req.method === 'PATCH' && offset) await noteOffset(video.uploadId, offset, size);
  }

  return (req: IncomingMessage, res: ServerResponse): void => {
    handle(req, res).catch((error: unknown) => {
      if (!(error instanceof AppError)) log.error({ err: error }, 'upload');
      if (res.headersSent) return res.destroy();
      const known = error instanceof AppError ? error : unexpected();
      const body = JSON.stringify(known.toBody());
      res.writeHead(known.status, {
        'Content-Type': 'application/json; charset=utf-8',
        'Tus-Resumable': '1.0.0',
      });
      res.end(req.method === 'HEAD' ? undefined : body);
    });
  };
}

const unexpected = () =>
  new AppError('unavailable', 'upload-unavailable', '파일을 받지 못했습니다. 잠시 뒤 이어서 올려 주세요.');

function nodeOf(req: TusRequest) {
  const node = req.runtime?.node;
  if (!node?.res) throw new Error('the upload server runs on Node only');
  return { req: node.req as IncomingMessage, res: node.res as ServerResponse };
}

function requireLength(req: IncomingMessage) {
  const length = req.headers['upload-length'];
  if (length === undefined || length === '0') {
    throw invalid(
      'upload-length-missing',
      length === '0'
        ? '빈 파일입니다. 다른 파일을 골라 주세요.'
        : '파일 크기가 없습니다. Upload-Length 머리글에 전체 바이트 수를 넣어 주세요.',
    );
  }
}

/** The person's own upload named by the address; not yours and not there are the same 404. */
async function findReceived(db: Db, req: IncomingMessage, ownerId: string): Promise<Received> {
  const uploadId = /\/([0-9a-f-]{36})\/?(?:\?|$)/.exec(req.url ?? '')?.[1];
  const video = uploadId ? await db.prisma.video.findFirst({ where: { uploadId, ownerId } }) : null;
  if (!video) throw notFound('찾는 올리기가 없거나 올린 사람이 아닙니다. 처음부터 다시 올려 주세요.');
  return { ...video, uploadId: uploadId! };
}

function answerFinished(req: IncomingMessage, res: ServerResponse, video: Received) {
  if (req.method === 'DELETE') {
    throw conflict(
      'upload-finished',
      '이미 다 올린 파일은 취소할 수 없습니다. 강의에서 다른 영상으로 바꾸어 주세요.',
    );
  }
  if (req.method === 'PATCH')
    throw conflict('upload-finished', '이미 다 올린 파일입니다. 더 보낼 것이 없습니다.');
  if (req.method !== 'HEAD') throw notFound();
  res.writeHead(200, {
    'Tus-Resumable': '1.0.0',
    'Upload-Offset': String(video.sizeBytes),
    'Upload-Length': String(video.sizeBytes),
  });
  res.end();
}
