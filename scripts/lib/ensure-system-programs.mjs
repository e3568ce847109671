// Programs of the operating system: installed where we may (root, or sudo without a password, on Debian and Ubuntu),
// otherwise the one command is printed.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { runCommand } from './run-command.mjs';

const MEDIA = [
  { commands: ['ffmpeg'], apt: 'ffmpeg', dnf: 'ffmpeg-free', brew: 'ffmpeg' },
  { commands: ['ffprobe'], apt: 'ffmpeg', dnf: 'ffmpeg-free', brew: 'ffmpeg' },
  { commands: ['espeak-ng'], apt: 'espeak-ng', dnf: 'espeak-ng', brew: 'espeak-ng' },
];
/** What tests run beside the product. */
const REDIS = { commands: ['redis-server'], apt: 'redis-server', dnf: 'redis', brew: 'redis' };
const BROWSER = {
  commands: ['chromium', 'chromium-browser', 'google-chrome'],
  apt: 'chromium',
  dnf: 'chromium',
  brew: '--cask chromium',
};

/** The first of the commands that is on the PATH, as a full path; undefined when none is. */
export function findCommand(commands, searchPath = process.env.PATH ?? '') {
  const candidates = commands.flatMap((name) =>
    searchPath.split(path.delimiter).map((dir) => path.join(dir, name)),
  );
  return candidates.find((file) => fs.existsSync(file));
}

/** Packages that are missing, by the name each package manager gives them. */
export function listMissing({ forTests = false, searchPath = process.env.PATH } = {}) {
  const wanted = forTests ? [...MEDIA, BROWSER, REDIS] : MEDIA;
  return wanted.filter(({ commands }) => !findCommand(commands, searchPath));
}

/** The one command a person must type for these packages on this system. */
export function describeInstall(
  missing,
  { searchPath = process.env.PATH, platform = process.platform } = {},
) {
  const names = (manager) => [...new Set(missing.map((program) => program[manager]))].join(' ');
  if (platform === 'darwin') return `brew install ${names('brew')}`;
  if (findCommand(['dnf'], searchPath)) return `sudo dnf install -y ${names('dnf')}`;
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names('apt')}`;
}

async function installWithApt(missing) {
  const isRoot = process.getuid?.() === 0;
  const maySudo = !isRoot && findCommand(['sudo']) && spawnSync('sudo', ['-n', 'true']).status === 0;
  if (!findCommand(['apt-get']) || !(isRoot || maySudo)) return;
  const packages = [...new Set(missing.map(({ apt }) => apt))];
  console.log(`Installing ${packages.join(', ')} with apt-get …`);
  const run = (...args) => {
    const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    const [program, ...rest] = isRoot ? command : ['sudo', '-n', ...command];
    return runCommand(program, rest);
  };
  const install = () => run('install', '-y', '-qq', '--no-install-recommends', ...packages);
  if ((await install()) !== 0) {
    await run('update', '-qq'); // an image without package lists
    await install();
  }
}

/**
 * Makes sure of ffmpeg, ffprobe and espeak-ng, and of Chromium and Redis with `forTests`.
 * What stays missing is an error with `required`, else a warning: pages work without, video and narration do not.
 */
export async function ensureSystemPrograms({ forTests = false, required = false } = {}) {
  const missing = listMissing({ forTests });
  if (missing.length === 0) return;
  await installWithApt(missing);
  const left = listMissing({ forTests });
  if (left.length === 0) return;
  const names = left.map(({ commands }) => commands[0]).join(', ');
  const message = `${names} 프로그램이 없습니다. 다음 명령으로 설치하십시오 (missing, install with):\n  ${describeInstall(left)}`;
  if (required) throw new Error(message);
  console.warn(message);
}
