import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { readInputs } from '../../src/request/read-inputs.ts';
import { publicInputs, VERIFY_INPUTS } from '../../src/verify/inputs.ts';
import { outputsOf } from '../../src/verify/outputs.ts';
import { newRun } from '../../src/verify/run.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const actionIn = (folder: string) => parse(readFileSync(join(ROOT, folder, 'action.yml'), 'utf8'));
const action = actionIn('verify');

function values(given: Record<string, string>) {
  const read = readInputs(VERIFY_INPUTS, (name) => given[name] ?? '');
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.inputs;
}

describe('verify/action.yml', () => {
  test('names the inputs that are read, with their defaults', () => {
    const names = Object.values(VERIFY_INPUTS).map(({ name }) => name);
    expect(Object.keys(action.inputs)).toEqual(names);
    const defaults = names
      .filter((name) => name !== 'github-token')
      .map((name) => [name, action.inputs[name].default ?? '']);
    expect(publicInputs(values(Object.fromEntries(defaults)))).toEqual(publicInputs(values({})));
    expect(Object.keys(publicInputs(values({})))).toEqual(names);
  });

  test('gives the inputs that the main action has the same defaults', () => {
    const main = actionIn('.').inputs;
    const shared = Object.keys(action.inputs).filter((name) => name in main);
    expect(shared.map((name) => action.inputs[name].default)).toEqual(
      shared.map((name) => main[name].default),
    );
    expect(Object.keys(action.inputs).filter((name) => !shared.includes(name))).toEqual([
      'compare',
      'on-drift',
    ]);
  });

  test('names the outputs that are set', () => {
    expect(Object.keys(action.outputs)).toEqual([...Object.keys(outputsOf(newRun())), 'report']);
  });

  test('describes every input and output in whole sentences, and runs its own bundle', () => {
    const described = [...Object.values(action.inputs), ...Object.values(action.outputs)];
    for (const { description } of described as { description: string }[])
      expect(description).toMatch(/^\S.{20,}\.$/);
    expect(action.runs).toEqual({ using: 'node24', main: '../dist/verify/index.js' });
  });

  test('never shows a secret', () => {
    const shown = publicInputs(values({ 'api-key': 'k-secret', 'github-token': 't-secret' }));
    expect(shown).toMatchObject({ 'api-key': 'given', 'github-token': 'given', 'request-timeout': 60 });
    expect(JSON.stringify(shown)).not.toContain('secret');
  });
});
