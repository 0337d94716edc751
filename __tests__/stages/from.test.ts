import { describe, expect, test } from '@jest/globals';
import type { Commit } from '../../src/git/tree.ts';
import type { CommitSha, TreeId } from '../../src/lib/ids.ts';
import type { History } from '../../src/plan/history.ts';
import { parseTrigger } from '../../src/request/event.ts';
import type { Mode } from '../../src/request/inputs.ts';
import { decideTask } from '../../src/request/task.ts';
import { decideFrom, type From } from '../../src/stages/from.ts';
import { noteOf, type Step } from '../support/notes.ts';

/** Commits are named by one letter here. */
const sha = (letter: string) => letter.repeat(40) as CommitSha;
const ZEROS = '0'.repeat(40);

interface Given {
  event: string;
  payload?: unknown;
  actor?: string;
  mode?: Mode;
  base?: string;
  key?: boolean;
  /** Parents of `HEAD`. */
  parents?: string;
  /** What earlier runs left, oldest first: they are numbered from 1. Without, no record can be read. */
  record?: readonly Step[];
  /** The pull requests whose previews are to be undone. */
  undone?: readonly number[];
}

/** What a run does and compares with, in one line: `sync: record 1 2`, `plan of compare: c`, `refused: …`. */
function decide({
  event,
  payload = {},
  actor = 'ada',
  mode = 'auto',
  base,
  key = true,
  parents = '',
  record,
  undone = [],
}: Given) {
  const trigger = parseTrigger(event, payload, actor);
  const task = decideTask(trigger, mode, key);
  if (task.kind !== 'run') return `${task.kind}: ${task.why}`;
  const head: Commit = { sha: sha('f'), tree: sha('f') as string as TreeId, parents: [...parents].map(sha) };
  const { purpose } = task;
  const history: History = record
    ? { kind: 'notes', notes: record.map((step, index) => noteOf(index + 1, step)).reverse() }
    : { kind: 'none', why: 'the token may not read deployments' };
  const byHead = mode === 'cleanup';
  const from = decideFrom({ trigger, purpose, base, byHead, head, history, undone });
  return `${task.dryRun ? 'plan of ' : ''}${purpose}: ${nameOf(from)}`;
}

function nameOf(from: From): string {
  switch (from.kind) {
    case 'record':
      return ['record', ...from.notes.map(({ id }) => id)].join(' ');
    case 'commit':
      return from.sha.slice(0, 1);
    case 'name':
      return `base ${from.name}`;
    case 'merge base':
      return `merge base with ${from.branch}`;
    case 'live':
    case 'nothing':
      return from.kind;
    case 'no task':
      return `no task, ${from.why}`;
    case 'unknown':
      return `blocked, ${from.why}`;
  }
}

/** What earlier runs left. */
const CLEAN: Step = { scope: { clean: true } };
const FAILED: Step = { end: { at: undefined, succeeded: false } };
const PREVIEW: Step = { purpose: 'preview', pullRequest: 7, scope: { previews: [7] } };

const push = (more: object) => ({
  before: sha('b'),
  after: sha('f'),
  deleted: false,
  forced: false,
  ...more,
});
const pull = (more: object = {}, action = 'synchronize', from = 'o/r') => ({
  action,
  number: 7,
  pull_request: {
    number: 7,
    head: { sha: sha('e'), repo: { full_name: from } },
    base: { ref: 'main', sha: sha('d'), repo: { full_name: 'o/r' } },
  },
  ...more,
});
const workflowRun = (head: string | undefined) => ({
  repository: { full_name: 'o/r' },
  workflow_run: {
    head_sha: sha('a'),
    head_repository: head && { full_name: head },
    repository: { full_name: 'o/r' },
  },
});

