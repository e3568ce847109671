/** The browser's one queue of uploads for React: what is sent, what was left unfinished, and how a file gets in. */
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { cleanFileName } from './file-name';
import { fingerprintFile } from './fingerprint-file';
import { sendFile } from './send-file';
import { forgetRecords, keepRecords, listRecords, recordName, type UploadRecord } from './upload-records';
import { UploadQueue, type Attach, type UploadTask } from './upload-queue';

const ENDPOINT = '/api/v1/uploads';
const TUS = { 'Tus-Resumable': '1.0.0' };
const NOTHING: readonly UploadTask[] = [];

let queue: UploadQueue | undefined;
function openQueue(): UploadQueue {
  if (queue) return queue;
  const opened = (queue = new UploadQueue());
  window.addEventListener('online', () => opened.nudge());
  document.addEventListener('visibilitychange', () => !document.hidden && opened.nudge());
  return opened;
}

const loadTus = () => import('tus-js-client');

/** The person's uploads of this page, on every screen. */
export function useUploads(employeeNo: string) {
  const [opened, setOpened] = useState<UploadQueue | null>(null);
  useEffect(() => {
    const own = openQueue();
    own.setPerson(employeeNo);
    setOpened(own);
  }, [employeeNo]);
  const subscribe = useCallback(
    (listener: () => void) => opened?.subscribe(listener) ?? (() => undefined),
    [opened],
  );
  const tasks = useSyncExternalStore(
    subscribe,
    () => opened?.snapshot() ?? NOTHING,
    () => NOTHING,
  );
  return { tasks, queue: opened };
}

export interface Owner {
  employeeNo: string;
  place: string;
}

/** An upload of this person and place that this browser began and did not finish. */
export interface LeftUpload extends UploadRecord {
  /** Bytes that the server has; null while it cannot be asked. */
  sentBytes: number | null;
  percent: number | null;
  /** Set when the server has all of it. */
  wholeVideoId: string | null;
}

async function lookAt(record: UploadRecord): Promise<LeftUpload | 'gone'> {
  const answer = await fetch(record.url, { method: 'HEAD', headers: TUS }).catch(() => null);
  if (answer?.status === 404 || answer?.status === 410) return 'gone';
  const offset = answer?.ok ? Number(answer.headers.get('Upload-Offset')) : null;
  const whole = offset !== null && record.sizeBytes > 0 && offset >= record.sizeBytes;
  const wholeVideoId = whole ? (answer?.headers.get('Video-Id') ?? null) : null;
  const percent = offset === null ? null : Math.floor((offset / Math.max(1, record.sizeBytes)) * 100);
  return { ...record, sentBytes: offset, percent, wholeVideoId };
}

/** What was left unfinished here, as the server sees it. */
export async function findLeftUpload(owner: Owner): Promise<LeftUpload | null> {
  const { urlStorage } = (await loadTus()).defaultOptions;
  for (const record of (await listRecords(urlStorage, owner)).reverse()) {
    const left = await lookAt(record);
    if (left !== 'gone') return left;
    await urlStorage.removeUpload(record.key);
  }
  return null;
}

/** Gives an unfinished upload up, on the server too where it can be reached. */
export async function dropUpload(owner: Owner, url: string): Promise<void> {
  await fetch(url, { method: 'DELETE', headers: TUS }).catch(() => undefined);
  await forgetRecords((await loadTus()).defaultOptions.urlStorage, owner);
}

/** Nothing has to be remembered of it any more. */
export async function settleUpload(owner: Owner): Promise<void> {
  await forgetRecords((await loadTus()).defaultOptions.urlStorage, owner);
}

interface StartOptions {
  owner: Owner;
  file: File;
  /** The unfinished upload of the same file. */
  left?: LeftUpload;
  attach: Attach;
  attachAtEnd: boolean;
}

/** Throws where the file cannot be read. */
export async function startUpload({ owner, file, left, attach, attachAtEnd }: StartOptions): Promise<void> {
  const tus = await loadTus();
  const { urlStorage } = tus.defaultOptions;
  const fingerprint = left?.fingerprint ?? (await fingerprintFile(file));
  const name = cleanFileName(file.name) || 'video';
  openQueue().add({
    ...owner,
    ...{ name, totalBytes: file.size, sentBytes: left?.sentBytes ?? 0, attach, attachAtEnd },
    send: (onChange) =>
      sendFile({
        ...{ tus, file, totalBytes: file.size, endpoint: ENDPOINT, filename: name, filetype: file.type },
        ...{ url: left?.url, sentBytes: left?.sentBytes ?? 0, onChange },
        remember: { fingerprint: recordName(owner, fingerprint), storage: keepRecords(urlStorage) },
        canRead: (at) =>
          file
            .slice(at, at + 1)
            .arrayBuffer()
            .then(
              () => true,
              () => false,
            ),
      }),
    onSettled: () => forgetRecords(urlStorage, owner),
  });
}
