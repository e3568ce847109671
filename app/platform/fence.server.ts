/**
 * The fence around programs that read what strangers sent: an account that owns nothing, no network, and limits on
 * memory and files. Whatever of it the system offers is used; what that is, is found out once.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';

export interface Fence {
  /** The account to step down to; null where the institute itself has no privileges to lose. */
  account: { uid: number; gid: number } | null;
  /** Whether the programs see no network at all. */
  noNetwork: boolean;
  /** Whether memory and file sizes are bounded. */
  limits: boolean;
}

/**
 * Of Debian's reserved range, so nobody's; not 65534, which is PostgreSQL's account where root runs the institute. It
 * needs no entry in the password file.
 */
const FENCED = { uid: 65533, gid: 65533 };

const works = (command: string, ...args: string[]) =>
  spawnSync(command, [...args, 'true'], { stdio: 'ignore', cwd: '/' }).status === 0;

const isRoot = () => process.getuid?.() === 0;
const netLauncher = () =>
  isRoot()
    ? ['unshare', '--net', '--setgid', String(FENCED.gid), '--setuid', String(FENCED.uid), '--']
    : ['unshare', '--map-current-user', '--net', '--'];

let found: Fence | undefined;

export function findFence(): Fence {
  const [unshare, ...args] = netLauncher() as [string, ...string[]];
  return (found ??= {
    account: isRoot() ? FENCED : null,
    noNetwork: works(unshare, ...args),
    limits: works('prlimit', '--core=0', '--'),
  });
}

/** One line for the log. */
export function describeFence({ account, noNetwork, limits }: Fence): string {
  const parts = [
    account ? `account ${account.uid}` : 'our own unprivileged account',
    noNetwork ? 'no network' : 'network not closed (unshare is missing or not allowed)',
    limits ? 'limits on memory and files' : 'no limits on memory (prlimit is missing)',
  ];
  return `programs that read uploads run with: ${parts.join(', ')}`;
}

/** How to start a program behind the fence, for `runProgram`. Nothing of our environment goes with it. */
export function fenceOptions(limits: { memoryBytes?: number; fileBytes: number }): {
  launcher: string[];
  account?: { uid: number; gid: number };
  env: NodeJS.ProcessEnv;
} {
  const fence = findFence();
  const memory = limits.memoryBytes ? [`--as=${limits.memoryBytes}`] : [];
  const bounds = [...memory, `--fsize=${limits.fileBytes}`, '--core=0', '--'];
  return {
    launcher: [...(fence.noNetwork ? netLauncher() : []), ...(fence.limits ? ['prlimit', ...bounds] : [])],
    // unshare steps down by itself, after it has closed the network.
    ...(fence.account && !fence.noNetwork ? { account: fence.account } : {}),
    env: { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LANG: 'C.UTF-8' },
  };
}

/** Lets a fenced program write into this one folder. */
export async function giveFolder(folder: string): Promise<void> {
  const { account } = findFence();
  if (account) await fs.chown(folder, account.uid, account.gid);
}

/**
 * Takes the folder back before anything of ours reads or writes in it. Throws where the program left more than plain
 * files and folders: a link would lead our own account elsewhere.
 */
export async function takeFolder(folder: string): Promise<void> {
  const { account } = findFence();
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  if (account) await fs.lchown(folder, uid, gid);
  for (const entry of await fs.readdir(folder, { withFileTypes: true })) {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) await takeFolder(at);
    else if (!entry.isFile()) throw new Error(`not a plain file: ${at}`);
    else if (account) await fs.lchown(at, uid, gid);
  }
}
