import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { EntryId } from '../../src/lib/ids.ts';
import type { Known } from '../../src/plan/ownership.ts';
import type { Plan, PlanFacts } from '../../src/plan/plan.ts';
import { stateOf } from '../../src/plan/state.ts';
import { type Audio, failed, preview, runs, type Step, state, sync, undo } from '../support/notes.ts';
import { idsIn, leftIn, neighbours, OTHER, planOf, short } from './plans.ts';

describe('what a sync replaces, deletes and keeps', () => {
  test.each<[title: string, steps: Step[], to: Audio, replace: string[], remove: string[], keep: number]>([
    ['nothing known: all is sent, nothing deleted', [], { 1: 'a', 2: 'b' }, ['1', '2'], [], 0],
    ['an empty manifest before: all is sent', [sync({})], { 1: 'a' }, ['1'], [], 0],
    ['nothing changed', [sync({ 1: 'a' })], { 1: 'a' }, [], [], 1],
    ['one file changed', [sync({ 1: 'a', 2: 'b' })], { 1: 'x', 2: 'b' }, ['1'], [], 1],
    ['one entry added', [sync({ 1: 'a' })], { 1: 'a', 2: 'b' }, ['2'], [], 1],
    ['one entry removed', [sync({ 1: 'a', 2: 'b' })], { 1: 'a' }, [], ['2'], 1],
    ['all entries removed', [sync({ 1: 'a', 2: 'b' })], {}, [], ['1', '2'], 0],
    ['two entries swap their files', [sync({ 1: 'a', 2: 'b' })], { 1: 'b', 2: 'a' }, ['1', '2'], [], 0],
    ['sorted as numbers', [], { 10: 'a', 9: 'b', 100: 'c' }, ['9', '10', '100'], [], 0],
    [
      'back to what was there before a sync that failed: sent again',
      [sync({ 1: 'a' }), failed({ 1: 'b' })],
      { 1: 'a' },
      ['1'],
      [],
      0,
    ],
    [
      'a sync that failed has the audio already: sent again, as it may not have come to it',
      [sync({ 1: 'a' }), failed({ 1: 'b' })],
      { 1: 'b' },
      ['1'],
      [],
      0,
    ],
    ['tried again and again, unchanged', [sync({ 1: 'a' }), failed({ 1: 'a' })], { 1: 'a' }, [], [], 1],
    [
      'a sync that failed did not name it, so it may be gone: sent',
      [sync({ 1: 'a' }), failed({})],
      { 1: 'a' },
      ['1'],
      [],
      0,
    ],
    [
      'what only a sync that failed had added is deleted',
      [sync({ 1: 'a' }), failed({ 1: 'a', 2: 'b' })],
      { 1: 'a' },
      [],
      ['2'],
      1,
    ],
    [
      'what was deleted long ago is not deleted again',
      [sync({ 1: 'a', 2: 'b' }), sync({ 1: 'a' }), sync({ 1: 'a' })],
      { 1: 'a' },
      [],
      [],
      1,
    ],
    [
      'what a preview played is replaced, and what it added is not a sync’s to delete',
      [sync({ 1: 'a' }), preview(7, { 1: 'x', 3: 'c' }, { 1: 'a' })],
      { 1: 'a' },
      ['1'],
      [],
      0,
    ],
    [
      'what an undo put back is kept',
      [sync({ 1: 'a' }), preview(7, { 1: 'x' }, { 1: 'a' }), undo([7], { 1: 'a' })],
      { 1: 'a' },
      [],
      [],
      1,
    ],
  ])('%s', (_title, steps, to, replace, remove, keep) => {
    expect(short(planOf(runs(...steps), to))).toEqual({ replace, delete: remove, keep });
  });

  test('an entry without a file is refused, even if it had none before', () => {
    const entries = [...state({ 1: 'a' }).entries.values()].map((entry) => ({ ...entry, blob: undefined }));
    expect(() => planOf(runs(sync({ 1: 'a' })), {}, { to: stateOf(entries) })).toThrow(
      'must be refused before planning',
    );
  });

  test('an entry whose file was missing before is sent', () => {
    const [known] = runs(sync({ 1: 'a' }));
    if (!known) throw new Error('there is no run');
    const entries = [...known.state.entries.values()].map((entry) => ({ ...entry, blob: undefined }));
    const lacking = [{ ...known, state: stateOf(entries) }];
    expect(short(planOf(lacking, { 1: 'a' })).replace).toEqual(['1']);
    expect(short(planOf(lacking, {})).delete).toEqual(['1']);
  });

  test('full sends what did not change as well, and deletes nothing more', () => {
    const plan = planOf(runs(sync({ 1: 'a', 2: 'b', 3: 'c' })), { 1: 'a', 2: 'x', 4: 'd' }, { full: true });
    expect(plan.replace.map(({ id, reason }) => [id, reason])).toEqual([
      ['1', 'full'],
      ['2', 'changed'],
      ['4', 'added'],
    ]);
    expect(idsIn(plan.delete)).toEqual(['3']);
  });

  test('where something that may be in the cache cannot be found out, all is sent', () => {
    const plan = planOf(runs(sync({ 1: 'a', 2: 'b' })), { 1: 'a' }, { isUncertain: true });
    expect(short(plan)).toEqual({ replace: ['1'], delete: ['2'], keep: 0 });
  });

  test('an id that moves to another file name with the same audio is kept', () => {
    const to = state({ 7: 'a' }, () => 'new.wav');
    expect(short(planOf(runs(sync({ 7: 'a' })), {}, { to }))).toEqual({ replace: [], delete: [], keep: 1 });
  });
});

