import { describe, expect, test } from '@jest/globals';
import type { Commit } from '../../src/git/tree.ts';
import type { CommitSha, TreeId } from '../../src/lib/ids.ts';
import type { History } from '../../src/plan/history.ts';
import type { Purpose } from '../../src/plan/purpose.ts';
import type { PullRequest, Trigger } from '../../src/request/event.ts';
import { decideFrom } from '../../src/stages/from.ts';
import { assumedNote } from '../../src/stages/known.ts';

const sha = (letter: string) => letter.repeat(40) as CommitSha;
const HEAD: Commit = { sha: sha('a'), tree: sha('0') as string as TreeId, parents: [] };
const MERGE: Commit = { ...HEAD, parents: [sha('b'), sha('c')] };
const PULL: PullRequest = { number: 7, headSha: sha('c'), baseRef: 'main', withoutSecrets: false };

const NONE: History = { kind: 'none', why: 'the token may not read deployments' };
const EMPTY: History = { kind: 'notes', notes: [] };
const ONE: History = { kind: 'notes', notes: [{ ...assumedNote(sha('d'), 'm.json', 'sync'), id: 1 }] };

const PUSH: Trigger = { kind: 'push', before: sha('b'), isMergeQueue: false };
const NEW: Trigger = { kind: 'push', before: undefined, isMergeQueue: false };
const BY_HAND: Trigger = { kind: 'other', event: 'workflow_dispatch' };
const OPEN: Trigger = { kind: 'pull request', pull: PULL };
const CLOSED: Trigger = { kind: 'pull request closed', pull: PULL };
const GROUP: Trigger = { kind: 'merge group', baseSha: sha('e') };

interface Facts {
  readonly trigger: Trigger;
  readonly purpose: Purpose;
  readonly history?: History;
  readonly head?: Commit;
  readonly base?: string;
  readonly byHead?: boolean;
  readonly undone?: readonly number[];
}

function from({ history = NONE, head = HEAD, base, byHead = false, undone = [], ...facts }: Facts): string {
  const found = decideFrom({ ...facts, history, head, base, byHead, undone });
  switch (found.kind) {
    case 'record':
      return `record ${found.notes.map((note) => note.sha[0]).join(',')}`;
    case 'commit':
      return `commit ${found.sha[0]}`;
    case 'name':
      return `name ${found.name}`;
    case 'merge base':
      return `merge base with ${found.branch}`;
    case 'nothing':
    case 'no task':
    case 'unknown':
      return found.kind;
  }
}

describe('what a run compares with', () => {
  test.each<[title: string, facts: Facts, expected: string]>([
    ['a sync: the record', { trigger: PUSH, purpose: 'sync', history: ONE }, 'record d'],
    [
      'a sync with an empty record: nothing is known',
      { trigger: PUSH, purpose: 'sync', history: EMPTY },
      'record ',
    ],
    ['a push without a record: the commit before', { trigger: PUSH, purpose: 'sync' }, 'commit b'],
    ['a new branch without a record: nothing', { trigger: NEW, purpose: 'sync' }, 'nothing'],
    ['a manual run without a record: nothing', { trigger: BY_HAND, purpose: 'sync' }, 'nothing'],
    ['the input "base" wins', { trigger: PUSH, purpose: 'sync', history: ONE, base: 'v1' }, 'name v1'],
    [
      'a plan of a merge commit: its first parent',
      { trigger: OPEN, purpose: 'compare', head: MERGE },
      'commit b',
    ],
    [
      'a plan of another commit: the merge base',
      { trigger: OPEN, purpose: 'compare' },
      'merge base with main',
    ],
    ['a merge group: its base', { trigger: GROUP, purpose: 'compare' }, 'commit e'],
    ['a preview: the record', { trigger: OPEN, purpose: 'preview', history: ONE, head: MERGE }, 'record d'],
    ['a preview without a record: its base', { trigger: OPEN, purpose: 'preview', head: MERGE }, 'commit b'],
    ['an undo: the record', { trigger: CLOSED, purpose: 'undo', history: ONE, undone: [7] }, 'record d'],
    [
      'an undo without previews: nothing to do',
      { trigger: CLOSED, purpose: 'undo', history: ONE },
      'no task',
    ],
    ['an undo without a record: nothing to do', { trigger: CLOSED, purpose: 'undo' }, 'no task'],
    ['an undo by head', { trigger: CLOSED, purpose: 'undo', byHead: true }, 'commit c'],
    [
      'a sweep with nothing left: nothing to do',
      { trigger: BY_HAND, purpose: 'undo', history: ONE },
      'no task',
    ],
    ['a sweep without a record', { trigger: BY_HAND, purpose: 'undo' }, 'unknown'],
  ])('%s', (_title, facts, expected) => {
    expect(from(facts)).toBe(expected);
  });
});
