import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fontStylesheet } from '../../app/ui/fonts';
import { FONT_STYLESHEET } from '../../scripts/copy-fonts.mjs';

const folder = join(import.meta.dirname, '../../app/ui/styles');
/** Either quote will do. */
const read = (name: string) => readFileSync(join(folder, name), 'utf8').replaceAll("'", '"');
const tokens = read('tokens.css');

function declarations(block: string | undefined): Record<string, string> {
  return Object.fromEntries(
    [...(block ?? '').matchAll(/(--[\w-]+|color-scheme):\s*([^;]+);/g)].map((found) => [found[1], found[2]]),
  );
}

function block(start: RegExp): Record<string, string> {
  return declarations(tokens.match(new RegExp(`${start.source}\\s*\\{([^}]*)\\}`))?.[1]);
}

const light = block(/:root/);
const dark = block(/:root\[data-theme="dark"\]/);
const contrast = block(/:root\[data-theme="contrast"\]/);

/** WCAG 2.2 contrast ratio of two #rgb or #rrggbb colours. */
function ratio(a: string, b: string): number {
  const luminance = (hex: string) => {
    const digits =
      hex.slice(1).length === 3
        ? [...hex.slice(1)].map((digit) => digit + digit)
        : (hex.slice(1).match(/../g) ?? []);
    const [red = 0, green = 0, blue = 0] = digits.map((pair) => {
      const part = parseInt(pair, 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

test('whoever chose nothing and wants it dark gets exactly the dark theme', () => {
  const wish = declarations(
    tokens.match(/prefers-color-scheme: dark\) \{\s*:root:not\(\[data-theme\]\) \{([^}]*)\}/)?.[1],
  );
  expect(Object.keys(dark).length).toBeGreaterThan(30);
  expect(wish).toEqual(dark);
});

const pairs: [ink: string, ground: string, least: number][] = [
  ['--text', '--surface', 7],
  ['--text', '--ground', 7],
  ['--text-2', '--ground', 7],
  ['--text-3', '--ground', 4.5],
  ['--text-3', '--sunken', 4.5],
  ['--on-primary', '--primary', 4.5],
  ['--on-primary', '--primary-hover', 4.5],
  ['--primary-text', '--primary-soft', 4.5],
  ['--primary-text', '--surface', 4.5],
  ['--success', '--success-soft', 4.5],
  ['--warning', '--warning-soft', 4.5],
  ['--danger', '--danger-soft', 4.5],
  ['--info', '--info-soft', 4.5],
  ['--control-line', '--surface', 3],
  ['--gap-line', '--surface', 3],
  ['--seen', '--gap', 3],
  ['--focus', '--surface', 3],
];

describe.each([
  ['light', light],
  ['dark', dark],
  ['contrast', contrast],
])('in the %s theme', (name, theme) => {
  test.each(pairs)('%s on %s', (ink, ground, least) => {
    const colour = (token: string) => theme[token] ?? light[token] ?? '';
    expect(ratio(colour(ink), colour(ground))).toBeGreaterThanOrEqual(
      name === 'contrast' && least > 3 ? 7 : least,
    );
  });
});

test('only the tokens name colours: components use roles', () => {
  const allowed = new Set(['tokens.css', 'print.css', 'player.css', 'studio.css', 'lists.css']);
  const raw = readdirSync(folder)
    .filter((name) => !allowed.has(name))
    .flatMap((name) =>
      (readFileSync(join(folder, name), 'utf8').match(/#[0-9a-f]{3,8}\b/gi) ?? []).map(
        (colour) => `${name} ${colour}`,
      ),
    );
  expect(raw).toEqual([]);
});

test('every style sheet is in the one entry, and nothing comes from outside', () => {
  const entry = read('app.css');
  for (const name of readdirSync(folder).filter((file) => file !== 'app.css')) {
    expect(entry).toContain(`@import "./${name}";`);
    expect(readFileSync(join(folder, name), 'utf8')).not.toMatch(/url\(|https?:/);
  }
});

test('every custom property that is used is defined', () => {
  const defined = new Set([...tokens.matchAll(/(--[\w-]+):/g)].map((found) => found[1]));
  const used = readdirSync(folder).flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/var\((--[\w-]+)\)/g)].map((found) => found[1]),
  );
  expect(used.filter((name) => !defined.has(name))).toEqual([]);
});

test('pages and the copying script name the same style sheet of fonts', () => {
  expect(FONT_STYLESHEET).toBe(fontStylesheet);
});