describe('what is left to others', () => {
  const before = runs(sync({ 1: 'a', 2: 'b' }));

  test.each<
    [
      title: string,
      known: Known[],
      to: Audio,
      more: Partial<PlanFacts>,
      replace: string[],
      remove: string[],
      left: string[],
    ]
  >([
    [
      'a sync does not delete what another manifest of the agent names',
      before,
      { 1: 'a' },
      { neighbours: neighbours({ 2: OTHER }) },
      [],
      [],
      [`delete 2: manifest ${OTHER}`],
    ],
    [
      'nor anything while another manifest of the agent cannot be read',
      before,
      { 1: 'a' },
      { neighbours: { ...neighbours({}), unreadable: OTHER } },
      [],
      [],
      [`delete 2: unreadable manifest ${OTHER}`],
    ],
    [
      'but what an open pull request only names, the branch may remove',
      before,
      { 1: 'a' },
      { neighbours: { ...neighbours({}), previewed: new Map([['2' as EntryId, 8]]) } },
      [],
      ['2'],
      [],
    ],
    [
      'an undo does not delete what another open pull request names, changed or not',
      runs(sync({ 1: 'a' }), preview(7, { 1: 'a', 3: 'c' }, { 1: 'a' })),
      { 1: 'a' },
      {
        purpose: 'undo',
        deletes: new Set([7]),
        neighbours: { ...neighbours({}), previewed: new Map([['3' as EntryId, 8]]) },
      },
      [],
      [],
      ['delete 3: pull request 8'],
    ],
    [
      'nor what the preview of an open pull request changes',
      before,
      { 1: 'a' },
      { neighbours: neighbours({}, { 2: 8 }) },
      [],
      [],
      ['delete 2: pull request 8'],
    ],
    [
      'but it replaces what that changes: the branch comes first',
      before,
      { 1: 'x', 2: 'b' },
      { neighbours: neighbours({}, { 1: 8 }) },
      ['1'],
      [],
      [],
    ],
    [
      'a preview replaces what its pull request changes, though another changes it, too',
      before,
      { 1: 'x', 2: 'b' },
      { purpose: 'preview', base: state({ 1: 'a', 2: 'b' }), neighbours: neighbours({}, { 1: 8 }) },
      ['1'],
      [],
      [],
    ],
    [
      'a preview leaves what it does not change to the pull request that does',
      runs(sync({ 1: 'a', 2: 'b' }), preview(8, { 1: 'y', 2: 'b' }, { 1: 'a', 2: 'b' })),
      { 1: 'a', 2: 'x' },
      { purpose: 'preview', base: state({ 1: 'a', 2: 'b' }), neighbours: neighbours({}, { 1: 8 }) },
      ['2'],
      [],
      ['replace 1: pull request 8'],
    ],
    [
      'and gives back what a pull request changed that is closed',
      runs(sync({ 1: 'a', 2: 'b' }), preview(8, { 1: 'y', 2: 'b' }, { 1: 'a', 2: 'b' })),
      { 1: 'a', 2: 'x' },
      { purpose: 'preview', base: state({ 1: 'a', 2: 'b' }) },
      ['1', '2'],
      [],
      [],
    ],
    [
      'an undo gives back what its previews took, and deletes what they added',
      runs(sync({ 1: 'a' }), preview(7, { 1: 'x', 3: 'c' }, { 1: 'a' })),
      { 1: 'a' },
      { purpose: 'undo', deletes: new Set([7]) },
      ['1'],
      ['3'],
      [],
    ],
    [
      'an undo leaves what another open pull request changes',
      runs(
        sync({ 1: 'a' }),
        preview(7, { 1: 'x', 3: 'c' }, { 1: 'a' }),
        preview(8, { 1: 'y', 3: 'z' }, { 1: 'a' }),
      ),
      { 1: 'a' },
      { purpose: 'undo', deletes: new Set([7]), neighbours: neighbours({}, { 1: 8, 3: 8 }) },
      [],
      [],
      ['replace 1: pull request 8', 'delete 3: pull request 8'],
    ],
    [
      'an undo does not delete what the branch removed: that is the next sync’s',
      runs(sync({ 1: 'a', 2: 'b' }), preview(7, { 1: 'a', 2: 'b', 3: 'c' }, { 1: 'a', 2: 'b' })),
      { 1: 'a' },
      { purpose: 'undo', deletes: new Set([7]) },
      [],
      ['3'],
      [],
    ],
  ])('%s', (_title, known, to, more, replace, remove, left) => {
    const plan = planOf(known, to, more);
    expect([idsIn(plan.replace), idsIn(plan.delete), leftIn(plan)]).toEqual([replace, remove, left]);
  });

  test('a preview whose base is gone leaves nothing: it is not known what it changes', () => {
    const plan = planOf(before, { 1: 'x' }, { purpose: 'preview', neighbours: neighbours({}, { 1: 8 }) });
    expect([idsIn(plan.replace), leftIn(plan)]).toEqual([['1'], []]);
  });

  test('a sync leaves no replacement to a pull request, whatever it is compared with', () => {
    const base = state({ 1: 'x' });
    const plan = planOf(before, { 1: 'x' }, { base, neighbours: neighbours({}, { 1: 8 }) });
    expect([idsIn(plan.replace), leftIn(plan)]).toEqual([['1'], []]);
  });

  test('what is left alone is not kept', () => {
    const known = runs(sync({ 1: 'a', 2: 'b' }), preview(7, { 1: 'x' }, { 1: 'a' }));
    const facts = { purpose: 'undo', deletes: new Set([7]), neighbours: neighbours({}, { 1: 8 }) } as const;
    const plan = planOf(known, { 1: 'a', 2: 'b' }, facts);
    expect([plan.keep, leftIn(plan)]).toEqual([1, ['replace 1: pull request 8']]);
  });

  test('an entry that any earlier commit named has changed; one that none did is new', () => {
    const { replace } = planOf(runs(sync({ 1: 'a' }), sync({ 1: 'a', 2: 'b' })), { 2: 'x', 3: 'c' });
    expect(replace.map(({ id, reason }) => `${id} ${reason}`)).toEqual(['2 changed', '3 added']);
  });

  test('a success says nothing of what it left, even where nothing differed', () => {
    const facts = { purpose: 'preview', base: state({ 1: 'a', 2: 'b' }) } as const;
    const plan = planOf(before, { 1: 'a', 2: 'x' }, { ...facts, neighbours: neighbours({}, { 1: 8, 2: 8 }) });
    expect([...plan.leftToOthers]).toEqual(['1']);
    expect(leftIn(plan)).toEqual([]);
  });

  test('the branch owns what it removes and what it left, too: of that, deletions are a share', () => {
    const plan = planOf(before, { 1: 'a' }, { neighbours: neighbours({ 2: OTHER }) });
    expect([...plan.owned]).toEqual(['1', '2']);
    expect([...plan.leftToOthers]).toEqual(['2']);
  });
});

