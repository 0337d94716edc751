import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const DIST = join(import.meta.dirname, '..', '..', 'dist');

/** Our own modules in a bundle, by their paths, with their code: the bundler names each before it. */
function modulesOf(folder: string): Map<string, string> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const texts = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  const parts = texts.split(/MODULE: \.\/lib\/(?=[\w/-]+\.js\n)/).slice(1);
  // What follows the last one belongs to a library.
  const own = parts.map((part) => part.split(/^\/\*{3}\/ /m, 1)[0] ?? '');
  return new Map(own.map((part) => [part.slice(0, part.indexOf('.js\n')), part]));
}

/** What calls that write are made of. */
const WRITING = /bulk-delete|x-filename|'(?:PATCH|PUT|DELETE)'/;

test('the bundle of verify has none of the calls that write, nor what carries out a plan', () => {
  const modules = modulesOf(join(DIST, 'verify'));
  const names = [...modules.keys()];
  expect(names).toEqual(expect.arrayContaining(['verify/main', 'polyai/reading-api']));
  const forbidden =
    /^(?:polyai\/(?:api|apply|backup|client|delete|preflight)|github\/record|plan\/plan|run|main)$/;
  expect(names.filter((name) => forbidden.test(name))).toEqual([]);
  expect(names.filter((name) => name.startsWith('stages/'))).toEqual(['stages/post-comment']);
  expect(names.filter((name) => WRITING.test(modules.get(name) ?? ''))).toEqual([]);
});

test('the main bundle has them, and nothing of verify', () => {
  const modules = modulesOf(DIST);
  expect(WRITING.test(modules.get('polyai/api') ?? '')).toBe(true);
  expect([...modules.keys()].filter((name) => name.startsWith('verify/'))).toEqual([]);
});
