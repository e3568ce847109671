// The project's own source as the architecture test sees it: files, lines and what imports what.
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export const root = path.resolve(import.meta.dirname, '../..');

export type SourceFile = {
  /** Relative to the root, with `/`. */
  name: string;
  text: string;
  lines: number;
  /** As written: packages, aliases and relative paths, types included. */
  specifiers: string[];
  /** Those that are our own files, by name. */
  imports: string[];
};

const CODE = /\.(ts|tsx|mjs|js)$/;
const NOT_OURS = new Set(['node_modules', 'generated', 'build', 'data', 'fixtures']);

function* walk(folder: string): Generator<string> {
  for (const entry of fs.readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory() && !NOT_OURS.has(entry.name)) yield* walk(name);
    else if (entry.isFile() && CODE.test(entry.name)) yield name;
  }
}

function resolve(from: string, specifier: string): string | null {
  const target = specifier.startsWith('~/')
    ? `app/${specifier.slice(2)}`
    : specifier.startsWith('.')
      ? path.posix.join(path.posix.dirname(from), specifier)
      : null;
  if (target === null) return null;
  const endings = ['', '.ts', '.tsx', '.mjs', '.js', '/index.ts', '/index.tsx'];
  const found = endings.map((ending) => target + ending).find((name) => isFile(name));
  return found ?? null;
}

function isFile(name: string): boolean {
  return fs.statSync(path.join(root, name), { throwIfNoEntry: false })?.isFile() ?? false;
}

/** All code below a folder of the project, without what is generated. */
export function readSourceFiles(folder: string): SourceFile[] {
  if (!fs.existsSync(path.join(root, folder))) return [];
  return [...walk(folder)].sort().map((name) => {
    const text = fs.readFileSync(path.join(root, name), 'utf8');
    const specifiers = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
    const imports = specifiers.map((specifier) => resolve(name, specifier)).filter((file) => file !== null);
    return { name, text, lines: text.split('\n').length - 1, specifiers, imports };
  });
}

/** Groups of files that import each other in a circle. */
export function findCycles(files: SourceFile[]): string[][] {
  const byName = new Map(files.map((file) => [file.name, file]));
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (name: string, trail: string[]) => {
    const seenAt = trail.indexOf(name);
    if (seenAt >= 0) return void cycles.push([...trail.slice(seenAt), name]);
    if (done.has(name)) return;
    for (const next of byName.get(name)?.imports ?? []) visit(next, [...trail, name]);
    done.add(name);
  };
  for (const { name } of files) visit(name, []);
  return cycles;
}
