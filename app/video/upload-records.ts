/**
 * What this browser remembers of unfinished uploads, in the protocol client's own storage: the address under a key of
 * person, place (whatever the video is for) and file. A record goes when its upload is whole or given up, and by
 * nothing else: the client would drop it on any refusal, a signed-out person's too.
 */
import type { UploadOptions } from 'tus-js-client';

export type UrlStorage = NonNullable<UploadOptions['urlStorage']>;

export interface UploadRecord {
  /** Of the storage, to remove it by. */
  key: string;
  employeeNo: string;
  place: string;
  /** Of the file alone. */
  fingerprint: string;
  name: string;
  sizeBytes: number;
  url: string;
}

interface Owner {
  employeeNo: string;
  place: string;
}

export const recordName = ({ employeeNo, place }: Owner, fingerprint: string) =>
  ['institute', employeeNo, place, fingerprint].map(encodeURIComponent).join('/');

/** `tus::institute/<person>/<place>/<file>::<number>` */
function readKey(key: string) {
  const parts = /^tus::([^:]+)::/.exec(key)?.[1]?.split('/').map(decodeURIComponent) ?? [];
  const [mark, employeeNo, place, fingerprint] = parts;
  return mark === 'institute' && employeeNo && place && fingerprint
    ? { employeeNo, place, fingerprint }
    : null;
}

/** The client's view of the storage, which cannot remove anything. */
export const keepRecords = (storage: UrlStorage): UrlStorage => ({
  findAllUploads: () => storage.findAllUploads(),
  findUploadsByFingerprint: (fingerprint) => storage.findUploadsByFingerprint(fingerprint),
  addUpload: (fingerprint, upload) => storage.addUpload(fingerprint, upload),
  removeUpload: () => Promise.resolve(),
});

/** A person's unfinished uploads from this browser, of one place where it is named. */
export async function listRecords(
  storage: UrlStorage,
  { employeeNo, place }: { employeeNo: string; place?: string },
): Promise<UploadRecord[]> {
  const found: UploadRecord[] = [];
  for (const { urlStorageKey: key, uploadUrl, size, metadata } of await storage.findAllUploads()) {
    const owner = readKey(key);
    if (!owner || !uploadUrl || owner.employeeNo !== employeeNo || (place && owner.place !== place)) continue;
    const name = metadata?.['filename'] ?? '';
    found.push({ key, ...owner, name, sizeBytes: size ?? 0, url: uploadUrl });
  }
  return found;
}

export async function forgetRecords(storage: UrlStorage, owner: Owner): Promise<void> {
  for (const { key } of await listRecords(storage, owner)) await storage.removeUpload(key);
}
