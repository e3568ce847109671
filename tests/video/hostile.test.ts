// Files that are no recordings, or hide one that cannot be opened, each through the real pipeline: refused with a sentence
// that says what the file is, and nothing left behind; and the extremes that are recordings all the same.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeClip, makeTestClip } from '../support/media';
import { aac, colour, h264, picture, tone } from '../support/odd-clips';
import { claimLength, claimMatroskaLength, encryptMatroska, renameCodec } from '../support/patch-media';
import { expectOneShape } from '../support/watch-renditions';
import { createPipeline, setFolderOf, type Pipeline } from './pipeline-support';

let pipeline: Pipeline;
/** Where somebody else's upload lies. */
let theirs: string;
beforeAll(async () => {
  pipeline = await createPipeline();
  const id = await pipeline.add(await makeTestClip({ seconds: 1, width: 160, height: 120 }));
  theirs = pipeline.storage.localPath(`originals/${id}`);
});
afterAll(() => pipeline.stop());

const still = (extension: string, more: string[] = []) =>
  makeClip(extension, [...colour('red'), '-frames:v', '1', ...more]);
const disguised = async (name: string, file: Promise<string>) =>
  pipeline.write(name, await readFile(await file));
const short = (extension = 'mp4') => makeTestClip({ seconds: 2, width: 160, height: 120, extension });

const dash = () => `<?xml version="1.0"?>
<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT1S"><Period><AdaptationSet
mimeType="video/mp4"><Representation id="1"><BaseURL>file://${theirs}</BaseURL></Representation></AdaptationSet></Period></MPD>`;
const sdp = 'v=0\no=- 0 0 IN IP4 127.0.0.1\ns=-\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 9999 RTP/AVP 96\n';
const pdf =
  '%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>endobj\n%%EOF';

describe('is refused, and nothing is left', () => {
  it.each<[name: string, make: () => string | Promise<string>, code: string, words: RegExp]>([
    ['nothing at all', () => pipeline.write('empty.mp4', ''), 'not-video-empty', /빈 파일/],
    [
      'an HLS playlist of another’s upload',
      () => pipeline.write('a.mp4', `#EXTM3U\n#EXTINF:1,\n${theirs}\n`),
      'not-video-playlist',
      /재생 목록/,
    ],
    [
      'a concat script of it',
      () => pipeline.write('b.mp4', `ffconcat version 1.0\nfile '${theirs}'\n`),
      'not-video-playlist',
      /재생 목록/,
    ],
    ['a DASH manifest of it', () => pipeline.write('c.mp4', dash()), 'not-video-markup', /웹 문서/],
    ['a session description', () => pipeline.write('d.mp4', sdp), 'not-video-text', /글 파일/],
    [
      'a web page',
      () => pipeline.write('e.mp4', '<!doctype html><script>alert(1)</script>'),
      'not-video-markup',
      /웹 문서/,
    ],
    ['a document', () => pipeline.write('f.mp4', pdf), 'not-video-document', /문서/],
    [
      'a document that is also a film, by its first bytes',
      () => pipeline.write('g.mp4', `%PDF-1.7\n\0\0\0\x18ftypisom`),
      'not-video-document',
      /문서/,
    ],
    [
      'a GIF that moves',
      () => disguised('h.mp4', makeClip('gif', [...picture(), '-t', '1'])),
      'not-video-image',
      /사진/,
    ],
    [
      'a picture under a pattern’s name',
      () => disguised('%03d.mp4', still('png')),
      'not-video-image',
      /사진/,
    ],
    ['a photograph', () => disguised('i.mov', still('jpg', ['-update', '1'])), 'not-video-image', /사진/],
    ['sound alone', () => makeClip('mp4', [...tone, '-t', '1', ...aac]), 'no-picture', /소리만/],
    [
      'sound with a cover',
      async () =>
        makeClip('mp4', [
          ...[
            '-i',
            await makeClip('mp4', [...tone, '-t', '2', ...aac]),
            '-i',
            await still('jpg', ['-update', '1']),
          ],
          ...['-map', '0', '-map', '1', '-c', 'copy', '-disposition:v:0', 'attached_pic'],
        ]),
      'no-picture',
      /소리만/,
    ],
    [
      'a single picture',
      () => makeClip('mp4', [...picture(), '-frames:v', '1', ...h264]),
      'too-short',
      /짧아/,
    ],
    [
      'a header that speaks of 143,165 seconds',
      async () => claimMatroskaLength(await short('mkv'), 143_165 / 2),
      'duration-mismatch',
      /파일에는 14[34],\d{3}초라고 적혀 있으나 실제로는 2초만/,
    ],
    ['VVC', async () => renameCodec(await short(), 'avc1', 'vvc1'), 'undecodable', /H\.264/],
    ['AC-4', async () => renameCodec(await short(), 'mp4a', 'ac-4'), 'sound-undecodable', /AAC/],
    [
      'an encrypted MP4',
      () =>
        makeClip('mp4', [
          ...[...picture(), ...tone, '-t', '1', ...h264, ...aac, '-encryption_scheme', 'cenc-aes-ctr'],
          ...['-encryption_key', '76a6c65c5ea762046bd749a2e632ccbb'],
          ...['-encryption_kid', 'a7e61c373e219033c21091fa607bf3b8'],
        ]),
      'encrypted',
      /암호로 보호된/,
    ],
    ['an encrypted Matroska', () => encryptMatroska(), 'encrypted', /암호로 보호된/],
  ])('%s', async (_name, make, reasonCode, words) => {
    const video = await pipeline.settle(await make());
    expect(video).toMatchObject({ status: 'rejected', reasonCode, renditionSetId: null, errorLog: null });
    expect(video.reason).toMatch(words);
    expect(video.reason).toMatch(/니다.*세요\.$/);
    expect(video.renditionSets).toEqual([]);
    expect(await pipeline.workFolders()).toEqual([]);
    expect(await readdir(path.join(pipeline.root, 'renditions')).catch(() => [])).toEqual([]);
  });
});

describe('is a recording all the same', () => {
  it('one picture that stands for three seconds', async () => {
    const clip = await makeClip('mp4', [...picture('160x120', '1/3'), '-frames:v', '1', ...h264]);
    const video = await pipeline.settle(clip, 1);
    expect(video).toMatchObject({ status: 'ready', durationMs: 3000 });
    await expectOneShape(setFolderOf(pipeline, video));
  });

  it('an MP4 whose header speaks of 143,165 seconds and whose tracks know better', async () => {
    const video = await pipeline.settle(await claimLength(await short(), 143_165 / 2), 1);
    expect(video).toMatchObject({ status: 'ready', durationMs: 2000 });
  });

  it('8K, within the memory that the fence leaves', async () => {
    const clip = await makeClip('mp4', [...picture('7680x4320', '10'), '-t', '0.3', ...h264, '-qp', '40']);
    const video = await pipeline.settle(clip, 1);
    expect(video).toMatchObject({ status: 'ready', width: 7680, height: 4320, errorLog: null });
    await expectOneShape(setFolderOf(pipeline, video));
  });
});
