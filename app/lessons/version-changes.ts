/** What a version brings over the one last published, for its reviewer. Pure. */

/** A version's content, each part in a form that is equal exactly when it is the same. */
export interface VersionContent {
  videoId: string | null;
  durationSeconds: number | null;
  captions: { lang: string; vtt: string }[];
  questions: { text: string; choices: string[]; correct: number; explanation: string }[];
}

/** Names of what is new, other and gone: languages of captions, texts of questions. */
export interface Changed {
  added: string[];
  changed: string[];
  removed: string[];
}

export interface VersionChanges {
  /** Number of the version last published. */
  since: number;
  /** That very version is up again: learners know all of it. */
  again: boolean;
  otherVideo: boolean;
  seconds: { before: number | null; after: number | null };
  captions: Changed;
  questions: Changed;
}

function compare(before: Map<string, string>, after: Map<string, string>): Changed {
  const added = [...after.keys()].filter((name) => !before.has(name));
  const removed = [...before.keys()].filter((name) => !after.has(name));
  const changed = [...after].flatMap(([name, text]) =>
    before.has(name) && before.get(name) !== text ? name : [],
  );
  return { added, changed, removed };
}

const captionsOf = ({ captions }: VersionContent) => new Map(captions.map(({ lang, vtt }) => [lang, vtt]));
const questionsOf = ({ questions }: VersionContent) =>
  new Map(questions.map(({ text, ...answer }) => [text, JSON.stringify(answer)]));

export function compareVersions(
  before: VersionContent,
  after: VersionContent,
): Omit<VersionChanges, 'since' | 'again'> {
  return {
    otherVideo: before.videoId !== after.videoId,
    seconds: { before: before.durationSeconds, after: after.durationSeconds },
    captions: compare(captionsOf(before), captionsOf(after)),
    questions: compare(questionsOf(before), questionsOf(after)),
  };
}
