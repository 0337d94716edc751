import { describe, expect, test } from '@jest/globals';
import type { EntryId } from '../../src/lib/ids.ts';
import type { History } from '../../src/plan/history.ts';
import { EMPTY_PLAN, type Plan, type Replacement } from '../../src/plan/plan.ts';
import { type NoteFacts, newNote } from '../../src/stages/new-note.ts';
import { FOLDER } from '../model/record/git.ts';
import type { Order } from '../model/record/orders.ts';
import { noteOf, preview as previewOf, runs, type Step, state, sync } from '../support/notes.ts';
import { commit, createGit, jobAt } from './job.ts';

const path = (name: string) => `${FOLDER}/${name}`;
const A = path('a.json');
const B = path('b.json');

/** Earlier runs, from the oldest to the newest. */
const history = (...steps: readonly Step[]): History => ({
  kind: 'notes',
  notes: steps.map((step, index) => noteOf(index + 1, { manifest: A, ...step })).toReversed(),
});

async function noted(facts: Partial<NoteFacts>, more: Partial<Order> = {}) {
  const git = createGit();
  const sha = commit(git, { 'a.json': { 11: 1 } });
  const pull = more.event === 'pull_request' ? { number: 7, head: sha, base: sha } : undefined;
  const job = await jobAt(git, sha, { ...more, ...(pull ? { pull } : {}) });
  return newNote(job, {
    history: history(),
    plan: EMPTY_PLAN,
    range: { base: undefined, baseCommit: undefined, known: [] },
    undone: [],
    others: [],
    exists: () => true,
    ...facts,
  });
}

const leaving = (reason: 'pull request' | 'manifest'): Plan => ({
  ...EMPTY_PLAN,
  leftToOthers: new Set(['12' as EntryId]),
  leftAlone: [
    { change: { kind: 'delete', id: '12' as EntryId, entry: undefined, reason: 'removed' }, reason },
  ],
});
const preview = (more: Step = {}): Step => ({
  purpose: 'preview',
  pullRequest: 7,
  ...more,
});

describe('what a later run must look for', () => {
  test('the manifests of this commit, of the base, and those that the newest note names', async () => {
    const base = {
      known: [],
      baseCommit: undefined,
      base: { state: { entries: new Map() }, manifests: ['base'], isComplete: true },
    };
    const { scope } = await noted({
      history: history({ scope: { manifests: ['older'] } }, { scope: { manifests: ['noted'] } }),
      others: ['found'],
      range: base,
      exists: (manifest) => manifest !== 'noted',
    });
    expect(scope.manifests).toEqual([A, 'found', 'base', 'noted']);
    expect(scope.gone).toEqual(['noted']);
  });

  test('the manifests of all notes, where the newest one is of the first edition', async () => {
    const { scope } = await noted({ history: history({ manifest: B }, { scope: 'none' }) });
    expect(scope.manifests).toEqual([A, B]);
  });

  test('the previews that may be heard, its own among them', async () => {
    const facts = { history: history(preview({ pullRequest: 8 })) };
    expect((await noted(facts)).scope.previews).toEqual([8]);
    const own = await noted(facts, { event: 'pull_request', mode: 'sync' });
    expect([own.purpose, own.pullRequest, own.scope.previews]).toEqual(['preview', 7, [8, 7]]);
  });
});

describe('whether nothing older matters', () => {
  test.each<[title: string, facts: Partial<NoteFacts>, clean: boolean]>([
    ['a sync that left nothing', {}, true],
    ['it left something to another manifest', { plan: leaving('manifest') }, false],
    ['it left something to a pull request', { plan: leaving('pull request') }, false],
    ['a preview may be heard', { history: history(preview()) }, false],
  ])('%s', async (_title, facts, clean) => {
    expect((await noted(facts)).scope.clean).toBe(clean);
  });

  test('an undo', async () => {
    expect((await noted({}, { event: 'schedule', mode: 'cleanup' })).scope.clean).toBe(false);
  });
});

