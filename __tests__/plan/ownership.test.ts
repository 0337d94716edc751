import { describe, expect, test } from '@jest/globals';
import type { BlobId } from '../../src/lib/ids.ts';
import { MAX_JOB_DURATION } from '../../src/plan/note.ts';
import { branchState, claimsOf, contestedBy, isCertain, ownedBy } from '../../src/plan/ownership.ts';
import {
  type Audio,
  failed,
  ids,
  MAIN,
  MANIFEST,
  preview,
  runs,
  SECOND,
  type Step,
  state,
  sync,
  undo,
} from '../support/notes.ts';

const OTHER = 'audio/other.json';
const DEVELOP = 'refs/heads/develop';
const FAILED: Step = { end: { at: undefined, succeeded: false } };

describe('whether callers certainly hear audio a at entry 1', () => {
  const [id] = ids(1);
  const entry = state({ 1: 'a' }).entries.get(id as never);
  const NOON = 100 * MAX_JOB_DURATION;
  /** A run from so many seconds before noon, or after it, that ended so many seconds from noon, or never recorded its end. */
  const at = (began: number, ended: number | undefined): Step => ({
    began: NOON + began * SECOND,
    end: {
      at: ended === undefined ? undefined : NOON + ended * SECOND,
      succeeded: ended !== undefined,
    },
  });
  const noon = at(0, 5);
  const hours = MAX_JOB_DURATION / SECOND;

  test.each<[title: string, steps: Step[], certain: boolean]>([
    ['no: nothing is known', [], false],
    ['no: nothing ever named it', [sync({ 2: 'a' })], false],
    ['the newest sync put it there', [sync({ 1: 'a' })], true],
    ['no: it put other audio there', [sync({ 1: 'b' })], false],
    ['no: it only tried to', [failed({ 1: 'a' })], false],
    ['whatever there was before', [sync({ 1: 'b' }), sync({ 1: 'a' })], true],
    ['no: other audio was tried since', [sync({ 1: 'a' }), failed({ 1: 'b' })], false],
    ['the same was tried since', [sync({ 1: 'a' }), failed({ 1: 'a' })], true],
    [
      'no: other audio was tried between the same',
      [sync({ 1: 'a' }), failed({ 1: 'b' }), failed({ 1: 'a' })],
      false,
    ],
    ['no: a sync that failed may have deleted it', [sync({ 1: 'a' }), failed({})], false],
    ['no: an undo that failed may have', [sync({ 1: 'a' }), failed({}, { purpose: 'undo' })], false],
    ['another manifest does not delete it', [sync({ 1: 'a' }), failed({}, { manifest: OTHER })], true],
    [
      'no: a sync may have deleted what a manifest named that was gone by then',
      [
        sync({ 1: 'a' }, { manifest: OTHER }),
        failed({}, { scope: { manifests: [MANIFEST, OTHER], gone: [OTHER] } }),
      ],
      false,
    ],
    [
      'unless another manifest, which is there, took it over from that one',
      [
        sync({ 1: 'b' }, { manifest: 'audio/gone.json' }),
        sync({ 1: 'a' }, { manifest: OTHER, scope: { manifests: [OTHER] } }),
        failed({}, { scope: { manifests: [MANIFEST, OTHER, 'audio/gone.json'], gone: ['audio/gone.json'] } }),
      ],
      true,
    ],
    ['a preview does not delete', [sync({ 1: 'a' }), preview(7, {}, {})], true],
    ['a preview put it there', [sync({ 1: 'b' }), preview(7, { 1: 'a' }, { 1: 'b' })], true],
    ['no: a preview has other audio', [sync({ 1: 'a' }), preview(7, { 1: 'b' }, { 1: 'a' })], false],
    [
      'a run that left it to somebody did not touch it',
      [sync({ 1: 'a' }), sync({ 1: 'b' }, { leftToOthers: [1] })],
      true,
    ],
    [
      'no: a run that left it to somebody says nothing of it',
      [sync({ 1: 'a' }, { leftToOthers: [1] })],
      false,
    ],
    [
      'no: a run that left too much to note says nothing of anything',
      [sync({ 1: 'a' }, { leftToOthers: 'unknown' })],
      false,
    ],
    [
      'no: and it may have put other audio there',
      [sync({ 1: 'a' }), sync({ 1: 'b' }, { leftToOthers: 'unknown' })],
      false,
    ],
    [
      'a note that cannot be read agrees',
      [sync({ 1: 'a' }), failed({ 1: 'a' }, { purpose: 'unknown' })],
      true,
    ],
    [
      'no: a note that cannot be read has other audio',
      [sync({ 1: 'a' }), failed({ 1: 'b' }, { purpose: 'unknown' })],
      false,
    ],
    [
      'no: a note that cannot be read may be of a run that deleted it, of whatever manifest',
      [sync({ 1: 'a' }, { manifest: OTHER }), failed({}, { purpose: 'unknown' })],
      false,
    ],
    [
      'an older run ended before the sync began',
      [sync({ 1: 'b' }, at(-10, -1)), sync({ 1: 'a' }, noon)],
      true,
    ],
    [
      'no: an older run ended in the second in which it began',
      [sync({ 1: 'b' }, at(-10, 0)), sync({ 1: 'a' }, noon)],
      false,
    ],
    [
      'no: a preview ended in the second in which it began',
      [preview(7, { 1: 'b' }, { 1: 'c' }, at(-10, 0)), sync({ 1: 'a' }, noon)],
      false,
    ],
    [
      'an older run with the same audio may end when it likes',
      [sync({ 1: 'a' }, at(-10, 9)), sync({ 1: 'a' }, noon)],
      true,
    ],
    [
      'an older run that left it to somebody may, too',
      [sync({ 1: 'b' }, { ...at(-10, 9), leftToOthers: [1] }), sync({ 1: 'a' }, noon)],
      true,
    ],
    [
      'no: an older run that was killed may still have written',
      [sync({ 1: 'b' }, at(-hours, undefined)), sync({ 1: 'a' }, noon)],
      false,
    ],
    [
      'an older run that was killed is over after the longest job',
      [sync({ 1: 'b' }, at(-hours - 1, undefined)), sync({ 1: 'a' }, noon)],
      true,
    ],
  ])('%s', (_title, steps, certain) => {
    if (!entry) throw new Error('the entry is missing');
    expect(isCertain(entry, runs(...steps))).toBe(certain);
  });
});

