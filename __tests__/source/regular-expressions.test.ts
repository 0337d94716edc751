import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@babel/parser';
import { expect, test } from '@jest/globals';
import { isSafe } from 'redos-detector';

const ROOT = join(import.meta.dirname, '../..');

/** Every regular expression of the action, with the place where it stands. */
const expressions = globSync('src/**/*.ts', { cwd: ROOT }).flatMap((path) => {
  const { tokens } = parse(readFileSync(join(ROOT, path), 'utf8'), {
    sourceType: 'module',
    plugins: ['typescript'],
    tokens: true,
  });
  return (tokens ?? [])
    .filter(({ type }) => type.label === 'regexp')
    .map(({ value, loc }) => ({
      place: `${path}:${loc.start.line}`,
      expression: new RegExp(value.pattern, value.flags),
    }));
});

/**
 * The detector counts every way back, also where all of them together take no longer than the text is long. These were looked
 * at; each is held against the text that it takes longest for.
 */
const LINEAR: Readonly<Record<string, string>> = {
  // A run ends before the next match can begin.
  [String.raw`/\.0*$/`]: `${'.0'.repeat(250_000)}x`,
  [String.raw`/\.wav["']?[ \t]*:/i`]: `.wav${' '.repeat(500_000)}`,
  [String.raw`/\/\/[^/@\s]*@/g`]: '//x'.repeat(170_000),
  [String.raw`/(?<![ \t\r\n])[ \t\r\n]+$/`]: `${' '.repeat(500_000)}x`,
  // It has one place to begin.
  [String.raw`/^(?:[^/:@\s]+@)?([^/:@\s]{2,}):(?!:)/`]: 'x'.repeat(500_000),
  [String.raw`/^((?:!\s*)*)(?:\.\/)?(.*)$/`]: `${'! '.repeat(250_000)}\n`,
};

/** The detector knows no `u` with `i`: without `i`, there are only fewer ways. It counts steps, so a busy machine is no matter. */
function isLinear({ source, flags }: RegExp): boolean {
  return isSafe(new RegExp(source, flags.includes('u') ? flags.replace('i', '') : flags), {
    timeout: Number.POSITIVE_INFINITY,
  }).safe;
}

test('the sources have regular expressions', () => {
  expect(expressions.length).toBeGreaterThan(50);
});

test('none takes longer than the text from outside is long', () => {
  const slow = expressions.filter(
    ({ expression }) => !(String(expression) in LINEAR) && !isLinear(expression),
  );
  expect(slow.map(({ place, expression }) => `${place}: ${expression}`)).toEqual([]);
}, 120_000);

test.each(Object.entries(LINEAR))('%s was looked at, and is in use', (source, attack) => {
  const found = expressions.find(({ expression }) => String(expression) === source);
  if (!found) throw new Error(`no source has ${source} any more: take it out of this list`);
  const start = performance.now();
  attack.replace(found.expression, '');
  expect(performance.now() - start).toBeLessThan(2_000);
});
