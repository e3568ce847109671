// What the browser's side of an upload decides by itself: speeds, fingerprints, and whose address is whose.
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fingerprintFile } from '~/video/fingerprint-file';
import { forgetRecords, keepRecords, listRecords, recordName, type UrlStorage } from '~/video/upload-records';
import { readMeter, secondsLeft, startMeter } from '~/video/upload-speed';

const MB = 1024 * 1024;

describe('speed and time left', () => {
  const run = (looks: [ms: number, bytes: number][]) =>
    looks.reduce((meter, [ms, bytes]) => readMeter(meter, ms, bytes), startMeter(0, 0));

  it('are unknown for two seconds', () => {
    expect(secondsLeft(startMeter(0, 0), 100 * MB)).toBeNull();
    expect(secondsLeft(run([[1000, MB]]), 100 * MB)).toBeNull();
    expect(
      secondsLeft(
        run([
          [1000, MB],
          [2000, 2 * MB],
        ]),
        20 * MB,
      ),
    ).toBe(18);
  });
  it('do not jump when bytes come in bursts', () => {
    const looks: [number, number][] = Array.from({ length: 30 }, (_, at) => [
      (at + 1) * 1000,
      Math.floor((at + 1) / 5) * 5 * MB,
    ]);
    const lefts = looks.map((_, at) => secondsLeft(run(looks.slice(0, at + 1)), 200 * MB)).slice(15);
    for (const left of lefts) expect(left).toBeGreaterThan(60);
    for (const left of lefts) expect(left).toBeLessThanOrEqual(300);
  });
  it('are told in coarser steps the longer it takes', () => {
    const at = (total: number) =>
      secondsLeft(
        run([
          [1000, MB],
          [2000, 2 * MB],
        ]),
        total,
      );
    expect([at(9.5 * MB), at(43 * MB), at(300 * MB)]).toEqual([8, 45, 300]);
  });
  it('begin again where the server has less than was sent', () => {
    const meter = readMeter(
      run([
        [1000, 5 * MB],
        [2000, 9 * MB],
      ]),
      3000,
      4 * MB,
    );
    expect(meter).toMatchObject({ bytesPerSecond: null, lastBytes: 4 * MB });
  });
});

describe('a fingerprint', () => {
  const bytes = randomBytes(3 * MB);
  const name = (given: Buffer, more = {}) =>
    fingerprintFile(new File([new Uint8Array(given)], 'IMG_1.MOV', more));
  const changed = (at: number) => {
    const copy = Buffer.from(bytes);
    copy[at]! ^= 1;
    return copy;
  };
  it('is of the bytes, not of the name or the day', async () => {
    const own = await name(bytes);
    expect(await name(bytes, { lastModified: 1, type: 'video/quicktime' })).toBe(own);
    for (const at of [0, bytes.length / 2, bytes.length - 1]) expect(await name(changed(at))).not.toBe(own);
    expect(await name(bytes.subarray(0, -1))).not.toBe(own);
  });
  it('is read of the smallest file too', async () => {
    expect(await name(Buffer.from('a'))).not.toBe(await name(Buffer.from('b')));
  });
});

describe('what the browser remembers', () => {
  function makeStorage(): UrlStorage {
    const kept = new Map<string, object>();
    const list = (prefix: string) =>
      [...kept]
        .filter(([key]) => key.startsWith(prefix))
        .map(([urlStorageKey, upload]) => ({ ...upload, urlStorageKey }));
    return {
      findAllUploads: () => Promise.resolve(list('tus::') as never),
      findUploadsByFingerprint: (name) => Promise.resolve(list(`tus::${name}::`) as never),
      addUpload: (name, upload) => {
        const key = `tus::${name}::${kept.size}`;
        kept.set(key, upload);
        return Promise.resolve(key);
      },
      removeUpload: (key) => Promise.resolve(void kept.delete(key)),
    };
  }
  const upload = (filename: string) => ({
    ...{ size: 10, metadata: { filename }, creationTime: '', urlStorageKey: '' },
    ...{ uploadUrl: `http://x/${filename}`, parallelUploadUrls: null },
  });

  it('is listed for its person and place alone, and survives whatever a refusal removes', async () => {
    const storage = makeStorage();
    const client = keepRecords(storage);
    const mine = { employeeNo: '00/1:1', place: 'lesson-1' };
    const key = await client.addUpload(recordName(mine, '10-abc'), upload('주차.mp4'));
    await client.addUpload(recordName({ ...mine, place: 'lesson-2' }, '10-abc'), upload('b'));
    await client.addUpload(recordName({ employeeNo: '1002', place: 'lesson-1' }, '10-abc'), upload('c'));
    await client.addUpload('tus-br-somebody-else', upload('d'));
    await client.removeUpload(key);
    expect(await listRecords(storage, mine)).toEqual([
      { key, ...mine, fingerprint: '10-abc', name: '주차.mp4', sizeBytes: 10, url: 'http://x/주차.mp4' },
    ]);
    expect(await listRecords(storage, { employeeNo: mine.employeeNo })).toHaveLength(2);
    await forgetRecords(storage, mine);
    expect(await listRecords(storage, { employeeNo: mine.employeeNo })).toHaveLength(1);
    expect(await storage.findAllUploads()).toHaveLength(3);
  });
});
