import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { BlobId, EntryId } from '../../src/lib/ids.ts';
import { type Plan, requestDeletions, restrictFiles, withoutDeletions } from '../../src/plan/plan.ts';
import { type State, stateOf } from '../../src/plan/state.ts';
import { knownOf, planOf } from './plan-facts.ts';

/** `{ 7: 'a' }`: entry 7 has the audio a. The file is named after the id unless a third word says otherwise. */
type Audio = Record<string, string>;

function state(audio: Audio, nameOf = (id: string) => `${id}.wav`): State {
  const entries = Object.entries(audio).map(([id, blob], index) => ({
    id: id as EntryId,
    name: nameOf(id),
    path: `audio/${nameOf(id)}`,
    blob: blob as BlobId,
    line: index + 1,
    column: 1,
    transcript: undefined,
    language: undefined,
  }));
  return stateOf(entries);
}

const ids = (changes: readonly { id: EntryId }[]) => changes.map(({ id }) => String(id));
const short = (plan: Plan) => ({ replace: ids(plan.replace), delete: ids(plan.delete), keep: plan.keep });

describe('what is replaced, deleted and kept', () => {
  test.each<[title: string, from: Audio[], to: Audio, replace: string[], remove: string[], keep: number]>([
    ['nothing known: all is sent, nothing deleted', [], { 1: 'a', 2: 'b' }, ['1', '2'], [], 0],
    ['an empty state before: all is sent', [{}], { 1: 'a' }, ['1'], [], 0],
    ['nothing changed', [{ 1: 'a' }], { 1: 'a' }, [], [], 1],
    ['one file changed', [{ 1: 'a', 2: 'b' }], { 1: 'x', 2: 'b' }, ['1'], [], 1],
    ['one entry added', [{ 1: 'a' }], { 1: 'a', 2: 'b' }, ['2'], [], 1],
    ['one entry removed', [{ 1: 'a', 2: 'b' }], { 1: 'a' }, [], ['2'], 1],
    ['all entries removed', [{ 1: 'a', 2: 'b' }], {}, [], ['1', '2'], 0],
    ['two entries swap their files', [{ 1: 'a', 2: 'b' }], { 1: 'b', 2: 'a' }, ['1', '2'], [], 0],
    ['sorted as numbers', [], { 10: 'a', 9: 'b', 100: 'c' }, ['9', '10', '100'], [], 0],
    ['kept only if every state agrees', [{ 1: 'a' }, { 1: 'b' }], { 1: 'b' }, ['1'], [], 0],
    ['two states that agree', [{ 1: 'a' }, { 1: 'a' }], { 1: 'a' }, [], [], 1],
    ['missing in one state: sent', [{ 1: 'a' }, {}], { 1: 'a' }, ['1'], [], 0],
    ['deleted if any state had it', [{ 1: 'a' }, { 1: 'a', 2: 'b' }, { 1: 'a' }], { 1: 'a' }, [], ['2'], 1],
  ])('%s', (_title, from, to, replace, remove, keep) => {
    expect(
      short(
        planOf(
          from.map((audio) => state(audio)),
          state(to),
          false,
        ),
      ),
    ).toEqual({ replace, delete: remove, keep });
  });

  test('an entry without a file is refused, even if it had none before', () => {
    const lacking = {
      id: '1' as EntryId,
      name: 'a.wav',
      path: 'a.wav',
      blob: undefined,
      line: 1,
      column: 1,
      transcript: undefined,
      language: undefined,
    };
    const state = stateOf([lacking]);
    expect(() => planOf([state], state, false)).toThrow('must be refused before planning');
  });

  test('an entry whose file was missing before is sent', () => {
    const before = stateOf(
      [...state({ 1: 'a' }).entries.values()].map((entry) => ({ ...entry, blob: undefined })),
    );
    expect(short(planOf([before], state({ 1: 'a' }), false)).replace).toEqual(['1']);
    expect(short(planOf([before], state({}), false)).delete).toEqual(['1']);
  });

  test('full sends what did not change as well, and deletes nothing more', () => {
    const plan = planOf([state({ 1: 'a', 2: 'b', 3: 'c' })], state({ 1: 'a', 2: 'x' }), true);
    expect(plan.replace.map(({ id, reason }) => [id, reason])).toEqual([
      ['1', 'full'],
      ['2', 'changed'],
    ]);
    expect(ids(plan.delete)).toEqual(['3']);
  });

  test('an id that moves to another file name with the same audio is kept', () => {
    expect(
      short(
        planOf(
          [state({ 7: 'a' }, () => 'old.wav')],
          state({ 7: 'a' }, () => 'new.wav'),
          false,
        ),
      ),
    ).toEqual({
      replace: [],
      delete: [],
      keep: 1,
    });
  });
});

