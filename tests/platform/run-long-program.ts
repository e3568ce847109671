// A process that waits for a program: what program.test.ts kills.
import { fenceOptions } from '~/platform/fence.server';
import { runProgram } from '~/platform/program.server';

const [kind, folder] = process.argv.slice(2) as [string, string];
const fence = kind === 'fenced' ? fenceOptions({ fileBytes: 1024 }) : {};
const ended = runProgram('sleep', ['600'], { cwd: folder, timeoutMs: 600_000, nice: 5, ...fence });
process.stdout.write('started\n');
await ended;
