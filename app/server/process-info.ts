import { readFileSync } from 'node:fs';
import type { ProcessInfo } from '~/people/request-context';
import type { Env } from '~/platform/env.server';
import { findFence } from '~/platform/fence.server';

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
  fence: { ...findFence(), account: findFence().account !== null },
  dataDir: options.env.dataDir,
});
