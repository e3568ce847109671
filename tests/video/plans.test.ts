// The pure decisions of the pipeline as tables: sizes, rates, first bytes, judgements, and the master playlist's figures.
import { describe, expect, it } from 'vitest';
import { judgeProbe, probeSchema } from '~/video/judge-probe';
import { planFrameRate } from '~/video/plan-frame-rate';
import { capKbps, planLadder } from '~/video/plan-ladder';
import { planVideoFilter } from '~/video/plan-video-filter';
import { readAvcCodec, readMediaPlaylist } from '~/video/read-media-playlist';
import { createPacketScan } from '~/video/scan-packets';
import { sniffContainer } from '~/video/sniff-container';
import { peakBandwidth, writeMasterPlaylist } from '~/video/write-master-playlist';

describe('planLadder', () => {
  it.each([
    ['1080p', 1920, 1080, ['426x240', '640x360', '960x540', '1280x720', '1920x1080']],
    ['4K upright', 2160, 3840, ['240x426', '360x640', '540x960', '720x1280', '1080x1920']],
    ['a long phone', 2340, 1080, ['520x240', '780x360', '1170x540', '1560x720', '1920x886']],
    ['720p', 1280, 720, ['426x240', '640x360', '960x540', '1280x720']],
    ['480p gets a rung of its own size', 854, 480, ['428x240', '640x360', '854x480']],
    ['just above a rung does not', 680, 380, ['430x240', '644x360']],
    ['4:3', 640, 480, ['320x240', '480x360', '640x480']],
    ['square', 500, 500, ['240x240', '360x360', '500x500']],
    ['odd and small', 161, 121, ['160x120']],
    ['tiny', 32, 18, ['32x18']],
    ['a panorama keeps to 1920', 6000, 1000, ['1440x240', '1920x320']],
    ['slow phone of 2009', 176, 144, ['176x144']],
  ])('%s', (_name, width, height, sizes) => {
    const rungs = planLadder({ width, height });
    expect(rungs.map((r) => `${r.width}x${r.height}`)).toEqual(sizes);
    for (const rung of rungs) {
      expect([rung.width % 2, rung.height % 2]).toEqual([0, 0]);
      expect(rung.width).toBeLessThanOrEqual(width);
      expect(rung.height).toBeLessThanOrEqual(height);
    }
    expect(new Set(rungs.map((r) => r.name)).size).toBe(rungs.length);
  });
  it('keeps the lowest so many', () => {
    expect(planLadder({ width: 1920, height: 1080, maxRungs: 2 }).map((r) => r.name)).toEqual([
      '240p',
      '360p',
    ]);
  });
  it('caps bits by the picture, with a floor', () => {
    expect([
      capKbps(1920, 1080),
      capKbps(1280, 720),
      capKbps(960, 540),
      capKbps(640, 360),
      capKbps(426, 240),
      capKbps(32, 18),
    ]).toEqual([4980, 2500, 1530, 770, 390, 100]);
  });
});

describe('planFrameRate', () => {
  it.each([
    [30, '30/1'],
    [29.97, '30000/1001'],
    [25, '25/1'],
    [24, '24/1'],
    [23.976, '24000/1001'],
    [60, '30/1'],
    [59.94, '30000/1001'],
    [50, '25/1'],
    [120, '30/1'],
    [240, '30/1'],
    [48, '24/1'],
    [15, '15/1'],
    [7.2, '10/1'],
    [1, '10/1'],
    [17, '20/1'],
    [33, '30/1'],
    [29.5, '30000/1001'],
  ])('%f frames a second', (rate, planned) => {
    const { num, den } = planFrameRate(1 / rate);
    expect(`${num}/${den}`).toBe(planned);
  });
});

