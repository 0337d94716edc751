import { describe, expect, test } from '@jest/globals';
import type { Commit } from '../../src/git/tree.ts';
import type { CommitSha, TreeId } from '../../src/lib/ids.ts';
import type { History, RecordedSync } from '../../src/plan/history.ts';
import { parseTrigger } from '../../src/request/event.ts';
import type { Mode } from '../../src/request/inputs.ts';
import { decideTask } from '../../src/request/task.ts';
import { decideFrom } from '../../src/stages/from.ts';

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
  /** Newest first, a letter a sync: `S` in `Sa` succeeded, `F` failed, `C` was cancelled; `#7` behind it: for that pull request; `<`: it ended late; `…`: hours later. */
  record?: string;
}

/** What a run does and compares with, in one line: `sync a b`, `plan of … nothing`, `refused: …`. */
function decide({
  event,
  payload = {},
  actor = 'ada',
  mode = 'auto',
  base,
  key = true,
  parents = '',
  record,
}: Given) {
  const trigger = parseTrigger(event, payload, actor);
  const task = decideTask(trigger, mode, key);
  if (task.kind !== 'run') return `${task.kind}: ${task.why}`;
  const head: Commit = { sha: sha('f'), tree: sha('f') as string as TreeId, parents: [...parents].map(sha) };
  const { purpose } = task;
  const from = decideFrom({
    trigger,
    purpose,
    base,
    byHead: mode === 'cleanup',
    head,
    history: historyOf(record),
  });
  const what = `${task.dryRun ? 'plan of ' : ''}${purpose}:`;
  switch (from.kind) {
    case 'commits':
      return `${what} ${from.nothing ? 'nothing ' : ''}${letters(from.shas)}${from.older.length > 0 ? `, left by ${letters(from.older)}` : ''}`;
    case 'name':
      return `${what} base ${from.name}`;
    case 'merge base':
      return `${what} merge base with ${from.branch}`;
    case 'nothing':
      return `${what} nothing`;
    case 'no task':
      return 'no task';
    case 'unknown':
      return `blocked: ${from.why}`;
    case 'record':
      throw new Error('TODO: Not implemented yet');
    case 'commit':
      throw new Error('TODO: Not implemented yet');
  }
}

/** Milliseconds: longer than any job of a hosted runner. */
const SEVEN_HOURS = 7 * 60 * 60 * 1_000;

const letters = (shas: readonly string[]) => shas.map((each) => each[0]).join(' ');

