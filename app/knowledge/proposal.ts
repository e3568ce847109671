/** Know-how from the field (현장 노하우) that is offered to a section of a manual, and what became of it. */

export type ProposalState = 'pending' | 'accepted' | 'returned' | 'withdrawn';

export interface Proposal {
  id: string;
  questionId: string;
  title: string;
  body: string;
  state: ProposalState;
  section: { id: string; number: string; title: string; manualSlug: string; manualTitle: string };
  /** The manual's, by name. */
  department: string;
  lessonTitle: string;
  proposerId: string;
  proposerName: string;
  createdAt: Date;
  decidedByName: string | null;
  decidedAt: Date | null;
  reason: string | null;
  /** The reader may accept or return it. */
  mayDecide: boolean;
  /** The reader may take it back: it is theirs and waits. */
  mayWithdraw: boolean;
}

/** What stands under a section on the manual's page. */
export interface KnowHow {
  id: string;
  questionId: string;
  sectionId: string;
  title: string;
  body: string;
  lessonTitle: string;
  proposerName: string;
}
