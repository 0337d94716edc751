import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { pinConflicts, workflowFaults } from '../../scripts/workflow-rules.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SHA = 'a'.repeat(40);
const GOOD = `name: Good
on: [push, pull_request]
permissions: {}
concurrency:
  group: good
  cancel-in-progress: false
jobs:
  one:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      contents: read # to check out
    steps:
      - uses: actions/checkout@${SHA} # v1.0.0
        with:
          persist-credentials: false
      - uses: ./
      - run: echo "$NAME"
        env:
          NAME: \${{ github.event.pull_request.title }}
`;

const expression = (text: string) => `\${{ ${text} }}`;

/** What is spoiled, and the rule that must notice. */
const ROWS: [what: string, from: string | RegExp, to: string, rule: RegExp][] = [
  ['an action by its tag', `@${SHA} # v1.0.0`, '@v1', /pin it to a full commit SHA/],
  ['a pin without its version', ' # v1.0.0', '', /pin it to a full commit SHA/],
  ['a checkout that keeps its token', 'persist-credentials: false', 'fetch-depth: 0', /\[artipacked\]/],
  ['no permissions of the workflow', 'permissions: {}\n', '', /\[excessive-permissions\]/],
  ['permissions for all jobs', 'permissions: {}', 'permissions: write-all', /\[excessive-permissions\]/],
  ['no permissions of the job', / {4}permissions:\n.*\n/, '', /job one names no permissions/],
  ['a permission without a reason', ' # to check out', '', /contents does not say what it is for/],
  ['no time-out', '    timeout-minutes: 5\n', '', /job one has no timeout-minutes/],
  ['no concurrency', /concurrency:\n.*\n.*\n/, '', /\[concurrency-limits\]/],
  [
    'an expression in a script',
    'echo "$NAME"',
    `echo "${expression('github.event.pull_request.title')}"`,
    /\[template-injection\]/,
  ],
  ['an input in a script', 'echo "$NAME"', `echo "${expression('inputs.name')}"`, /\[template-injection\]/],
  ['pull_request_target', '[push, pull_request]', 'pull_request_target', /\[dangerous-triggers\]/],
  ['workflow_run', '[push, pull_request]', '{ workflow_run: {} }', /\[dangerous-triggers\]/],
  [
    'all secrets at once',
    expression('github.event.pull_request.title'),
    expression('toJSON(secrets)'),
    /\[overprovisioned-secrets\]/,
  ],
  ['no name', 'name: Good\n', '', /\[anonymous-definition\]/],
];

describe('a workflow', () => {
  test('that keeps every rule passes', () => expect(workflowFaults(GOOD)).toEqual([]));

  test.each(ROWS)('with %s does not pass', (_what, from, to, rule) => {
    const spoiled = GOOD.replace(from, to);
    expect(spoiled).not.toBe(GOOD);
    expect(workflowFaults(spoiled)).toEqual([expect.stringMatching(rule)]);
  });

  test('that calls another one leaves limits of time and concurrency to its jobs', () => {
    const call = GOOD.replace(/concurrency:\n.*\n.*\n/, '').replace(
      / {4}runs-on:[\s\S]*/,
      '    uses: ./.github/workflows/other.yml\n    permissions:\n      contents: read # to check out\n',
    );
    expect(workflowFaults(call)).toEqual([]);
    expect(workflowFaults(`${call}    secrets: inherit\n`)).toEqual([
      expect.stringMatching(/\[secrets-inherit\]/),
    ]);
  });

  test('that pins an action otherwise than another one does not pass', () => {
    const other = GOOD.replace(SHA, 'b'.repeat(40));
    expect(pinConflicts([GOOD, GOOD])).toEqual([]);
    expect(pinConflicts([GOOD, other])).toEqual([
      expect.stringMatching(/^actions\/checkout has several pins/),
    ]);
  });
});

function lint(...paths: string[]): Promise<{ code: number | null; text: string }> {
  return new Promise((resolve) => {
    const script = join(ROOT, 'scripts', 'lint-workflows.ts');
    const child = execFile(process.execPath, [script, ...paths], { cwd: ROOT }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, text: stdout + stderr }),
    );
  });
}

describe('npm run lint:workflows', () => {
  test('finds nothing in the workflows of this repository, the examples and action.yml', async () => {
    const { code, text } = await lint();
    expect(text).toMatch(/^[12][0-9] files checked, 0 faults\n$/);
    expect(code).toBe(0);
  });

  test('finds what GitHub would refuse, an input that does not exist, and a script that can be injected', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'workflows-'));
    const path = join(folder, 'bad.yml');
    const example = readFileSync(join(ROOT, 'examples/workflows/sync.yml'), 'utf8');
    writeFileSync(
      path,
      `${example.replace('contents: read', 'contents: reed').replace('api-key:', 'api-kay:')}      - run: echo \${{ github.event.head_commit.message }}\n`,
    );
    const { code, text } = await lint(path);
    rmSync(folder, { recursive: true });
    expect(code).toBe(1);
    expect(text).toMatch(/Unexpected value 'reed' \(GitHub\)/);
    expect(text).toMatch(/Invalid action input 'api-kay' \(GitHub\)/);
    expect(text).toMatch(/"github.event.head_commit.message" is potentially untrusted.*\(actionlint\)/);
    expect(text).toMatch(/\[template-injection\]/);
  });
});
