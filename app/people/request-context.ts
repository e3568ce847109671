/** What every request carries to its loader or action. Routes take the database, the time and the person from here. */
import type { WorkContext } from '~/platform/context';
import type { Person } from './person';

export interface RequestContext extends WorkContext {
  person: Person | null;
  sessionId: string | null;
  ip: string;
  userAgent: string;
  /** Nonce of this response's content security policy. */
  nonce: string;
  /** Public origin of the institute as this request sees it. */
  origin: string;
  secure: boolean;
  mode: 'demo' | 'production';
  /** The largest file that may be uploaded. */
  uploadMaxBytes: number;
  /** What one person may keep of videos, and what of the disk is kept free. */
  editLimits: { quotaBytes: number; reserveBytes: number };
  /** Whether anything here turns speech into captions. */
  recognises: boolean;
  institute: { name: string; helpContact: string };
  /** Forgets what is cached of sessions, so that signing out counts at once. */
  forgetSessions(): void;
  /** Those who are in a talk hear of what was done to it on a page. */
  tellTalk(news: TalkNews): void;
  /** Set-Cookie value that lets this person fetch a rendition set's files. */
  mediaCookie(renditionSetId: string): string;
  /** Figures and files of the running process, for the administrator. */
  processInfo(): ProcessInfo;
}

/** What has changed: a message, a room or who looks after it, who may write, the institute's words. */
export type TalkNews =
  | { messageId: string }
  | { lessonId: string }
  | { personId: string; mutedIn: string | null }
  | { words: true };
/** What each server does for itself and its own sockets. */
export type ServerNews = Extract<TalkNews, { words: true } | { lessonId: string }>;

export interface ProcessInfo {
  startedAt: Date;
  versions: Record<string, string>;
  memoryBytes: number;
  embeddedDatabase: boolean;
  /** What fences in the programs that read uploads. */
  fence: { account: boolean; noNetwork: boolean; limits: boolean };
  dataDir: string;
}

declare module '@remix-run/node' {
  interface AppLoadContext extends RequestContext {}
}
