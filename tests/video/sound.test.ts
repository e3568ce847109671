// What is heard: picture and sound together, whatever shifts them in the file; the same loudness for every lesson; and
// nothing of the recording's own papers left in what is published.
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeClip } from '../support/media';
import { aac, h264, makeFlashClip, picture, tone } from '../support/odd-clips';
import { expectOneShape, findFlashAndBeep, measureLoudness, readAll } from '../support/watch-renditions';
import { createPipeline, setFolderOf, type Pipeline } from './pipeline-support';

/** What the HLS demuxer and the muxer's own container say. */
const OURS = ['variant_bitrate', 'compatible_brands', 'major_brand', 'minor_version', 'encoder'];

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await createPipeline();
});
afterAll(() => pipeline.stop());

async function play(clip: string) {
  const video = await pipeline.settle(clip, 1);
  expect(video).toMatchObject({ status: 'ready', reason: null, note: null, errorLog: null });
  const folder = setFolderOf(pipeline, video);
  return { video, folder, ...(await expectOneShape(folder)) };
}

describe('picture and sound together', () => {
  const webm = ['-c:v', 'libvpx', '-deadline', 'realtime', '-c:a', 'libopus'];
  it.each([
    ['MP4', () => makeFlashClip('mp4'), 1],
    ['sound half a second later', () => makeFlashClip('mp4', { soundAt: 0.5 }), 1],
    ['sound half a second earlier', () => makeFlashClip('mp4', { soundAt: -0.5 }), 1],
    ['MKV, sound later', () => makeFlashClip('mkv', { soundAt: 0.5 }), 1],
    ['WebM, sound earlier', () => makeFlashClip('webm', { soundAt: -0.5, codecs: webm }), 1],
    ['AVI', () => makeFlashClip('avi', { codecs: ['-c:v', 'mpeg4', '-c:a', 'mp3'] }), 1],
    ['60 frames a second', () => makeFlashClip('mp4', { fps: '60' }), 1],
    [
      'a transport stream whose clock began long ago',
      () => makeFlashClip('ts', { more: ['-output_ts_offset', '500'] }),
      1,
    ],
    [
      'fragmented MP4',
      () => makeFlashClip('mp4', { more: ['-movflags', 'frag_keyframe+empty_moov+default_base_moof'] }),
      1,
    ],
    [
      'trimmed by an edit list',
      async () =>
        makeClip('mp4', [...['-ss', '0.52', '-i', await makeFlashClip('mp4', { seconds: 3 }), '-c', 'copy']]),
      0.48,
    ],
  ])('%s', async (_name, make, at) => {
    const { folder } = await play(await make());
    const { flash, beep } = await findFlashAndBeep(folder, '120p');
    expect(Math.abs(flash - beep)).toBeLessThanOrEqual(0.05);
    expect(Math.abs(flash - at)).toBeLessThanOrEqual(0.1);
  });

  it('also in the preview that plays at once', async () => {
    const video = await pipeline.settle(await makeFlashClip('mp4'), 1);
    const preview = video.renditionSets.find(({ provisional }) => provisional)!;
    const { flash, beep } = await findFlashAndBeep(path.join(pipeline.root, preview.prefix), 'source');
    expect(Math.abs(flash - beep)).toBeLessThanOrEqual(0.05);
    expect(Math.abs(flash - 1)).toBeLessThanOrEqual(0.1);
  });

  it.each([
    ['shorter sound ends in silence', ['-t', '2'], ['-t', '0.8'], 2000],
    ['longer sound ends with the picture', ['-t', '1'], ['-t', '2'], 1000],
    ['no sound is silence', ['-t', '1'], null, 1000],
  ])('%s', async (_name, seen, heard, durationMs) => {
    const clip = await makeClip('mkv', [
      ...[...seen, ...picture(), ...(heard ? [...heard, ...tone] : []), ...h264, ...aac],
    ]);
    const { video, rungs, sound } = await play(clip);
    expect(video.durationMs).toBe(durationMs);
    for (const { ends } of [...rungs, sound]) expect(Math.abs(ends * 1000 - durationMs)).toBeLessThan(100);
  });
});

