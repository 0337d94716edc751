import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { IMPORT_INPUTS, publicInputs } from '../../src/import/inputs.ts';
import { outputsOf } from '../../src/import/publish.ts';
import { newImportRun } from '../../src/import/run.ts';
import { readInputs } from '../../src/request/read-inputs.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const actionIn = (folder: string) => parse(readFileSync(join(ROOT, folder, 'action.yml'), 'utf8'));
const action = actionIn('import');

function values(given: Record<string, string>) {
  const read = readInputs(IMPORT_INPUTS, (name) => given[name] ?? '');
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.inputs;
}

describe('import/action.yml', () => {
  test('names the inputs that are read, with their defaults', () => {
    const names = Object.values(IMPORT_INPUTS).map(({ name }) => name);
    expect(Object.keys(action.inputs)).toEqual(names);
    const defaults = names.map((name) => [name, action.inputs[name].default ?? '']);
    expect(publicInputs(values(Object.fromEntries(defaults)))).toEqual(publicInputs(values({})));
    expect(Object.keys(publicInputs(values({})))).toEqual(names);
  });

  test('has the bounds and words of the code', () => {
    const said = (name: string) => action.inputs[name].description;
    expect(said('concurrency')).toContain('1 to 32');
    expect(said('max-attempts')).toContain('1 to 10');
    expect(said('request-timeout')).toContain('1 to 600');
    for (const word of ['transcript', 'id']) expect(values({ names: word }).names).toBe(word);
  });

  test('gives the inputs that other actions have the same defaults', () => {
    const main = actionIn('.').inputs;
    const shared = Object.keys(action.inputs).filter((name) => name in main);
    expect(shared.map((name) => action.inputs[name].default)).toEqual(
      shared.map((name) => main[name].default),
    );
  });

  test('names the outputs that are set', () => {
    expect(Object.keys(action.outputs).toSorted()).toEqual(
      [...Object.keys(outputsOf(newImportRun())), 'body', 'report'].toSorted(),
    );
  });

  test('describes every input and output in whole sentences', () => {
    for (const { description } of [
      ...Object.values<{ description: string }>(action.inputs),
      ...Object.values<{ description: string }>(action.outputs),
    ])
      expect(description).toMatch(/^\S.{20,}\.$/);
  });
});

test('the bundle has none of the calls that write', () => {
  const folder = join(ROOT, 'dist', 'import');
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const text = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  expect(text).toContain('/audio-cache');
  expect(text).not.toMatch(/bulk-delete|x-filename|'(?:PATCH|PUT|DELETE)'/);
});