function historyOf(record: string | undefined): History {
  if (record === undefined) return { kind: 'none', why: 'the token may not read deployments' };
  let began = 0;
  const syncs = record
    .split(' ')
    .toReversed()
    .flatMap((word): RecordedSync[] => {
      began += word === '…' ? SEVEN_HOURS : 100;
      const [, end, letter = '', pull] = /^([SFC])([a-f])(?:#([0-9]+))?(?:<)?$/.exec(word) ?? [];
      if (!end) return [];
      // `<` ends late: beside the sync that follows it in time.
      const at = end === 'C' ? undefined : word.endsWith('<') ? began + 150 : began + 10;
      const pullRequest = pull ? Number(pull) : undefined;
      return [{ sha: sha(letter), pullRequest, began, end: { at, succeeded: end === 'S' } }];
    });
  return { kind: 'syncs', syncs: syncs.toReversed() };
}

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
  [
    'a push where nothing was recorded yet',
    { event: 'push', payload: push({}), record: '' },
    'sync: nothing',
  ],
  ['a push after a success', { event: 'push', payload: push({}), record: 'Sa' }, 'sync: a'],
  [
    'a push after a failure: what succeeded before it, and what it may have done',
    { event: 'push', payload: push({}), record: 'Fc Sa' },
    'sync: a c',
  ],
  [
    'a push after several that failed or were cancelled',
    { event: 'push', payload: push({}), record: 'Fe Cd Fc Sa Fb' },
    'sync: a c d e',
  ],
  [
    'a push where none ever succeeded',
    { event: 'push', payload: push({}), record: 'Fc Fb' },
    'sync: nothing b c',
  ],
  [
    'a push after a success that an older sync outlived',
    { event: 'push', payload: push({}), record: 'Sc Fb< Sa' },
    'sync: c b',
  ],
  [
    'a push after a success that an older success outlived',
    { event: 'push', payload: push({}), record: 'Sc Sb<' },
    'sync: c b',
  ],
  [
    'a push after a success beside a sync that was killed: it may have written later',
    { event: 'push', payload: push({}), record: 'Sc Cb Sa' },
    'sync: c b',
  ],
  [
    'a push after a success, hours after a sync that was killed',
    { event: 'push', payload: push({}), record: 'Sc … Cb Sa' },
    'sync: c',
  ],
  [
    'a push after previews: what they left alone since the branch was synced may be in the cache',
    { event: 'push', payload: push({}), record: 'Sd#8 Sc#7 Sb Sa' },
    'sync: d, left by b c',
  ],
  [
    'a push after a preview, where the branch was never synced',
    { event: 'push', payload: push({}), record: 'Sc#7 Fb' },
    'sync: c, left by b',
  ],
  [
    'a push back to a commit that was synced before',
    { event: 'push', payload: push({}), record: 'Fb Sc Fb Sb' },
    'sync: c b',
  ],
  [
    'a forced push, with a record',
    { event: 'push', payload: push({ forced: true }), record: 'Sa' },
    'sync: a',
  ],
  [
    'a new branch, with a record',
    { event: 'push', payload: push({ before: ZEROS }), record: 'Sa' },
    'sync: a',
  ],
  [
    '"base" wins over the record',
    { event: 'push', payload: push({}), record: 'Fb Sa', base: 'main' },
    'sync: base main',
  ],

  // Manual and other runs
  ['a manual run without a record', { event: 'workflow_dispatch' }, 'sync: nothing'],
  ['a manual run', { event: 'workflow_dispatch', record: 'Sa' }, 'sync: a'],
  ['a manual plan', { event: 'workflow_dispatch', record: 'Sa', mode: 'plan' }, 'plan of sync: a'],
  ['a schedule', { event: 'schedule', record: 'Fb Sa' }, 'sync: a b'],
  ['a repository_dispatch', { event: 'repository_dispatch', record: 'Sa' }, 'sync: a'],
  ['a release', { event: 'release', payload: { action: 'published' } }, 'sync: nothing'],
  [
    'a workflow_run, whatever commit the other one ran at',
    { event: 'workflow_run', payload: workflowRun('o/r'), record: 'Sb' },
    'sync: b',
  ],
  [
    "a workflow_run of a fork's code",
    { event: 'workflow_run', payload: workflowRun('fork/r') },
    'refused: this workflow_run was started by another repository\'s code, which must not meet your secrets: use "on: pull_request"',
  ],
  [
    'a workflow_run of a repository that is gone',
    { event: 'workflow_run', payload: workflowRun(undefined), mode: 'plan' },
    'refused: this workflow_run was started by another repository\'s code, which must not meet your secrets: use "on: pull_request"',
  ],
  ['a cleanup by hand', { event: 'workflow_dispatch', mode: 'cleanup', base: 'x' }, 'undo: base x'],
  [
    'a cleanup by hand without "base"',
    { event: 'workflow_dispatch', mode: 'cleanup', record: 'Sa#7' },
    'blocked: outside a pull request, mode "cleanup" needs the input "base"',
  ],

  // Pull requests that are open
  [
    'a pull request: what its merge commit was built on, not the stale base.sha',
    { event: 'pull_request', payload: pull(), parents: 'ce' },
    'plan of compare: c',
  ],
  [
    'a pull request, with a record: a plan needs none',
    { event: 'pull_request', payload: pull(), parents: 'ce', record: 'Sa' },
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
      record: 'Sa',
    },
    'plan of compare: c',
  ],
  [
    'a review of a pull request: it runs on the merge commit, which is not merged',
    { event: 'pull_request_review', payload: pull({}, 'submitted'), parents: 'ce', record: 'Sa' },
    'plan of compare: c',
  ],
  [
    'a preview',
    { event: 'pull_request', payload: pull(), mode: 'sync', parents: 'ce', record: 'Fb#8 Sa' },
    'preview: a b',
  ],
  [
    'a preview without a record',
    { event: 'pull_request', payload: pull(), mode: 'sync', parents: 'ce' },
    'preview: c',
  ],
  [
    'a preview where nothing was recorded yet',
    { event: 'pull_request', payload: pull(), mode: 'sync', parents: 'ce', record: '' },
    'preview: nothing',
  ],
  [
    'a preview with "base"',
    { event: 'pull_request', payload: pull(), mode: 'sync', base: 'a', record: 'Sb' },
    'preview: base a',
  ],
  [
    'a cleanup while the pull request is open',
    { event: 'pull_request', payload: pull(), mode: 'cleanup', record: 'Sb#7 Sa' },
    'undo: b',
  ],
  [
    'pull_request_target, in any mode',
    { event: 'pull_request_target', payload: pull(), mode: 'plan', key: false },
    'refused: on pull_request_target this action would run with your secrets on code that anyone may have written: use "on: pull_request"',
  ],

  // Pull requests that are closed
  [
    'closed: every sync since its first preview, others among them',
    { event: 'pull_request', payload: pull({}, 'closed'), record: 'Sf#7 Sd Fc#8 Sb#7 Sa' },
    'undo: b c d f',
  ],
  [
    'closed with "mode: sync", after a preview that failed: what was there before counts, too',
    { event: 'pull_request', payload: pull({}, 'closed'), mode: 'sync', record: 'Fb#7 Sa' },
    'undo: a b',
  ],
  [
    'closed with "mode: plan"',
    { event: 'pull_request', payload: pull({}, 'closed'), mode: 'plan', record: 'Cb#7 Sa' },
    'plan of undo: a b',
  ],
  [
    'closed after a preview that failed, where nothing ever succeeded',
    { event: 'pull_request', payload: pull({}, 'closed'), record: 'Fb#7 Fa' },
    'undo: nothing b',
  ],
  [
    'closed after a preview that failed, and a push that failed before it',
    { event: 'pull_request', payload: pull({}, 'closed'), record: 'Fc#7 Fb Sa' },
    'undo: a b c',
  ],
  [
    'closed after a preview beside a push that ended later',
    { event: 'pull_request', payload: pull({}, 'closed'), record: 'Sc#7 Sb< Sa' },
    'undo: b c',
  ],
  [
    'closed without a preview',
    { event: 'pull_request', payload: pull({}, 'closed'), record: 'Sb#8 Sa' },
    'no task',
  ],
  ['closed without a record', { event: 'pull_request', payload: pull({}, 'closed') }, 'no task'],
  [
    'closed with "mode: cleanup", without a record',
    { event: 'pull_request', payload: pull({}, 'closed'), mode: 'cleanup' },
    'undo: e',
  ],
  [
    'closed with "mode: cleanup", without a preview',
    { event: 'pull_request', payload: pull({}, 'closed'), mode: 'cleanup', record: 'Sa' },
    'undo: e',
  ],
  [
    'closed with "mode: cleanup", with a preview',
    { event: 'pull_request', payload: pull({}, 'closed'), mode: 'cleanup', record: 'Sb#7 Sa' },
    'undo: b',
  ],
  [
    'closed, of a fork, without a key',
    { event: 'pull_request', payload: pull({}, 'closed', 'fork/r'), key: false, record: 'Sb#7' },
    'nothing: a pull request without secrets was closed: it had no preview',
  ],

  // Merge queue
  [
    'a merge group',
    { event: 'merge_group', payload: { merge_group: { base_sha: sha('c') } }, record: 'Sa' },
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
    'blocked: the event names no base commit',
  ],

  // Payloads that are not what they should be
  [
    'a pull request without a base branch',
    { event: 'pull_request', payload: { action: 'opened' } },
    'blocked: the event names no base branch',
  ],
  ['a push with null', { event: 'push', payload: null }, 'sync: nothing'],
];

describe('what a run does, and the commits that it compares with', () => {
  test.each(CASES)('%s', (_, given, expected) => {
    expect(decide(given)).toBe(expected);
  });
});