describe('properties', () => {
  const id = fc.integer({ min: 1, max: 12 }).map(String);
  const audio = fc.dictionary(id, fc.constantFrom('a', 'b', 'c', 'd'), { maxKeys: 12 });
  const settings = { seed: 20_261_121, numRuns: 1_000 };

  /** What a cache holds after a plan: only ids that it holds can be replaced; here the added ones appear. */
  function applied(before: Audio, plan: Plan): Audio {
    const after: Record<string, string> = { ...before };
    for (const { id, entry } of plan.replace) after[id] = entry.blob;
    for (const { id } of plan.delete) delete after[id];
    return after;
  }

  /** What the cache may really hold after a success and failures: each of them may have come to each entry, or not. */
  const failures = fc
    .record({
      first: audio,
      tries: fc.array(audio, { maxLength: 3 }),
      reached: fc.array(fc.boolean(), { minLength: 48, maxLength: 48 }),
    })
    .map(({ first, tries, reached }) => {
      const real: Record<string, string> = { ...first };
      const seen = new Set(Object.keys(first));
      for (const [index, tried] of tries.entries()) {
        for (const key of Object.keys(tried)) seen.add(key);
        for (const key of seen) {
          if (!reached[index * 12 + Number(key) - 1]) continue;
          const wanted = tried[key];
          if (wanted === undefined) delete real[key];
          else real[key] = wanted;
        }
      }
      return { real, known: runs(sync(first), ...tries.map((tried) => failed(tried))) };
    });

  test('applying the plan from a to b to a gives b', () => {
    fc.assert(
      fc.property(audio, audio, (a, b) => {
        expect(applied(a, planOf(runs(sync(a)), b))).toEqual(b);
      }),
      settings,
    );
  });

  test('however far those came that failed, the plan makes the cache hold what it should', () => {
    fc.assert(
      fc.property(failures, audio, ({ real, known }, b) => {
        expect(applied(real, planOf(known, b))).toEqual(b);
      }),
      settings,
    );
  });

  test('the plan from a to a is empty', () => {
    fc.assert(
      fc.property(audio, (a) => {
        expect(short(planOf(runs(sync(a)), a))).toEqual({
          replace: [],
          delete: [],
          keep: Object.keys(a).length,
        });
      }),
      settings,
    );
  });

  test('the order of the files in the manifests changes nothing', () => {
    const shuffled = (a: Audio, seed: number) =>
      stateOf(
        [...state(a).entries.values()].toSorted(
          (one, two) => ((Number(one.id) * seed) % 13) - ((Number(two.id) * seed) % 13),
        ),
      );
    fc.assert(
      fc.property(audio, audio, fc.integer({ min: 2, max: 12 }), (a, b, seed) => {
        const known = runs(sync(a)).map((each) => ({ ...each, state: shuffled(a, seed) }));
        expect(short(planOf(known, {}, { to: shuffled(b, seed) }))).toEqual(short(planOf(runs(sync(a)), b)));
      }),
      settings,
    );
  });

  test('renaming files never deletes and never sends', () => {
    fc.assert(
      fc.property(audio, fc.string(), (a, suffix) => {
        const to = state(a, (each) => `${suffix}${each}.wav`);
        expect(short(planOf(runs(sync(a)), {}, { to }))).toEqual({
          replace: [],
          delete: [],
          keep: Object.keys(a).length,
        });
      }),
      settings,
    );
  });

  test('no id is both replaced and deleted, and every id of both states is accounted for', () => {
    fc.assert(
      fc.property(audio, audio, fc.boolean(), (a, b, full) => {
        const plan = planOf(runs(sync(a)), b, { full });
        const changed = [...idsIn(plan.replace), ...idsIn(plan.delete)];
        expect(new Set(changed).size).toBe(changed.length);
        expect(changed.length + plan.keep).toBe(new Set([...Object.keys(a), ...Object.keys(b)]).size);
      }),
      settings,
    );
  });

  const over = fc.option(audio, { nil: undefined });
  const step = fc.oneof(
    audio.map((a) => sync(a)),
    audio.map((a) => failed(a)),
    audio.map((a) => sync(a, { manifest: OTHER })),
    audio.map((a) => failed(a, { purpose: 'unknown', scope: 'none' })),
    fc.tuple(fc.constantFrom(7, 8), audio, over).map(([pull, a, base]) => preview(pull, a, base)),
    fc.tuple(fc.constantFrom(7, 8), audio).map(([pull, a]) => undo([pull], a)),
  );
  const owners = fc.record({
    manifests: fc.dictionary(id, fc.constant(OTHER), { maxKeys: 4 }),
    previews: fc.dictionary(id, fc.constantFrom(8, 9), { maxKeys: 4 }),
  });
  const deletes = fc.constantFrom<PlanFacts['deletes']>('branch', new Set([7]), new Set([7, 8]));

  test('nothing is deleted that somebody names, or that nobody ever had, whatever the record says', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), audio, owners, deletes, (steps, b, wanted, from) => {
        const known = runs(...steps);
        const facts = { deletes: from, purpose: from === 'branch' ? 'sync' : 'undo' } as const;
        const plan = planOf(known, b, {
          ...facts,
          neighbours: neighbours(wanted.manifests, wanted.previews),
        });
        const named = new Set([b, wanted.manifests, wanted.previews].flatMap((each) => Object.keys(each)));
        const had = new Set(known.flatMap((each) => [...each.state.entries.keys()]));
        expect(plan.delete.filter((each) => named.has(each.id) || !had.has(each.id))).toEqual([]);
      }),
      settings,
    );
  });
});