describe('planVideoFilter', () => {
  const source = {
    streamIndex: 2,
    rate: { num: 25, den: 1 },
    holdLastSeconds: 0.04,
    hdr: null,
    interlaced: false,
    matrixKnown: true,
    alpha: false,
    lines: 1080,
  };
  const rungs = planLadder({ width: 640, height: 360 });
  it('branches once for each rung from the largest', () => {
    expect(planVideoFilter(source, rungs)).toMatch(
      /^\[0:2\]fps=25\/1:start_time=0,.*scale=640:360.*,split=2\[b0\]\[b1\];\[b0\]scale=426:240.*\[v0\];\[b1\]null\[v1\]$/,
    );
    expect(planVideoFilter(source, rungs.slice(0, 1))).toMatch(/\[v0\]$/);
  });
  it('deinterlaces, names missing colours and maps tones only where asked', () => {
    expect(planVideoFilter({ ...source, interlaced: true }, rungs)).toContain('[0:2]bwdif');
    expect(planVideoFilter({ ...source, matrixKnown: false }, rungs)).toContain('in_color_matrix=bt709');
    expect(planVideoFilter({ ...source, matrixKnown: false, lines: 480 }, rungs)).not.toContain(
      'in_color_matrix',
    );
    expect(planVideoFilter(source, rungs)).not.toContain('tonemap');
    expect(planVideoFilter({ ...source, hdr: 'pq' }, rungs)).toMatch(/tin=smpte2084.*tonemap/);
  });
});

describe('sniffContainer', () => {
  const bytes = (text: string, pad = 800) => Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(pad)]);
  const ts = (offset: number, stride: number) => {
    const head = Buffer.alloc(1000);
    for (let i = offset; i < 1000; i += stride) head[i] = 0x47;
    return head;
  };
  it.each([
    ['MP4', bytes('\0\0\0\x18ftypisom'), { demuxer: 'mov' }],
    ['an old QuickTime', bytes('\0\0\0\x08wide\0\0'), { demuxer: 'mov' }],
    ['WebM', bytes('\x1a\x45\xdf\xa3'), { demuxer: 'matroska' }],
    ['AVI', bytes('RIFF\0\0\0\0AVI LIST'), { demuxer: 'avi' }],
    ['TS', ts(0, 188), { demuxer: 'mpegts' }],
    ['M2TS', ts(4, 192), { demuxer: 'mpegts' }],
    ['HLS', Buffer.from('#EXTM3U\n#EXTINF:1,\n../x.mp4'), { refused: 'playlist' }],
    ['concat', Buffer.from("ffconcat version 1.0\nfile '/etc/passwd'"), { refused: 'playlist' }],
    ['concat without its head', Buffer.from("file 'http://x'"), { refused: 'playlist' }],
    ['SVG', Buffer.from('\ufeff  <svg xmlns="x"/>'), { refused: 'markup' }],
    ['DASH', Buffer.from('<?xml version="1.0"?><MPD/>'), { refused: 'markup' }],
    ['ZIP', bytes('PK\x03\x04'), { refused: 'archive' }],
    ['JPEG', bytes('\xff\xd8\xff\xe0'), { refused: 'image' }],
    ['HEIC', bytes('\0\0\0\x18ftypheic'), { refused: 'image' }],
    ['WAV', bytes('RIFF\0\0\0\0WAVE'), { refused: 'audio' }],
    ['MP3', bytes('ID3\x04'), { refused: 'audio' }],
    ['PDF', bytes('%PDF-1.7'), { refused: 'document' }],
    ['words', Buffer.from('주차 안내 영상입니다.'), { refused: 'text' }],
    ['words cut inside a letter', Buffer.from('가'.repeat(1366)).subarray(0, 4096), { refused: 'text' }],
    ['nothing', Buffer.alloc(0), { refused: 'empty' }],
    ['zeros', Buffer.alloc(4096), { refused: 'unknown' }],
  ])('%s', (_name, head, expected) => {
    expect(sniffContainer(head)).toEqual(expected);
  });
});