describe('what previews of open pull requests claim', () => {
  const everybody = () => true;
  const nobody = () => false;
  const base: Audio = { 1: 'a', 2: 'a' };

  test.each<
    [
      title: string,
      steps: Step[],
      isOpen: (pullRequest: number) => boolean,
      claims: [id: string, pullRequest: number][],
    ]
  >([
    [
      'what they add or change, not what they have from their base',
      [preview(7, { 1: 'a', 2: 'x', 3: 'c' }, base)],
      everybody,
      [
        ['2', 7],
        ['3', 7],
      ],
    ],
    ['nothing that they only remove', [preview(7, { 1: 'a' }, base)], everybody, []],
    ['nothing once they are closed', [preview(7, { 3: 'c' }, base)], nobody, []],
    [
      'what the newest preview of each says',
      [preview(7, { 3: 'c' }, base), preview(8, { 5: 'e' }, base), preview(7, { 4: 'd' }, base)],
      everybody,
      [
        ['4', 7],
        ['5', 8],
      ],
    ],
    ['even if that failed', [preview(7, {}, {}), preview(7, { 3: 'c' }, {}, FAILED)], everybody, [['3', 7]]],
    ['nothing that was taken back', [preview(7, { 3: 'c' }, base), undo([7], base)], everybody, []],
    [
      'what could not be taken back',
      [preview(7, { 3: 'c' }, base), undo([7], base, FAILED)],
      everybody,
      [['3', 7]],
    ],
    [
      'everything that they name, where it is no longer known what they were based on',
      [preview(7, { 1: 'a', 2: 'x' })],
      everybody,
      [
        ['1', 7],
        ['2', 7],
      ],
    ],
    ['nothing, where there were only syncs', [sync({ 1: 'a' })], everybody, []],
  ])('%s', (_title, steps, isOpen, claims) => {
    expect([...claimsOf(runs(...steps), isOpen).previews].toSorted()).toEqual(claims);
  });

  test('an open pull request names all that its newest preview does, changed or not', () => {
    const steps = [preview(8, { 1: 'a', 2: 'b', 3: 'c' }, base), preview(8, { 1: 'a', 2: 'x' }, base)];
    const { previews, previewed } = claimsOf(runs(...steps), everybody);
    expect([[...previews.keys()], [...previewed.keys()]]).toEqual([ids(2), ids(1, 2)]);
  });

  test('two open pull requests contest an entry that both change: to other audio, or to the same', () => {
    const claims = new Map(ids(1, 2, 3, 4).map((id) => [id, 8]));
    const to = state({ 1: 'a', 2: 'x', 3: 'c', 5: 'e' });
    expect(contestedBy(to, state(base), claims)).toEqual(new Map([[8, ids(2, 3)]]));
    expect(contestedBy(to, undefined, claims)).toEqual(new Map([[8, ids(1, 2, 3)]]));
    expect(contestedBy(to, state(base), new Map()).size).toBe(0);
  });
});

