/** The environment, parsed once. A wrong value stops the start with one sentence that names it. */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import {
  captionCommand,
  captionToken,
  captionUrl,
  chooseRecogniser,
  type RecogniserSettings,
} from './recogniser-settings';

const blankIsUnset = (value: unknown) => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsUnset, schema.optional());

const timeZone = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, 'IANA 시간대 이름이어야 합니다(예: Asia/Seoul)');

const origin = z.url('https://로 시작하는 주소여야 합니다').transform((url, context) => {
  const parsed = new URL(url);
  if (!/^https?:$/.test(parsed.protocol) || parsed.pathname !== '/' || parsed.search) {
    context.addIssue({
      code: 'custom',
      message: '경로 없는 http(s) 주소여야 합니다(예: https://edu.example.kr)',
    });
  }
  return parsed.origin;
});

/** One encode fills about four cores. */
const usualVideoWorkers = () => Math.max(1, Math.floor(availableParallelism() / 4));

const schema = z.object({
  ROLE: z.preprocess(blankIsUnset, z.enum(['all', 'web', 'worker']).default('all')),
  VIDEO_WORKERS: optional(z.coerce.number().int().min(0).max(64)),
  PORT: z.preprocess(blankIsUnset, z.coerce.number().int().min(0).max(65535).default(3000)),
  HOST: z.preprocess(blankIsUnset, z.string().default('127.0.0.1')),
  DATA_DIR: z.preprocess(blankIsUnset, z.string().default('./data')),
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, 'postgresql:// 로 시작해야 합니다')),
  REDIS_URL: optional(z.string().regex(/^rediss?:\/\//, 'redis:// 또는 rediss:// 로 시작해야 합니다')),
  ORIGIN: optional(origin),
  TRUST_PROXY: z.preprocess(blankIsUnset, z.enum(['true', 'false', '1', '0']).default('false')),
  INSTITUTE_TZ: z.preprocess(blankIsUnset, timeZone.default('Asia/Seoul')),
  SESSION_SECRET: optional(z.string().min(32, '32자 이상이어야 합니다')),
  MEDIA_TTL_SECONDS: z.preprocess(blankIsUnset, z.coerce.number().int().min(60).max(86_400).default(1800)),
  LOG_LEVEL: z.preprocess(
    blankIsUnset,
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  ),
  INSTITUTE_MODE: z.preprocess(blankIsUnset, z.enum(['demo', 'production']).default('production')),
  DEMO_LESSONS: z.preprocess(blankIsUnset, z.enum(['on', 'off']).default('on')),
  UPLOAD_MAX_MB: z.preprocess(blankIsUnset, z.coerce.number().int().min(1).max(100_000).default(4096)),
  UPLOAD_QUOTA_MB: z.preprocess(blankIsUnset, z.coerce.number().int().min(1).max(10_000_000).default(20_000)),
  UPLOAD_MAX_UNFINISHED: z.preprocess(blankIsUnset, z.coerce.number().int().min(1).max(1000).default(10)),
  UPLOAD_KEEP_DAYS: z.preprocess(blankIsUnset, z.coerce.number().int().min(1).max(365).default(7)),
  DISK_RESERVE_MB: z.preprocess(blankIsUnset, z.coerce.number().int().min(0).max(1_000_000).default(256)),
  CAPTION_COMMAND: optional(captionCommand),
  CAPTION_URL: optional(captionUrl),
  CAPTION_TOKEN: optional(captionToken),
});

