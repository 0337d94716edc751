import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { AGENTS_INPUTS } from '../../src/agents/inputs.ts';
import { outputsOf, renderSummary } from '../../src/agents/publish.ts';
import { newAgentsRun } from '../../src/agents/run.ts';
import { readInputs } from '../../src/request/read-inputs.ts';

interface Described {
  readonly description: string;
  readonly default?: string;
  readonly required?: boolean;
}
const root = join(import.meta.dirname, '..', '..');
const read = (path: string): { inputs: Record<string, Described>; outputs: Record<string, Described> } =>
  parse(readFileSync(join(root, path), 'utf8'));
const action = read('agents/action.yml');

describe('agents/action.yml', () => {
  test('names the inputs that the action reads, with its defaults', () => {
    const names = Object.values(AGENTS_INPUTS).map(({ name }) => name);
    expect(Object.keys(action.inputs)).toEqual(names);
    const given = (name: string) => (name === 'github-token' ? '' : (action.inputs[name]?.default ?? ''));
    expect(readInputs(AGENTS_INPUTS, given)).toEqual(readInputs(AGENTS_INPUTS, () => ''));
  });

  test('names the outputs that the action sets', () => {
    const outputs = outputsOf(newAgentsRun());
    expect(Object.keys(action.outputs).toSorted()).toEqual([...Object.keys(outputs), 'report'].toSorted());
  });

  test('describes each in whole sentences', () => {
    for (const { description } of [...Object.values(action.inputs), ...Object.values(action.outputs)])
      expect(description).toMatch(/^\S.{20,}\.$/);
  });
});

test('the summary makes text from the repository inert', () => {
  const message = '@octocat <img src=x onerror=alert(1)> [a](http://b)';
  const summary = renderSummary({
    ...newAgentsRun(),
    problems: [{ message, file: '<b>.json', line: 2 }],
    end: 'blocked',
  });
  expect(summary).not.toMatch(/<img|<b>|\[a\]|@octocat/);
  expect(summary).toMatch(/json&#58;2</);
});