describe('judgeProbe', () => {
  const scanOf = (seconds: number, fps = 25) => {
    const scan = createPacketScan();
    for (let i = 0; i < seconds * fps; i++)
      scan.line(`${i / fps},${i / fps},${1 / fps},${i % 50 ? '__' : 'K_'}`);
    return scan.result();
  };
  const picture = {
    ...{ index: 0, codec_type: 'video', codec_name: 'h264', profile: 'High', codec_tag_string: 'avc1' },
    ...{ width: 1920, height: 1080, pix_fmt: 'yuv420p', duration: '10.0' },
  };
  const sound = {
    index: 1,
    codec_type: 'audio',
    codec_name: 'aac',
    profile: 'LC',
    channels: 2,
    codec_tag_string: 'mp4a',
  };
  const judge = (streams: object[], seconds = 10, format: object = { duration: '10.0', start_time: '0' }) =>
    judgeProbe(probeSchema.parse({ streams, format }), scanOf(seconds), { demuxer: 'mov' });
  const rotated = { side_data_list: [{ side_data_type: 'Display Matrix', rotation: -90 }] };

  it.each([
    ['sound alone', [sound], 10, 'no-picture'],
    ['a cover image', [sound, { ...picture, disposition: { attached_pic: 1 } }], 10, 'no-picture'],
    ['an unknown codec', [{ ...picture, codec_name: 'unknown', pix_fmt: 'unknown' }], 10, 'undecodable'],
    ['unreadable sound', [picture, { ...sound, codec_name: 'unknown' }], 10, 'sound-undecodable'],
    ['protection', [{ ...picture, codec_tag_string: 'encv' }], 10, 'encrypted'],
    ['protected sound', [picture, { ...sound, codec_tag_string: 'enca' }], 10, 'encrypted'],
    ['no packets', [picture], 0, 'damaged'],
    ['half of what it claims', [picture], 5, 'duration-mismatch'],
    ['a claim of two days', [{ ...picture, duration: '143165.5' }], 1, 'duration-mismatch'],
    ['a blink', [{ ...picture, duration: undefined }], 0.1, 'too-short'],
    ['a pixel', [{ ...picture, width: 2, height: 2 }], 10, 'picture-too-small'],
    ['a wall', [{ ...picture, width: 16384, height: 8192 }], 10, 'picture-too-large'],
  ])('refuses %s', (_name, streams, seconds, code) => {
    const format = seconds < 1 ? {} : undefined;
    expect(judge(streams, seconds, format)).toEqual({
      refused: { code, sentence: expect.stringMatching(/(니다|세요)\. .*(세요)\.$/) as string },
    });
  });
  it('refuses more than an hour', () => {
    const long = { ...scanOf(1), endSeconds: 3700 };
    const probe = probeSchema.parse({ streams: [{ ...picture, duration: '3700' }] });
    expect(judgeProbe(probe, long, { demuxer: 'mov' })).toMatchObject({ refused: { code: 'too-long' } });
  });

  it.each([
    ['a phone’s H.264', {}, {}, true],
    ['full range', { pix_fmt: 'yuvj420p' }, {}, true],
    ['a rotation', rotated, {}, false],
    ['10 bits', { pix_fmt: 'yuv420p10le' }, {}, false],
    ['HEVC', { codec_name: 'hevc', profile: 'Main' }, {}, false],
    ['interlace', { field_order: 'tt' }, {}, false],
    ['wide pixels', { sample_aspect_ratio: '4:3' }, {}, false],
    ['5.1 sound', {}, { channels: 6 }, false],
    ['HE-AAC', {}, { profile: 'HE-AAC' }, false],
  ])('says whether it plays as it is: %s', (_name, video, audio, remuxable) => {
    const verdict = judge([
      { ...picture, ...video },
      { ...sound, ...audio },
    ]);
    expect(verdict).toMatchObject({ accepted: { remuxable, durationSeconds: 10 } });
  });
  it.each([
    ['turned', rotated, 1080, 1920],
    ['turned with wide pixels', { ...rotated, width: 1440, sample_aspect_ratio: '4:3' }, 1080, 1920],
    ['as it is', {}, 1920, 1080],
    ['nonsense pixels', { sample_aspect_ratio: '0:1' }, 1920, 1080],
  ])('states the upright size: %s', (_name, more, width, height) => {
    expect(judge([{ ...picture, ...more }])).toMatchObject({ accepted: { video: { width, height } } });
  });
  it('takes the default track and ignores what it cannot read', () => {
    const streams = [
      { ...picture, codec_name: 'unknown' },
      { ...picture, index: 1 },
      { ...sound, index: 2, codec_name: 'unknown' },
      { ...sound, index: 3 },
      { ...sound, index: 4, disposition: { default: 1 } },
    ];
    expect(judge(streams)).toMatchObject({
      accepted: { video: { streamIndex: 1 }, audio: { streamIndex: 4 } },
    });
  });
  it('does not take a recording for shorter because its sound is longer', () => {
    const webm = judge([{ ...picture, duration: undefined }, sound], 6, { duration: '10', start_time: '0' });
    expect(webm).toMatchObject({ accepted: { durationSeconds: 6 } });
  });
});