export interface Env {
  /** all: everything · web: no video work · worker: video work alone, beside an institute elsewhere. */
  role: 'all' | 'web' | 'worker';
  /** Videos that this process works on side by side; 0 = none. */
  videoWorkers: number;
  port: number;
  host: string;
  /** Absolute path. */
  dataDir: string;
  databaseUrl: string | undefined;
  /** One of several servers of the institute: where they hear of each other. */
  redisUrl: string | undefined;
  /** Public origin without a path; undefined = the request's own host. */
  origin: string | undefined;
  trustProxy: boolean;
  timeZone: string;
  sessionSecret: string | undefined;
  mediaTtlSeconds: number;
  logLevel: string;
  mode: 'demo' | 'production';
  /** Whether the demo renders its narrated lessons in the background. */
  demoLessons: boolean;
  uploadMaxBytes: number;
  /** A person's originals together, those on their way by their announced size. */
  uploadQuotaBytes: number;
  uploadMaxUnfinished: number;
  /** An unfinished upload without a byte for so long is removed. */
  uploadKeepDays: number;
  /** Bytes that uploads leave free, so that the database can always write. */
  diskReserveBytes: number;
  /** What turns speech into a draft of captions; null = nothing does. */
  recogniser: RecogniserSettings | null;
}

/** Throws an Error whose message is one sentence naming the variable. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const result = schema.safeParse(source);
  if (!result.success) {
    const issue = result.error.issues[0]!;
    throw new Error(`환경 변수 ${issue.path.join('.')}의 값이 올바르지 않습니다: ${issue.message}`);
  }
  const e = result.data;
  refuseApart(e);
  return {
    role: e.ROLE,
    videoWorkers: e.ROLE === 'web' ? 0 : (e.VIDEO_WORKERS ?? usualVideoWorkers()),
    port: e.PORT,
    host: e.HOST,
    dataDir: path.resolve(e.DATA_DIR),
    databaseUrl: e.DATABASE_URL,
    redisUrl: e.REDIS_URL,
    origin: e.ORIGIN,
    trustProxy: e.TRUST_PROXY === 'true' || e.TRUST_PROXY === '1',
    timeZone: e.INSTITUTE_TZ,
    sessionSecret: e.SESSION_SECRET,
    mediaTtlSeconds: e.MEDIA_TTL_SECONDS,
    logLevel: e.LOG_LEVEL,
    mode: e.INSTITUTE_MODE,
    demoLessons: e.DEMO_LESSONS === 'on',
    uploadMaxBytes: e.UPLOAD_MAX_MB * 1024 * 1024,
    uploadQuotaBytes: e.UPLOAD_QUOTA_MB * 1024 * 1024,
    uploadMaxUnfinished: e.UPLOAD_MAX_UNFINISHED,
    uploadKeepDays: e.UPLOAD_KEEP_DAYS,
    diskReserveBytes: e.DISK_RESERVE_MB * 1024 * 1024,
    recogniser: chooseRecogniser(e.CAPTION_COMMAND, e.CAPTION_URL, e.CAPTION_TOKEN),
  };
}

/** What the parts of an institute that run apart cannot be. */
function refuseApart({
  ROLE,
  DATABASE_URL,
  REDIS_URL,
  INSTITUTE_MODE,
  VIDEO_WORKERS,
}: z.infer<typeof schema>) {
  if (REDIS_URL && !DATABASE_URL)
    throw new Error(
      `환경 변수 DATABASE_URL이 필요합니다: REDIS_URL을 쓰는 여러 서버는 같은 데이터베이스를 써야 합니다. 주소를 적거나 REDIS_URL을 지워 주세요.`,
    );
  if (ROLE === 'all') return;
  if (!DATABASE_URL)
    throw new Error(
      `환경 변수 DATABASE_URL이 필요합니다: ROLE=${ROLE}은 다른 프로세스와 같은 데이터베이스를 써야 합니다. 주소를 적거나 ROLE을 지워 주세요.`,
    );
  if (INSTITUTE_MODE === 'demo')
    throw new Error(`환경 변수 ROLE의 값이 올바르지 않습니다: 시연 모드는 ROLE=all로만 실행할 수 있습니다.`);
  if (ROLE === 'worker' && VIDEO_WORKERS === 0)
    throw new Error(
      `환경 변수 VIDEO_WORKERS의 값이 올바르지 않습니다: ROLE=worker는 1 이상이어야 합니다. 줄을 지우면 코어 수에 맞춥니다.`,
    );
}
