/** What people contribute beside watching, as countable facts for the points policy. */

export const PARTICIPATION_KINDS = ['official-answer', 'accepted-question', 'live-attendance'] as const;
export type ParticipationKind = (typeof PARTICIPATION_KINDS)[number];

/** The rule of a year's policy that grants points for it. */
export const RULE_OF = {
  'official-answer': 'officialAnswer',
  'accepted-question': 'acceptedQuestion',
  'live-attendance': 'liveAttendance',
} as const satisfies Record<ParticipationKind, string>;

/** What a ledger entry says of it. */
export const REASON_OF: Record<ParticipationKind, string> = {
  'official-answer': '공식 답변 가점',
  'accepted-question': '채택된 질문 가점',
  'live-attendance': '정시 상영 참여 가점',
};

/** A fact must have stood so long before it is paid: marks are set by mistake and taken back. */
export const STANDING_DAYS = 7;

export interface ParticipationFact {
  /** The same again is the same fact. */
  sourceKey: string;
  personId: string;
  kind: ParticipationKind;
  subjectId: string;
  subjectTitle: string;
  jobField: string;
  occurredAt: Date;
}
