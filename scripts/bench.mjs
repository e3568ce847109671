// npm run bench [-- record page …]: measures hot paths beside their bare limits, in one run on one machine, prints the
// table and writes it to docs/benchmarks.md. With names, only those parts run and only their rows are replaced.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { prepare } from './lib/prepare.mjs';
import { root } from './lib/run-command.mjs';
import { runScript } from './lib/run-script.mjs';

/** In the order of the table; each is tests/load/<name>.bench.ts, a process of its own. */
const PARTS = [
  'beats',
  'page',
  'segments',
  'upload',
  'upload-crowd',
  'record',
  'phone',
  'first-frame',
  'chat',
  'chat-open',
  'ladder',
  'start',
];
const LONGEST_MS = 15 * 60_000;
const MARK = 'bench-row ';
const file = path.join(root, 'docs/benchmarks.md');

/** Rows that a part printed; null when it failed, which is said and does not stop the others. */
async function runPart(name) {
  console.log(`\n# ${name}`);
  const args = ['--import', 'tsx', path.join(root, `tests/load/${name}.bench.ts`)];
  const env = { ...process.env, NODE_ENV: 'production' };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const timer = setTimeout(() => child.kill('SIGTERM'), LONGEST_MS);
  const rows = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith(MARK)) rows.push({ part: name, ...JSON.parse(line.slice(MARK.length)) });
    else console.log(line);
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearTimeout(timer);
  if (code !== 0) console.log(`${name} failed (exit code ${code}): see the lines above.`);
  return code === 0 ? rows : null;
}

const cells = ({ part, what, figure, beside, ratio, reach, held }) => [
  part,
  what,
  figure,
  beside,
  ratio === null ? '–' : ratio.toFixed(2),
  reach,
  held === null ? '–' : held ? 'yes' : '**no**',
];
const line = (values) => `| ${values.map((value) => String(value).replaceAll('|', '\\|')).join(' | ')} |`;

/** Lines of the table that stand in the file, by part. */
function readLines() {
  if (!fs.existsSync(file)) return [];
  return fs
    .readFileSync(file, 'utf8')
    .split('\n')
    .filter((text) => PARTS.some((part) => text.startsWith(`| ${part} |`)));
}

function write(results) {
  const kept = readLines();
  const linesOf = (part) =>
    results.get(part)?.map((row) => line(cells(row))) ??
    kept.filter((text) => text.startsWith(`| ${part} |`));
  const cpu = os.cpus()[0]?.model.trim() ?? 'unknown';
  const memory = Math.round(os.totalmem() / 1024 ** 3);
  const head = ['part', 'what', 'figure', 'beside it', 'ratio', 'reach', 'held'];
  const text = `# Benchmarks

Written by \`npm run bench\`: each figure stands beside its bare limit, measured in the same run on the same machine.
\`npm run bench -- record\` runs one part and replaces its rows only. Everything goes to 127.0.0.1.

Machine: ${os.cpus().length} × ${cpu}, ${memory} GB, ${os.type()} ${os.release()}, Node ${process.versions.node}.

${line(head)}
${line(head.map(() => '---'))}
${PARTS.flatMap(linesOf).join('\n')}
`;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}

await runScript(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !PARTS.includes(name));
  if (unknown.length) throw new Error(`Unknown part: ${unknown.join(', ')}. Parts: ${PARTS.join(', ')}.`);
  const parts = asked.length ? asked : PARTS;
  await prepare({
    forTests: parts.some((name) => name === 'phone' || name === 'first-frame' || name === 'chat-open'),
    required: true,
    build: parts.some((name) => !['record', 'ladder'].includes(name)),
  });
  const results = new Map();
  let failed = 0;
  for (const name of parts) {
    const rows = await runPart(name);
    if (rows) results.set(name, rows);
    else failed += 1;
  }
  console.log('');
  for (const rows of results.values()) {
    for (const row of rows) console.log(cells(row).slice(1).join('  ·  '));
  }
  write(results);
  const missed = [...results.values()].flat().filter((row) => row.held === false);
  console.log(
    `\nWritten to ${path.relative(root, file)}.${missed.length ? ` Not reached: ${missed.length}.` : ''}`,
  );
  return failed ? 1 : 0;
});
