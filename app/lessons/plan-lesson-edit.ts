/** From what the trim page sends to an edit that may be made, or the sentence why not. Pure. */
import { conflict, invalid } from '~/platform/errors';
import { countFrames, partsMs, snapMs, type EditPart } from '~/video/edit-parts';
import type { FrameRate } from '~/video/plan-frame-rate';
import type { StoredEdit } from '~/video/schema';
import { LEAST_KEPT_MS, type EditSource } from '~/video/video-edit';

export type KnownSource = EditSource & { rate: FrameRate };

/** Snapped and within the recordings. Throws `invalid` where a part is none, or hardly anything is left. */
export function planLessonEdit(of: string, asked: EditPart[], sources: KnownSource[]): StoredEdit {
  const rate = sources.find(({ videoId }) => videoId === asked[0]?.videoId)?.rate;
  if (!rate) throw unknownSource();
  const parts = asked.map(({ videoId, fromMs, toMs }) => {
    const source = sources.find((candidate) => candidate.videoId === videoId);
    if (!source) throw unknownSource();
    const end = snapMs(source.durationMs, rate);
    return { videoId, fromMs: Math.min(end, snapMs(fromMs, rate)), toMs: Math.min(end, snapMs(toMs, rate)) };
  });
  const tidy = joinParts(parts.filter((part) => countFrames([part], rate) > 0));
  if (partsMs(tidy, rate) < LEAST_KEPT_MS) {
    throw invalid('edit-empty', '남는 영상이 1초도 되지 않습니다. 뺀 곳을 되살린 뒤 다시 적용해 주세요.');
  }
  return { of, rate, parts: tidy };
}

const unknownSource = () =>
  invalid(
    'edit-source',
    '자르거나 이어 붙일 수 없는 영상이 들어 있습니다. 내가 올려 준비가 끝난 영상만 쓸 수 있습니다.',
  );

/** Where one part ends and the next goes on there is no cut. */
function joinParts(parts: EditPart[]): EditPart[] {
  const joined: EditPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last?.videoId === part.videoId && last.toMs === part.fromMs) last.toMs = part.toMs;
    else joined.push({ ...part });
  }
  return joined;
}

/** One recording from its first picture to its last: there is nothing to make. */
export function isWhole({ parts, rate }: StoredEdit, sources: KnownSource[]): boolean {
  const [part] = parts;
  const source = sources.find(({ videoId }) => videoId === part?.videoId);
  return parts.length === 1 && part!.fromMs === 0 && part!.toMs >= snapMs(source?.durationMs ?? 0, rate);
}

export const stale = () =>
  conflict(
    'trim-stale',
    '그사이 이 강의의 영상이 바뀌었습니다. 고친 것은 이 화면에 남아 있으니, 새로 고쳐 지금의 영상을 확인해 주세요.',
  );
