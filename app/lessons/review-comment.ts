/** A reviewer's remark at a second of a lesson's working version (검토 의견). */
export interface ReviewComment {
  id: string;
  authorId: string;
  authorName: string;
  /** Milliseconds from the start of the recording it was written on. */
  mediaMs: number;
  /** False once the version has got another recording: its second means nothing there. */
  onThisVideo: boolean;
  body: string;
  createdAt: Date;
  /** When the lesson's author took it in (반영함); null = open. */
  resolvedAt: Date | null;
}