describe('whose previews an undo takes back', () => {
  const undo = { event: 'schedule', mode: 'cleanup' } as const;
  const undoOf = (more: Step = {}): Step => ({
    purpose: 'undo',
    manifest: B,
    ...more,
    scope: { undone: [7] },
  });

  test.each<[title: string, facts: Partial<NoteFacts>, undone: number[], finished: number[]]>([
    ['its own manifest was the only one', { history: history(preview()) }, [7], [7]],
    [
      'another manifest was previewed, too',
      { history: history(preview(), preview({ manifest: B })) },
      [7],
      [],
    ],
    [
      'that one was undone before',
      { history: history(preview(), preview({ manifest: B }), undoOf()) },
      [7],
      [7],
    ],
    [
      'that one was undone, and previewed again',
      { history: history(preview(), undoOf(), preview({ manifest: B })) },
      [7],
      [],
    ],
    [
      'its undo failed',
      { history: history(preview(), preview({ manifest: B }), undoOf({ end: { at: 1, succeeded: false } })) },
      [7],
      [],
    ],
    [
      'that one is gone',
      {
        history: history(preview(), preview({ manifest: B })),
        exists: (manifest: string) => manifest !== B,
      },
      [7],
      [7],
    ],
    [
      'something was left to another open pull request: it must be looked at again',
      { history: history(preview()), plan: leaving('pull request') },
      [],
      [],
    ],
    [
      'something was left to another manifest: its sync may never come',
      { history: history(preview()), plan: leaving('manifest') },
      [],
      [],
    ],
  ])('%s', async (_title, facts, undone, finished) => {
    const { scope } = await noted({ ...facts, undone: [7] }, undo);
    expect([scope.undone, scope.finished]).toEqual([undone, finished]);
  });

  test('not one that another manifest must bring back', async () => {
    const [entry] = state({ 12: 'a' }).entries.values();
    const change = { kind: 'replace', id: '12', entry, reason: 'changed' } as Replacement;
    const plan: Plan = { ...EMPTY_PLAN, leftAlone: [{ change, reason: 'manifest', owner: B }] };
    const { scope } = await noted({ history: history(preview()), plan, undone: [7] }, undo);
    expect([scope.undone, scope.finished]).toEqual([[], []]);
  });

  describe('where "files" kept it from replacing entry 12 with audio a', () => {
    const [entry] = state({ 12: 'a' }).entries.values();
    const change = { kind: 'replace', id: '12', entry, reason: 'changed' } as Replacement;
    const plan: Plan = { ...EMPTY_PLAN, leftAlone: [{ change, reason: 'outside files' }] };

    test.each<[title: string, steps: readonly Step[], undone: number[]]>([
      ['the preview gave it other audio', [previewOf(7, { 12: 'b' })], []],
      ['the preview may have done so', [previewOf(7, { 12: 'b' }, {}, { leftToOthers: 'unknown' })], []],
      ['the preview left it alone, too', [previewOf(7, { 12: 'b' }, {}, { leftToOthers: [12] })], [7]],
      ['the preview gave it the same audio', [previewOf(7, { 12: 'a' })], [7]],
      ['another preview gave it other audio', [previewOf(8, { 12: 'b' })], [7]],
      ['only the branch differs', [sync({ 12: 'b' }), previewOf(7, { 11: 'a' })], [7]],
    ])('%s', async (_title, steps, undone) => {
      const range = { base: undefined, baseCommit: undefined, known: runs(...steps) };
      const note = await noted({ history: history(preview()), plan, range, undone: [7] }, undo);
      expect([note.scope.undone, note.scope.finished]).toEqual([undone, undone]);
      expect([...note.leftToOthers]).toEqual(['12']);
    });
  });
});

test('what "files" kept from being sent is not left to others by a sync: later runs leave it alone', async () => {
  const [entry] = state({ 12: 'a' }).entries.values();
  const change = { kind: 'replace', id: '12', entry, reason: 'changed' } as Replacement;
  const plan: Plan = { ...EMPTY_PLAN, leftAlone: [{ change, reason: 'outside files' }] };
  expect([...(await noted({ plan })).leftToOthers]).toEqual([]);
  const preview = await noted({ plan }, { event: 'pull_request', mode: 'sync' });
  expect([...preview.leftToOthers]).toEqual(['12']);
});
