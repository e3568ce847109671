import { readFileSync } from 'node:fs';
import type { ProcessInfo } from '~/people/request-context';
import type { Env } from '~/platform/env.server';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

export const describeProcess = (options: {
  startedAt: Date;
  env: Env;
  embeddedDatabase: boolean;
}): ProcessInfo => ({
  startedAt: options.startedAt,
  versions: { institute: version, node: process.versions.node },
  memoryBytes: process.memoryUsage().rss,
  embeddedDatabase: options.embeddedDatabase,
  dataDir: options.env.dataDir,
});