describe('loudness', () => {
  const noise = (amplitude: number) => `anoisesrc=color=pink:seed=7:sample_rate=48000:amplitude=${amplitude}`;
  const heard = (source: string, more: string[] = []) =>
    makeClip('mkv', [
      ...[...picture('160x120', '10'), '-f', 'lavfi', '-i', source, '-t', '4', ...h264],
      ...[...more, '-c:a', 'pcm_s16le'],
    ]);
  // Syllables, a word, a breath: what a level of one even tone does not show.
  const speech = (level: number) =>
    `aevalsrc='${level}*(0.4+0.6*gt(sin(2*PI*3*t),0))*lt(mod(t,2),1.5)*(sin(2*PI*180*t)+0.5*sin(2*PI*1900*t))':s=48000`;

  it.each([
    ['quiet', () => heard(noise(0.05))],
    ['at full scale', () => heard(noise(1), ['-af', 'volume=12dB'])],
    ['speech from afar', () => heard(speech(0.04))],
    ['speech too near', () => heard(speech(0.6))],
    ['mono', () => heard(noise(0.3), ['-ac', '1'])],
    ['5.1', () => heard(noise(0.3), ['-af', 'pan=5.1|FL=c0|FR=c0|FC=0.5*c0|BL=0.3*c0|BR=0.3*c0'])],
    [
      'sharp peaks',
      () => heard("aevalsrc='0.05*sin(2*PI*300*t)+0.9*lt(mod(t,0.5),0.004)*sin(2*PI*11000*t)':s=48000"),
    ],
  ])('%s', async (_name, make) => {
    const { folder } = await play(await make());
    const { loudness, peak } = await measureLoudness(folder);
    expect(Math.abs(loudness + 16)).toBeLessThanOrEqual(1.5);
    expect(peak).toBeLessThanOrEqual(-1);
  });

  it('a room in which nobody speaks is not blown up', async () => {
    const { folder } = await play(await heard(noise(0.001)));
    expect((await measureLoudness(folder)).peak).toBeLessThan(-40);
  });
});

it('nothing tells where, when, by whom and with what it was recorded', async () => {
  const planted = 'PLANTED';
  const attachment = path.join(tmpdir(), `attachment-${process.pid}.txt`);
  const subtitles = path.join(tmpdir(), `subtitles-${process.pid}.srt`);
  await writeFile(attachment, `${planted} attachment`);
  await writeFile(subtitles, `1\n00:00:00,100 --> 00:00:00,900\n${planted} subtitle\n`);
  const tags = ['title', 'artist', 'comment', 'location', 'com.apple.quicktime.make', 'creation_time'];
  const meta = (scope: string) =>
    tags.flatMap((tag) => [
      `-metadata${scope}`,
      `${tag}=${tag === 'creation_time' ? '2011-02-03' : planted}`,
    ]);
  const clip = (extension: string, more: string[]) =>
    makeClip(extension, [
      ...[...picture(), ...tone, '-i', subtitles, '-map', '0', '-map', '1', '-map', '2', '-t', '1', ...h264],
      ...[...aac, ...meta(''), ...meta(':s:v'), ...meta(':s:a'), '-metadata:s:v', `handler_name=${planted}`],
      // A camera's own words between the pictures.
      ...['-bsf:v', `h264_metadata=sei_user_data=086f3693-b7b3-4f2c-9653-21492feee5b8+${planted}`, ...more],
    ]);
  for (const file of [
    await clip('mp4', ['-c:s', 'mov_text', '-movflags', 'use_metadata_tags']),
    await clip('mkv', ['-attach', attachment, '-metadata:s:t', 'mimetype=text/plain']),
  ]) {
    const video = await pipeline.settle(file, 1);
    expect(video).toMatchObject({ status: 'ready', errorLog: null });
    expect(video.renditionSets).toHaveLength(2);
    for (const { prefix } of video.renditionSets) {
      const bytes = await readAll(path.join(pipeline.root, prefix));
      expect(bytes).not.toContain(planted);
      expect(bytes).not.toMatch(/2011-02|Lavf.*location/);
    }
    const { rungs, sound } = await expectOneShape(setFolderOf(pipeline, video));
    for (const { stream } of [...rungs, sound])
      expect(Object.keys(stream.tags ?? {}).filter((tag) => !OURS.includes(tag))).toEqual([]);
  }
});
