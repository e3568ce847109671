/** What can wait for a decision (결재 종류). Each kind's effect belongs to the noun that opened it. */
export type ApprovalKind = 'lesson-publish';
export type ApprovalStatus = 'pending' | 'approved' | 'returned' | 'recalled';
export type Decision = 'approve' | 'return';
