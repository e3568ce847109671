/** What can wait for a decision (결재 종류). Each kind's effect belongs to the noun that opened it. */
export type ApprovalKind = 'lesson-publish';
export type ApprovalStatus = 'pending' | 'approved' | 'returned' | 'recalled';
export type Decision = 'approve' | 'return';

/** What whoever approves a video has to have looked for in it. */
export const reviewChecks = ['faces', 'voices', 'personal-data'] as const;
export type ReviewCheck = (typeof reviewChecks)[number];