const CASES: [string, Given, string][] = [
  // Pushes, without a record
  ['a push', { event: 'push', payload: push({}) }, 'sync: b'],
  [
    'a push of several commits: only where the branch was counts',
    { event: 'push', payload: push({ commits: [{}, {}, {}] }), parents: 'c' },
    'sync: b',
  ],
  ['a push of a merge commit', { event: 'push', payload: push({}), parents: 'ce' }, 'sync: b'],
  [
    'a forced push: where the branch was, though it is no ancestor',
    { event: 'push', payload: push({ forced: true }) },
    'sync: b',
  ],
  [
    'a new branch',
    { event: 'push', payload: push({ before: ZEROS, created: true }), parents: 'c' },
    'sync: nothing',
  ],
  ['a new tag', { event: 'push', payload: push({ before: ZEROS, ref: 'refs/tags/v1' }) }, 'sync: nothing'],
  [
    'a tag that moved',
    { event: 'push', payload: push({ before: sha('c'), ref: 'refs/tags/v1' }) },
    'sync: c',
  ],
  ['a push in a SHA-256 repository', { event: 'push', payload: push({ before: 'b'.repeat(64) }) }, 'sync: b'],
  [
    'a new branch in a SHA-256 repository',
    { event: 'push', payload: push({ before: '0'.repeat(64) }) },
    'sync: nothing',
  ],
  [
    'a push whose payload lost its "before"',
    { event: 'push', payload: push({ before: undefined }) },
    'sync: nothing',
  ],
  [
    'a push whose "before" is no commit',
    { event: 'push', payload: push({ before: '--upload-pack=x' }) },
    'sync: nothing',
  ],
  [
    'a branch deleted',
    { event: 'push', payload: push({ deleted: true, after: ZEROS }) },
    'nothing: a branch or tag was deleted',
  ],
  [
    'a branch deleted, whatever the mode',
    { event: 'push', payload: push({ deleted: true }), mode: 'sync', base: 'main' },
    'nothing: a branch or tag was deleted',
  ],
  [
    'the event "delete"',
    { event: 'delete', payload: { ref: 'x', ref_type: 'branch' } },
    'nothing: a branch or tag was deleted',
  ],
  ['a push with "mode: plan"', { event: 'push', payload: push({}), mode: 'plan' }, 'plan of sync: b'],
  ['a push with "base"', { event: 'push', payload: push({}), base: 'v1' }, 'sync: base v1'],

  // Pushes, with a record
  ['a push where nothing was recorded yet', { event: 'push', payload: push({}), record: [] }, 'sync: record'],
  ['a push after a success', { event: 'push', payload: push({}), record: [CLEAN] }, 'sync: record 1'],
  [
    'a push after a failure: what succeeded before it, and what it may have done',
    { event: 'push', payload: push({}), record: [CLEAN, CLEAN, FAILED] },
    'sync: record 2 3',
  ],
  [
    'a push where none ever succeeded',
    { event: 'push', payload: push({}), record: [FAILED, FAILED] },
    'sync: record 1 2',
  ],
  [
    'a push after a preview: what the branch named before, too',
    { event: 'push', payload: push({}), record: [CLEAN, PREVIEW] },
    'sync: record 1 2',
  ],
  [
    'a forced push: what the record says, not where the branch was',
    { event: 'push', payload: push({ forced: true }), record: [CLEAN] },
    'sync: record 1',
  ],
  [
    'a new branch, with a record',
    { event: 'push', payload: push({ before: ZEROS }), record: [CLEAN] },
    'sync: record 1',
  ],
  [
    '"base" wins over the record',
    { event: 'push', payload: push({}), record: [CLEAN, FAILED], base: 'main' },
    'sync: base main',
  ],
  [
    'a push of a branch of the merge queue is not merged yet',
    {
      event: 'push',
      payload: push({ ref: 'refs/heads/gh-readonly-queue/main/pr-7-abc' }),
      mode: 'sync',
      record: [CLEAN],
    },
    'plan of compare: b',
  ],

  // Manual and other runs
  ['a manual run without a record', { event: 'workflow_dispatch' }, 'sync: nothing'],
  ['a manual run', { event: 'workflow_dispatch', record: [CLEAN] }, 'sync: record 1'],
  ['a manual plan', { event: 'workflow_dispatch', record: [CLEAN], mode: 'plan' }, 'plan of sync: record 1'],
  ['a schedule', { event: 'schedule', record: [CLEAN, FAILED] }, 'sync: record 1 2'],
  ['a repository_dispatch', { event: 'repository_dispatch', record: [CLEAN] }, 'sync: record 1'],
  ['a release', { event: 'release', payload: { action: 'published' } }, 'sync: nothing'],
  [
    'a workflow_run, whatever commit the other one ran at',
    { event: 'workflow_run', payload: workflowRun('o/r'), record: [CLEAN] },
    'sync: record 1',
  ],
  [
    "a workflow_run of a fork's code",
    { event: 'workflow_run', payload: workflowRun('fork/r') },
    'refused: this workflow_run was started by another repository\'s code, which must not run with your secrets: use "on: pull_request"',
  ],
  [
    'a workflow_run of a repository that is gone',
    { event: 'workflow_run', payload: workflowRun(undefined), mode: 'plan' },
    'refused: this workflow_run was started by another repository\'s code, which must not run with your secrets: use "on: pull_request"',
  ],
  ['a cleanup by hand', { event: 'workflow_dispatch', mode: 'cleanup', base: 'x' }, 'undo: base x'],
  [
    'a cleanup by hand without "base" and without a record',
    { event: 'workflow_dispatch', mode: 'cleanup' },
    'undo: blocked, outside a pull request, mode "cleanup" needs a record or the input "base" (the token may not read deployments)',
  ],
  [
    'a cleanup by hand or on a schedule: every preview that is over',
    { event: 'schedule', mode: 'cleanup', record: [CLEAN, PREVIEW, PREVIEW], undone: [7, 8] },
    'undo: record 1 2 3',
  ],
  [
    'a cleanup on a schedule that finds no preview that is over',
    { event: 'schedule', mode: 'cleanup', record: [CLEAN] },
    'undo: no task, no preview of a closed pull request is left on the record, so there is nothing to undo',
  ],

  // Pull requests that are open
  [
    'a pull request: what its merge commit was built on, not the stale base.sha',
    { event: 'pull_request', payload: pull(), parents: 'ce' },
    'plan of compare: c',
  ],
  [
    'a pull request, with a record: a plan needs none',
    { event: 'pull_request', payload: pull(), parents: 'ce', record: [CLEAN] },
    'plan of compare: c',
  ],
  [
    'a pull request with its head checked out',
    { event: 'pull_request', payload: pull(), parents: 'a' },
    'plan of compare: merge base with main',
  ],
  [
    'a pull request whose head is a merge commit itself',
    { event: 'pull_request', payload: pull(), parents: 'ab' },
    'plan of compare: merge base with main',
  ],
  [
    'a pull request with an octopus merge checked out',
    { event: 'pull_request', payload: pull(), parents: 'ceb' },
    'plan of compare: merge base with main',
  ],
  [
    'a pull request opened by Dependabot, without a key',
    { event: 'pull_request', payload: pull(), actor: 'dependabot[bot]', key: false, parents: 'ce' },
    'plan of compare: c',
  ],
  [
    'a pull request of a fork with "mode: sync", without a key',
    {
      event: 'pull_request',
      payload: pull({}, 'opened', 'fork/r'),
      mode: 'sync',
      key: false,
      parents: 'ce',
      record: [CLEAN],
    },
    'plan of compare: c',
  ],
  [
    'a review of a pull request: it runs on the merge commit, which is not merged',
    { event: 'pull_request_review', payload: pull({}, 'submitted'), parents: 'ce', record: [CLEAN] },
    'plan of compare: c',
  ],
  [
    'a preview',
    { event: 'pull_request', payload: pull(), mode: 'sync', parents: 'ce', record: [CLEAN, PREVIEW, FAILED] },
    'preview: record 1 2 3',
  ],
  [
    'a preview without a record',
    { event: 'pull_request', payload: pull(), mode: 'sync', parents: 'ce' },
    'preview: c',
  ],
  [
    'a preview where nothing was recorded yet',
    { event: 'pull_request', payload: pull(), mode: 'sync', parents: 'ce', record: [] },
    'preview: record',
  ],
  [
    'a preview with "base"',
    { event: 'pull_request', payload: pull(), mode: 'sync', base: 'a', record: [CLEAN] },
    'preview: base a',
  ],
  [
    'a cleanup while the pull request is open',
    { event: 'pull_request', payload: pull(), mode: 'cleanup', record: [CLEAN, PREVIEW], undone: [7] },
    'undo: record 1 2',
  ],
  [
    'pull_request_target, in any mode',
    { event: 'pull_request_target', payload: pull(), mode: 'plan', key: false },
    'refused: on pull_request_target this action would run with your secrets on code that anyone may have written: use "on: pull_request"',
  ],

  // Pull requests that are closed
  [
    'closed: all that the record says, others among it',
    {
      event: 'pull_request',
      payload: pull({}, 'closed'),
      record: [CLEAN, PREVIEW, FAILED, PREVIEW],
      undone: [7],
    },
    'undo: record 1 2 3 4',
  ],
  [
    'closed with "mode: sync", after a preview that failed',
    {
      event: 'pull_request',
      payload: pull({}, 'closed'),
      mode: 'sync',
      record: [CLEAN, { ...PREVIEW, ...FAILED }],
      undone: [7],
    },
    'undo: record 1 2',
  ],
  [
    'closed with "mode: plan"',
    {
      event: 'pull_request',
      payload: pull({}, 'closed'),
      mode: 'plan',
      record: [CLEAN, PREVIEW],
      undone: [7],
    },
    'plan of undo: record 1 2',
  ],
  [
    'closed without a preview, while another pull request was closed whose preview nobody undid',
    { event: 'pull_request', payload: pull({}, 'closed'), record: [CLEAN, PREVIEW], undone: [8] },
    'undo: record 1 2',
  ],
  [
    'closed without a preview',
    { event: 'pull_request', payload: pull({}, 'closed'), record: [CLEAN, PREVIEW] },
    'undo: no task, no preview of pull request 7 is recorded, so there is nothing to undo',
  ],
  [
    'closed without a record',
    { event: 'pull_request', payload: pull({}, 'closed') },
    'undo: no task, nothing is undone, because it is not known whether pull request 7 had a preview: the token may not read deployments',
  ],
  [
    'closed with "mode: cleanup", without a record: what its head says',
    { event: 'pull_request', payload: pull({}, 'closed'), mode: 'cleanup' },
    'undo: e',
  ],
  [
    'closed with "mode: cleanup", without a preview on the record: the same',
    { event: 'pull_request', payload: pull({}, 'closed'), mode: 'cleanup', record: [CLEAN] },
    'undo: e',
  ],
  [
    'closed with "mode: cleanup", without a record, by an event that names no head',
    { event: 'pull_request', payload: { action: 'closed', pull_request: { number: 7 } }, mode: 'cleanup' },
    'undo: blocked, the event names no head commit',
  ],
  [
    'closed with "mode: cleanup", with a preview',
    {
      event: 'pull_request',
      payload: pull({}, 'closed'),
      mode: 'cleanup',
      record: [CLEAN, PREVIEW],
      undone: [7],
    },
    'undo: record 1 2',
  ],
  [
    'closed, of a fork, without a key',
    { event: 'pull_request', payload: pull({}, 'closed', 'fork/r'), key: false, record: [PREVIEW] },
    'nothing: a pull request without secrets was closed: it had no preview',
  ],

  // Merge queue
  [
    'a merge group',
    { event: 'merge_group', payload: { merge_group: { base_sha: sha('c') } }, record: [CLEAN] },
    'plan of compare: c',
  ],
  [
    'a merge group with "mode: sync"',
    { event: 'merge_group', payload: { merge_group: { base_sha: sha('c') } }, mode: 'sync' },
    'refused: a merge group is not merged yet: use mode "auto" or "plan" on it',
  ],
  [
    'a merge group that names no base',
    { event: 'merge_group', payload: {} },
    'plan of compare: blocked, the event names no base commit',
  ],

  // Payloads that are not what they should be
  [
    'a pull request without a base branch',
    { event: 'pull_request', payload: { action: 'opened' } },
    'plan of compare: blocked, the event names no base branch',
  ],
  ['a push with null', { event: 'push', payload: null }, 'sync: nothing'],
];

describe('what a run does, and the commits that it compares with', () => {
  test.each(CASES)('%s', (_, given, expected) => {
    expect(decide(given)).toBe(expected);
  });
});

test.each<[why: string, record: readonly Step[]]>([
  ['no sync of this agent is recorded yet, so everything is sent', []],
  ['the last recorded sync', [CLEAN]],
  ['the last recorded sync, and another run was tried since', [CLEAN, FAILED]],
  ['the last recorded sync, and 2 runs were tried since', [CLEAN, FAILED, FAILED]],
  ['no recorded sync has succeeded yet (2 tried)', [FAILED, FAILED]],
])('the log says why: %s', (why, record) => {
  const notes = record.map((step, index) => noteOf(index + 1, step)).reverse();
  const facts = { base: undefined, byHead: false, undone: [], history: { kind: 'notes', notes } } as const;
  const head = { sha: sha('f'), tree: sha('f') as string as TreeId, parents: [] };
  const trigger = parseTrigger('schedule', {}, 'ada');
  expect(decideFrom({ ...facts, trigger, purpose: 'sync', head }).why).toBe(why);
});
