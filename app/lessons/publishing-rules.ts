/**
 * What a lesson needs before learners may see it (DESIGN invariant 8), as a pure function from facts to failures.
 * The same list is the author's checklist, the answer of a refused submit, and the last check when publishing.
 */
import type { Failure } from './lesson';

export interface PublishingLimits {
  minSeconds: number;
  maxSeconds: number;
  graceSeconds: number;
}

/** 마이크로러닝 5~10분, with 30 s of grace on both sides. An institute may set its own. */
export const defaultLimits: PublishingLimits = { minSeconds: 300, maxSeconds: 600, graceSeconds: 30 };

export interface PublishingFacts {
  title: string;
  video: {
    status: string;
    /** The sentence of a rejected or failed video. */
    reason: string | null;
    durationMs: number | null;
    /** The whole ladder stands, not only a provisional rung. */
    whole: boolean;
  } | null;
  captionLangs: string[];
  captionsRequired: boolean;
  questions: { choices: unknown[]; correct: number; explanation: string }[];
  /** Why the watching policy cannot be met with this lesson; null = it can. */
  policyProblem: string | null;
  limits: PublishingLimits;
}

/** `4분 30초`, `10분`. */
function spell(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  return [minutes > 0 && `${minutes}분`, (rest > 0 || minutes === 0) && `${rest}초`]
    .filter(Boolean)
    .join(' ');
}

function videoFailures({ video, limits }: PublishingFacts): Failure[] {
  if (!video) return [{ code: 'video-missing', message: '동영상이 없습니다. 동영상을 올려 붙여 주세요.' }];
  if (video.status === 'rejected' || video.status === 'failed') {
    const why = video.reason ?? '동영상을 재생할 수 있게 만들지 못했습니다.';
    return [{ code: 'video-not-ready', message: `${why} 다시 변환하거나 다른 동영상을 붙여 주세요.` }];
  }
  if (video.status !== 'ready' || !video.whole || video.durationMs === null) {
    return [
      { code: 'video-not-ready', message: '동영상을 아직 준비하고 있습니다. 준비가 끝나면 다시 해 주세요.' },
    ];
  }
  const seconds = Math.floor(video.durationMs / 1000);
  const { minSeconds, maxSeconds, graceSeconds } = limits;
  const wanted = `강의는 ${spell(minSeconds)}~${spell(maxSeconds)}이고 앞뒤로 ${spell(graceSeconds)}까지 봐 드립니다.`;
  if (seconds < minSeconds - graceSeconds) {
    return [
      {
        code: 'too-short',
        message: `동영상이 짧습니다(${spell(seconds)}). ${wanted} 내용을 더해 다시 올려 주세요.`,
      },
    ];
  }
  if (seconds > maxSeconds + graceSeconds) {
    return [
      {
        code: 'too-long',
        message: `동영상이 깁니다(${spell(seconds)}). ${wanted} 줄이거나 두 강의로 나눠 주세요.`,
      },
    ];
  }
  return [];
}

/** The rules that fail, most telling first; an empty list means it may be published. */
export function publishingFailures(facts: PublishingFacts): Failure[] {
  const failures: Failure[] = [];
  if (facts.title.trim() === '')
    failures.push({ code: 'title-missing', message: '제목이 없습니다. 제목을 적어 주세요.' });
  failures.push(...videoFailures(facts));
  if (facts.captionsRequired && !facts.captionLangs.some((lang) => lang === 'ko' || lang.startsWith('ko-'))) {
    failures.push({
      code: 'captions-required',
      message: '이 강좌는 한국어 자막이 있어야 합니다. 자막 파일을 올리거나 자막 고치기에서 만들어 주세요.',
    });
  }
  facts.questions.forEach(({ choices, correct, explanation }, index) => {
    const sound =
      choices.length >= 2 && correct >= 0 && correct < choices.length && explanation.trim() !== '';
    if (sound) return;
    failures.push({
      code: 'question-incomplete',
      message: `확인 문제 ${index + 1}번이 덜 되었습니다. 보기 두 개 이상과 정답, 설명을 채워 주세요.`,
    });
  });
  if (facts.policyProblem) failures.push({ code: 'policy-unmeetable', message: facts.policyProblem });
  return failures;
}
