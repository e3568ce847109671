/**
 * Errors that a person is meant to read: a stable code, one sentence, and sentences by field.
 * The table from code family to HTTP status stands here and nowhere else.
 */
import { isDatabaseAway } from './database-away';

export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'too-fast'
  | 'unavailable'
  | 'no-room';

const statusOf: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'too-fast': 429,
  unavailable: 503,
  'no-room': 507,
};

export interface AppErrorDetail {
  /** Sentences by the name of the field they belong to. */
  fields?: Record<string, string>;
  retryAfterSeconds?: number;
  /** Further members of the error body, for example `closedAt`. */
  extra?: Record<string, unknown>;
}

export class AppError extends Error {
  readonly status: number;
  constructor(
    readonly kind: ErrorKind,
    /** kebab-case, part of the public contract. */
    readonly code: string,
    /** A Korean sentence: what is wrong and how to mend it. */
    message: string,
    readonly detail: AppErrorDetail = {},
  ) {
    super(message);
    this.name = 'AppError';
    this.status = statusOf[kind];
  }

  /** The body that the contract names: `{ error: { code, message, fields } }`; a wait is told there as well. */
  toBody() {
    const { fields, extra, retryAfterSeconds } = this.detail;
    return {
      error: {
        ...{ code: this.code, message: this.message },
        ...(fields ? { fields } : {}),
        ...(retryAfterSeconds ? { retryAfterSeconds } : {}),
        ...extra,
      },
    };
  }
}

export const invalid = (code: string, message: string, fields?: Record<string, string>) =>
  new AppError('invalid', code, message, fields ? { fields } : {});
export const forbidden = (code: string, message: string) => new AppError('forbidden', code, message);
export const conflict = (code: string, message: string, extra?: Record<string, unknown>) =>
  new AppError('conflict', code, message, extra ? { extra } : {});
/** Not yours and not there look the same. */
export const notFound = (message = '찾는 것이 없거나 볼 수 있는 사람이 아닙니다.') =>
  new AppError('not-found', 'not-found', message);
/** Seconds after which a client may come again while the database is away. */
export const RETRY_SECONDS = 5;
export const databaseAway = () =>
  new AppError(
    'unavailable',
    'unavailable',
    '지금은 서버가 잠시 답하지 못합니다. 저장된 기록은 안전하니 잠시 뒤 다시 해 주세요.',
    { retryAfterSeconds: RETRY_SECONDS },
  );
/** What a person is told of an error: its own sentence, or that the database is away; null = a fault of ours. */
export function asAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  return error instanceof Error && isDatabaseAway(error) ? databaseAway() : null;
}

export const unauthenticated = () =>
  new AppError('unauthenticated', 'sign-in-required', '로그인이 필요합니다. 로그인한 뒤 다시 해 주세요.');