describe('what a run leaves alone', () => {
  const plan = planOf([state({ 1: 'a', 2: 'b' })], state({ 1: 'x', 3: 'c' }), false);

  test('files outside the patterns', () => {
    const restricted = restrictFiles(plan, (entry) => entry.name !== '3.wav');
    expect(ids(restricted.replace)).toEqual(['1']);
    expect(ids(restricted.delete)).toEqual(['2']);
    expect(restricted.leftAlone.map(({ change, reason }) => [change.id, reason])).toEqual([
      ['3', 'outside files'],
    ]);
  });

  test('deletions when they are off', () => {
    const kept = withoutDeletions(plan, 'delete is off');
    expect(kept.delete).toEqual([]);
    expect(kept.leftAlone.map(({ change, reason }) => [change.id, reason])).toEqual([['2', 'delete is off']]);
  });

  test('ids that the user asks for are deleted all the same, each once', () => {
    const from = [state({ 1: 'a', 2: 'b' })];
    const asked = ['2', '99'] as EntryId[];
    const off = requestDeletions(withoutDeletions(plan, 'delete is off'), asked, knownOf(from));
    expect(off.delete.map(({ id, reason, entry }) => [id, reason, entry?.name])).toEqual([
      ['2', 'requested', '2.wav'],
      ['99', 'requested', undefined],
    ]);
    expect(off.leftAlone).toEqual([]);
    expect(requestDeletions(plan, asked, knownOf(from)).delete.map(({ id, reason }) => [id, reason])).toEqual(
      [
        ['2', 'removed'],
        ['99', 'requested'],
      ],
    );
  });
});

describe('properties', () => {
  const audio = fc.dictionary(
    fc.integer({ min: 1, max: 12 }).map(String),
    fc.constantFrom('a', 'b', 'c', 'd'),
    { maxKeys: 12 },
  );
  const settings = { seed: 20_261_121, numRuns: 1_000 };

  /** What a cache holds after a plan: only ids that it holds can be replaced; here the added ones appear. */
  function applied(before: Audio, plan: Plan): Audio {
    const after = { ...before };
    for (const { id, entry } of plan.replace) after[id] = entry.blob;
    for (const { id } of plan.delete) delete after[id];
    return after;
  }

  test('applying plan(a, b) to a gives b', () => {
    fc.assert(
      fc.property(audio, audio, (a, b) => {
        expect(applied(a, planOf([state(a)], state(b), false))).toEqual(b);
      }),
      settings,
    );
  });

  test('whichever of the states the cache is really in, the plan makes it hold what it should', () => {
    fc.assert(
      fc.property(fc.array(audio, { minLength: 1, maxLength: 4 }), audio, fc.nat(), (states, b, pick) => {
        const real = states[pick % states.length] ?? {};
        expect(
          applied(
            real,
            planOf(
              states.map((each) => state(each)),
              state(b),
              false,
            ),
          ),
        ).toEqual(b);
      }),
      settings,
    );
  });

  test('plan(a, a) is empty', () => {
    fc.assert(
      fc.property(audio, (a) => {
        const plan = planOf([state(a)], state(a), false);
        expect(short(plan)).toEqual({ replace: [], delete: [], keep: Object.keys(a).length });
      }),
      settings,
    );
  });

  test('the order of the files in the manifests changes nothing', () => {
    const shuffled = (entries: State, seed: number) =>
      stateOf(
        [...entries.entries.values()].toSorted(
          (a, b) => ((Number(a.id) * seed) % 13) - ((Number(b.id) * seed) % 13),
        ),
      );
    fc.assert(
      fc.property(audio, audio, fc.integer({ min: 2, max: 12 }), (a, b, seed) => {
        expect(short(planOf([shuffled(state(a), seed)], shuffled(state(b), seed), false))).toEqual(
          short(planOf([state(a)], state(b), false)),
        );
      }),
      settings,
    );
  });

  test('renaming files never deletes and never sends', () => {
    fc.assert(
      fc.property(audio, fc.string(), (a, suffix) => {
        const plan = planOf(
          [state(a)],
          state(a, (id) => `${suffix}${id}.wav`),
          false,
        );
        expect(short(plan)).toEqual({ replace: [], delete: [], keep: Object.keys(a).length });
      }),
      settings,
    );
  });

  test('no id is both replaced and deleted, and every id of both states is accounted for', () => {
    fc.assert(
      fc.property(audio, audio, fc.boolean(), (a, b, full) => {
        const plan = planOf([state(a)], state(b), full);
        const changed = [...ids(plan.replace), ...ids(plan.delete)];
        expect(new Set(changed).size).toBe(changed.length);
        expect(changed.length + plan.keep).toBe(new Set([...Object.keys(a), ...Object.keys(b)]).size);
      }),
      settings,
    );
  });
});