describe('the master playlist', () => {
  const segments = (...bytes: number[]) =>
    bytes.map((b, i) => ({ bytes: b, seconds: i === bytes.length - 1 ? 1 : 6 }));
  it('states the peak of any run between half and one and a half targets', () => {
    expect(peakBandwidth(segments(6000, 12_000, 6000, 100))).toBe(16_000);
    // The short last segment alone would be 80 kb/s; it only counts together with its neighbour.
    expect(peakBandwidth(segments(6000, 6000, 10_000))).toBe(Math.ceil((16_000 * 8) / 7));
    expect(peakBandwidth([{ bytes: 1000, seconds: 0.3 }])).toBe(Math.ceil(8000 / 0.3));
  });
  it('adds the sound to every picture and offers the second smallest first', () => {
    const video = (name: string, bytes: number) => ({
      ...{ name, width: 640, height: 360, codec: 'avc1.64001e', framesPerSecond: 29.97 },
      segments: segments(bytes, bytes, 0),
    });
    const text = writeMasterPlaylist({
      videos: [video('240p', 6000), video('360p', 12_000), video('540p', 24_000)],
      audio: { codec: 'mp4a.40.2', segments: segments(600, 600, 0) },
    });
    const lines = text.split('\n');
    expect(lines.filter((line) => line.endsWith('media.m3u8'))).toEqual([
      ...['360p/media.m3u8', '240p/media.m3u8', '540p/media.m3u8', 'audio/media.m3u8'],
    ]);
    expect(lines[4]).toBe(
      '#EXT-X-STREAM-INF:BANDWIDTH=16800,AVERAGE-BANDWIDTH=15508,CODECS="avc1.64001e,mp4a.40.2",RESOLUTION=640x360,FRAME-RATE=29.970,CLOSED-CAPTIONS=NONE,AUDIO="audio"',
    );
    expect(text.endsWith('\n')).toBe(true);
  });
  it('knows no sound group where there is none', () => {
    const alone = {
      name: 'source',
      width: 2,
      height: 2,
      codec: 'avc1.42c00a',
      framesPerSecond: 25,
      segments: segments(9),
    };
    expect(writeMasterPlaylist({ videos: [alone], audio: null })).not.toMatch(/AUDIO|mp4a/);
  });
});

describe('readMediaPlaylist', () => {
  const whole =
    '#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-MAP:URI="init_0.mp4"\n#EXTINF:6.000000,\ns00000.m4s\n#EXTINF:1.5,\ns00001.m4s\n#EXT-X-ENDLIST\n';
  it('reads what ffmpeg writes', () => {
    expect(readMediaPlaylist(whole)).toMatchObject({
      init: 'init_0.mp4',
      seconds: 7.5,
      segments: [{ uri: 's00000.m4s' }, {}],
    });
  });
  it.each([
    ['no end', whole.replace('#EXT-X-ENDLIST\n', '')],
    ['no map', whole.replace(/#EXT-X-MAP.*\n/, '')],
    ['a way out', whole.replace('s00001.m4s', '../s00001.m4s')],
    ['no segments', '#EXTM3U\n#EXT-X-MAP:URI="init_0.mp4"\n#EXT-X-ENDLIST'],
    ['something else', '<html>'],
  ])('refuses %s', (_name, text) => {
    expect(() => readMediaPlaylist(text)).toThrow();
  });
  it('names the codec from its box', () => {
    expect(readAvcCodec(Buffer.from('xxavcC\x01\x64\x00\x1eyy', 'latin1'))).toBe('avc1.64001e');
  });
});
