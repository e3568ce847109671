// The pure decisions about damaged and peculiar recordings: what is lost, how it is said, and whose colours can be shown.
import { describe, expect, it } from 'vitest';
import { describeLoss, joinSpans } from '~/video/describe-loss';
import { findLostSpans } from '~/video/find-damage.server';
import { judgeProbe, probeSchema } from '~/video/judge-probe';
import { createPacketScan } from '~/video/scan-packets';
import { sniffTail } from '~/video/sniff-container';

const ADVICE = ' 온전한 원본이 있으면 다시 올려 주세요.';

describe('describeLoss', () => {
  it.each([
    ['nothing', [], null, null],
    [
      'one place',
      [{ from: 192.2, to: 200 }],
      null,
      '원본의 3분 12초부터 8초가 손상되어 그동안 화면이 멈추거나 깨져 보입니다.',
    ],
    [
      'several places',
      [
        { from: 5, to: 7 },
        { from: 61, to: 64 },
      ],
      null,
      '원본의 2곳(처음은 5초)에서 모두 5초가 손상되어 그동안 화면이 멈추거나 깨져 보입니다.',
    ],
    [
      'the end',
      [],
      { endsAt: 252, claims: 360 },
      '원본은 6분 0초 길이로 적혀 있으나 4분 12초에서 끊겨 있어 그 뒤가 빠졌습니다.',
    ],
  ])('%s', (_name, spans, cut, sentence) => {
    expect(describeLoss({ spans, cut })).toBe(sentence && sentence + ADVICE);
  });
});

describe('findLostSpans', () => {
  const every = (from: number, to: number, step = 0.04) =>
    Array.from({ length: Math.round((to - from) / step) }, (_, i) => from + i * step);
  const find = (whole: number[], packets = every(0, 10), holes = false) =>
    findLostSpans({ whole, packets, holes, intervalSeconds: 0.04, endSeconds: 10 }).map(({ from, to }) => [
      Number(from.toFixed(1)),
      Number(to.toFixed(1)),
    ]);
  it.each([
    ['all whole', every(0, 10), undefined, false, []],
    ['pictures that arrive one late', every(0.04, 10), undefined, false, []],
    ['a frame here and there', every(0, 10).filter((_, i) => i % 50), undefined, false, []],
    ['the middle', [...every(0, 4), ...every(6, 10)], undefined, false, [[4, 6]]],
    ['the beginning', every(2, 10), undefined, false, [[0, 2]]],
    ['the end', every(0, 7), undefined, false, [[7, 10]]],
    ['what was never there', [...every(0, 4), ...every(6, 10)], [...every(0, 4), ...every(6, 10)], false, []],
    [
      'a hole in a stream',
      [...every(0, 4), ...every(6, 10)],
      [...every(0, 4), ...every(6, 10)],
      true,
      [[4, 6]],
    ],
  ])('%s', (_name, whole, packets, holes, spans) => {
    expect(find(whole, packets, holes)).toEqual(spans);
  });
  it('joins what is close and leaves out what is short', () => {
    const spans = [
      { from: 3, to: 4 },
      { from: 1, to: 2.5 },
      { from: 9, to: 9.1 },
    ];
    expect(joinSpans(spans)).toEqual([{ from: 1, to: 4 }]);
  });
});

describe('Dolby Vision', () => {
  const scan = createPacketScan();
  for (let i = 0; i < 50; i++) scan.line(`${i / 25},${i / 25},0.04,${i ? '__' : 'K_'}`);
  /** ffprobe 5.1 of an iPhone's recording, its record exchanged for that of each profile. */
  const judge = (
    dv_profile: number,
    dv_bl_signal_compatibility_id: number,
    color_transfer: string | undefined,
  ) =>
    judgeProbe(
      probeSchema.parse({
        streams: [
          {
            ...{ index: 0, codec_name: 'hevc', profile: 'Main 10', codec_type: 'video' },
            ...{ codec_tag_string: 'hvc1', codec_tag: '0x31637668', width: 1920, height: 1080 },
            ...{ coded_width: 1920, coded_height: 1080, has_b_frames: 2, sample_aspect_ratio: '1:1' },
            ...{ pix_fmt: 'yuv420p10le', level: 123, color_range: 'tv', color_space: 'bt2020nc' },
            ...{ color_transfer, color_primaries: 'bt2020', r_frame_rate: '25/1', duration: '2.000000' },
            side_data_list: [
              {
                side_data_type: 'DOVI configuration record',
                ...{ dv_version_major: 1, dv_version_minor: 0, dv_profile, dv_level: 4 },
                ...{ rpu_present_flag: 1, el_present_flag: 0, bl_present_flag: 1 },
                dv_bl_signal_compatibility_id,
              },
              { side_data_type: 'Display Matrix', displaymatrix: '\n00000000: 0 65536', rotation: -90 },
            ],
          },
        ],
        format: { start_time: '0.000000', duration: '2.000000' },
      }),
      scan.result(),
      { demuxer: 'mov' },
    );
  it.each([
    [8, 4, 'arib-std-b67', 'hlg'],
    [8, 1, 'smpte2084', 'pq'],
    [8, 2, 'bt709', null],
    [7, 6, 'smpte2084', 'pq'],
  ])('profile %i.%i plays its base layer', (profile, compatible, transfer, hdr) => {
    expect(judge(profile, compatible, transfer)).toMatchObject({
      accepted: { video: { hdr, width: 1080, height: 1920 } },
    });
  });
  it('profile 5 has no base layer for other screens, and is refused with advice', () => {
    expect(judge(5, 0, undefined)).toEqual({
      refused: {
        code: 'dolby-vision-alone',
        sentence: expect.stringMatching(/HDR.*끄고.*주세요\.$/) as string,
      },
    });
  });
});

describe('sniffTail', () => {
  const end = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]);
  const commented = Buffer.concat([end.subarray(0, 20), Buffer.from([2, 0]), Buffer.from('hi')]);
  it.each([
    ['media', Buffer.alloc(1000, 0xa5), null],
    ['a camera’s trailer', Buffer.from('....sefd....SEFT'), null],
    ['an archive', Buffer.concat([Buffer.alloc(500, 1), end]), 'archive'],
    ['an archive with a comment', Buffer.concat([Buffer.alloc(500, 1), commented]), 'archive'],
    ['the same letters by chance', Buffer.concat([end, Buffer.alloc(500, 1)]), null],
    ['a web document', Buffer.from('\0\0mdat<script>x</script></body></html>\r\n'), 'markup'],
  ])('%s', (_name, tail, hidden) => {
    expect(sniffTail(tail)).toBe(hidden);
  });
});