describe('what may be deleted', () => {
  interface Given {
    readonly undone?: readonly number[];
    readonly ref?: string | undefined;
    /** Manifests that the commit to sync to has next to its own. */
    readonly others?: readonly string[];
  }

  const owned = (steps: Step[], { undone = [], ref = MAIN, others = [] }: Given = {}) => {
    const exists = (path: string) => path === MANIFEST || others.includes(path);
    const { branch, previews } = ownedBy(runs(...steps), {
      manifest: MANIFEST,
      ref,
      exists,
      undone: new Set(undone),
    });
    return `branch [${[...branch.keys()].toSorted().join(' ')}] previews [${[...previews.keys()].toSorted().join(' ')}]`;
  };

  test.each<[title: string, steps: Step[], owns: string]>([
    ['nothing at first', [], 'branch [] previews []'],
    ['what a sync named', [sync({ 1: 'a' })], 'branch [1] previews []'],
    ['what a sync that failed named', [failed({ 1: 'a' })], 'branch [1] previews []'],
    ['what an undo put back', [undo([7], { 1: 'a' })], 'branch [1] previews []'],
    [
      'what an older sync named, where every one since has failed',
      [sync({ 1: 'a', 2: 'b' }), failed({ 1: 'a' })],
      'branch [1 2] previews []',
    ],
    [
      'not what a later sync has deleted',
      [sync({ 1: 'a', 2: 'b' }), sync({ 1: 'a' })],
      'branch [1] previews []',
    ],
    [
      'what a later sync left to somebody',
      [sync({ 1: 'a', 2: 'b' }), sync({ 1: 'a' }, { leftToOthers: [2] })],
      'branch [1 2] previews []',
    ],
    [
      'what a later sync may have left: it was too much to note',
      [sync({ 2: 'b' }), sync({}, { leftToOthers: 'unknown' })],
      'branch [2] previews []',
    ],
    [
      'what a run that overlaps a later sync may have put there after that had deleted it',
      [sync({ 2: 'b' }, { began: 0, end: { at: 50 * SECOND, succeeded: true } }), sync({}, { began: 0 })],
      'branch [2] previews []',
    ],
    [
      'what was added again after it was deleted',
      [sync({ 2: 'b' }), sync({}), sync({ 2: 'b' })],
      'branch [2] previews []',
    ],
    [
      'what an undo does not name: it deletes nothing of the branch',
      [sync({ 2: 'b' }), undo([7], {})],
      'branch [2] previews []',
    ],
    [
      'nothing of a note that cannot be read',
      [failed({ 1: 'a' }, { purpose: 'unknown' })],
      'branch [] previews []',
    ],
  ])('a sync owns %s', (_title, steps, owns) => {
    expect(owned(steps)).toBe(owns);
  });

  test.each<[title: string, steps: Step[], given: Given, owns: string]>([
    [
      'another manifest that is there owns what it named',
      [sync({ 1: 'a' }, { manifest: OTHER })],
      { others: [OTHER] },
      'branch [] previews []',
    ],
    [
      'another manifest that was renamed or removed hands over what it named',
      [sync({ 1: 'a' }, { manifest: OTHER })],
      {},
      'branch [1] previews []',
    ],
    [
      'what a sync that knew it gone has deleted is not handed over again',
      [
        sync({ 1: 'a' }, { manifest: OTHER }),
        sync({}, { scope: { manifests: [MANIFEST, OTHER], gone: [OTHER] } }),
      ],
      {},
      'branch [] previews []',
    ],
    [
      'what another manifest took over since is not this one’s any more',
      [sync({ 1: 'a' }), sync({ 1: 'a' }, { manifest: OTHER, scope: { manifests: [MANIFEST, OTHER] } })],
      { others: [OTHER] },
      'branch [] previews []',
    ],
    [
      'unless that failed',
      [sync({ 1: 'a' }), failed({ 1: 'a' }, { manifest: OTHER, scope: { manifests: [MANIFEST, OTHER] } })],
      { others: [OTHER] },
      'branch [1] previews []',
    ],
    [
      'a sync that found it there has decided nothing about it',
      [sync({ 1: 'a' }, { manifest: OTHER }), sync({}, { scope: { manifests: [MANIFEST, OTHER] } })],
      {},
      'branch [1] previews []',
    ],
  ])('%s', (_title, steps, given, owns) => {
    expect(owned(steps, given)).toBe(owns);
  });

  const added = preview(7, { 1: 'a', 3: 'c' }, { 1: 'a', 2: 'b' });
  test.each<[title: string, steps: Step[], given: Given, owns: string]>([
    [
      'the branch owns what a preview had from its base: a sync that had nothing to do left no note',
      [added],
      {},
      'branch [1] previews []',
    ],
    ['an undo owns what its previews added', [added], { undone: [7] }, 'branch [1] previews [3]'],
    [
      'but not what its preview left alone: that was never sent',
      [preview(7, { 3: 'c', 4: 'd' }, {}, { leftToOthers: [3] })],
      { undone: [7] },
      'branch [] previews [4]',
    ],
    [
      'unless an earlier preview of it had sent that',
      [preview(7, { 3: 'c' }, {}), preview(7, { 3: 'c' }, {}, { leftToOthers: [3] })],
      { undone: [7] },
      'branch [] previews [3]',
    ],
    ['nobody owns what another preview added', [added], { undone: [8] }, 'branch [1] previews []'],
    [
      'what one preview added, and another had from its base, is for both',
      [preview(7, { 3: 'c' }, {}), preview(8, { 3: 'c' }, { 3: 'c' })],
      { undone: [7] },
      'branch [3] previews [3]',
    ],
    [
      'the branch got what one preview added, without a note, where another one had it below, and removes it',
      [preview(7, { 1: 'a', 3: 'c' }, { 1: 'a' }), preview(8, { 1: 'a' }, { 1: 'a', 3: 'c' })],
      {},
      'branch [1 3] previews []',
    ],
    [
      'a preview of which nobody knows what it was laid over added nothing for certain',
      [preview(7, { 1: 'a', 3: 'c' })],
      { undone: [7] },
      'branch [] previews []',
    ],
    [
      'what was taken back already is not taken back again',
      [added, undo([7], { 1: 'a' })],
      { undone: [7] },
      'branch [1] previews []',
    ],
    [
      'what an undo could not take back is',
      [added, undo([7], { 1: 'a' }, FAILED)],
      { undone: [7] },
      'branch [1] previews [3]',
    ],
    [
      'and what it left to another pull request',
      [added, undo([7], { 1: 'a' }, { leftToOthers: [3] })],
      { undone: [7] },
      'branch [1] previews [3]',
    ],
    [
      'what a sync took over, the branch owns from then on',
      [preview(7, { 3: 'c' }, {}), sync({ 3: 'c' }, { manifest: OTHER })],
      { undone: [7], others: [OTHER] },
      'branch [] previews []',
    ],
    [
      'a sync does not settle what a preview added',
      [added, sync({ 1: 'a' })],
      { undone: [7] },
      'branch [1] previews [3]',
    ],
  ])('%s', (_title, steps, given, owns) => {
    expect(owned(steps, given)).toBe(owns);
  });

  test.each<[title: string, steps: Step[], ref: string | undefined, owns: string]>([
    [
      'a preview over another branch says nothing of what this one had',
      [preview(7, { 1: 'a' }, { 1: 'a' }, { ref: DEVELOP })],
      MAIN,
      'branch [] previews []',
    ],
    ['nor does its undo', [undo([7], { 1: 'a' }, { ref: DEVELOP })], MAIN, 'branch [] previews []'],
    [
      'a sync of another branch was of this agent all the same: this one has taken over',
      [sync({ 1: 'a' }, { ref: DEVELOP })],
      MAIN,
      'branch [1] previews []',
    ],
    [
      'tags are of any branch',
      [preview(7, { 1: 'a' }, { 1: 'a' }, { ref: DEVELOP })],
      'refs/tags/v2',
      'branch [1] previews []',
    ],
    [
      'the first edition did not say of which branch a preview was',
      [preview(7, { 1: 'a' }, { 1: 'a' }, { ref: undefined })],
      MAIN,
      'branch [1] previews []',
    ],
  ])('%s', (_title, steps, ref, owns) => {
    expect(owned(steps, { ref })).toBe(owns);
  });
});

test.each<[title: string, steps: Step[], named: Record<string, BlobId>]>([
  ['its newest sync said, though it failed', [sync({ 1: 'a' }), failed({ 1: 'b' })], { 1: 'b' as BlobId }],
  ['an undo said', [sync({ 1: 'a' }), undo([7], { 1: 'c' })], { 1: 'c' as BlobId }],
  ['no preview said', [sync({ 1: 'a' }), preview(7, { 1: 'x' }, {})], { 1: 'a' as BlobId }],
  ['no other manifest said', [sync({ 1: 'a' }), sync({ 2: 'b' }, { manifest: OTHER })], { 1: 'a' as BlobId }],
  ['nothing said, at first', [], {}],
])('what the branch had last is what %s', (_title, steps, named) => {
  const { entries } = branchState(runs(...steps), MANIFEST);
  expect(Object.fromEntries([...entries.values()].map(({ id, blob }) => [id, blob]))).toEqual(named);
});
