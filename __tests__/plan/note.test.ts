import { describe, expect, test } from '@jest/globals';
import {
  hasNoManifest,
  isClean,
  leaves,
  MAX_JOB_DURATION,
  manifestsAfter,
  overlaps,
  previewsAfter,
} from '../../src/plan/note.ts';
import { ids, MANIFEST, noteOf, SECOND, type Step } from '../support/notes.ts';

describe('a run may overlap a later one', () => {
  const NOON = 12 * 60 * 60 * SECOND;
  const later = noteOf(2, { began: NOON });

  test.each<[title: string, began: number, ended: number | undefined, overlap: boolean]>([
    ['that began after it had ended', NOON - 10 * SECOND, NOON - SECOND, false],
    ['that began in the second in which it ended: GitHub knows full seconds', NOON - 10 * SECOND, NOON, true],
    ['that began before it ended', NOON - 10 * SECOND, NOON + SECOND, true],
    ['however long it ran, if it ended later', NOON - 100 * MAX_JOB_DURATION, NOON + SECOND, true],
    [
      'if it never recorded its end, and a job that long may still run',
      NOON - MAX_JOB_DURATION,
      undefined,
      true,
    ],
    [
      'not if it never recorded its end, a second before that',
      NOON - MAX_JOB_DURATION - SECOND,
      undefined,
      false,
    ],
  ])('%s', (_title, began, at, overlap) => {
    expect(MAX_JOB_DURATION).toBe(6 * 60 * 60 * SECOND);
    expect(overlaps(noteOf(1, { began, end: { at, succeeded: at !== undefined } }), later)).toBe(overlap);
  });
});

const FAILED = { end: { at: undefined, succeeded: false } };

test.each<[title: string, step: Step, clean: boolean]>([
  ['a sync that succeeded and left nothing is clean', { scope: { clean: true } }, true],
  ['a sync that left something is not', { scope: { clean: false } }, false],
  ['nor is one that failed', { scope: { clean: true }, ...FAILED }, false],
  ['nor an undo', { purpose: 'undo', scope: { clean: true } }, false],
  ['nor a preview', { purpose: 'preview', scope: { clean: true } }, false],
  ['nor a sync of the first edition', { scope: 'none' }, false],
])('%s', (_title, step, clean) => {
  expect(isClean(noteOf(1, step))).toBe(clean);
});

test.each<[title: string, step: Step, previews: number[]]>([
  ['the cache may have the previews that it names', { scope: { previews: [7, 8] } }, [7, 8]],
  ['but not those that it finished', { scope: { previews: [7, 8], finished: [7] } }, [8]],
  ['unless it failed', { scope: { previews: [7, 8], finished: [7] }, ...FAILED }, [7, 8]],
  ['an undo of the first edition names none', { purpose: 'undo', pullRequest: 7, scope: 'none' }, []],
  [
    'a preview of the first edition is one of them',
    { scope: 'none', purpose: 'preview', pullRequest: 7 },
    [7],
  ],
  ['a sync of the first edition names none', { scope: 'none' }, []],
])('after a run, %s', (_title, step, previews) => {
  expect(previewsAfter(noteOf(1, step))).toEqual(previews);
});

describe('a manifest that was moved away', () => {
  const moved = { manifests: [MANIFEST, 'old.json'], gone: ['old.json'] };

  test.each<[title: string, step: Step, manifests: string[]]>([
    ['need not be looked for once a run is clean', { scope: { ...moved, clean: true } }, [MANIFEST]],
    ['must be, until one is', { scope: moved }, [MANIFEST, 'old.json']],
    ['must be after a failure', { scope: { ...moved, clean: true }, ...FAILED }, [MANIFEST, 'old.json']],
    ['is not known to the first edition', { scope: 'none' }, []],
  ])('%s', (_title, step, manifests) => {
    expect(manifestsAfter(noteOf(1, step))).toEqual(manifests);
  });

  test('is certainly not in a commit that says so, nor in one that never knew of it', () => {
    expect(hasNoManifest(noteOf(1, { scope: moved }), 'old.json')).toBe(true);
    expect(hasNoManifest(noteOf(1), 'never.json')).toBe(true);
    expect(hasNoManifest(noteOf(1, { scope: moved }), MANIFEST)).toBe(false);
    expect(hasNoManifest(noteOf(1, { scope: 'none' }), 'old.json')).toBe(false);
  });
});

test('a run leaves what it says, and may leave anything where there was too much to say', () => {
  const [one = never(), two = never()] = ids(1, 2);
  const note = noteOf(1, { leftToOthers: [1] });
  expect([leaves(note, one), leaves(note, two)]).toEqual([true, false]);
  expect(leaves(noteOf(1, { leftToOthers: 'unknown' }), two)).toBe(true);
});

function never(): never {
  throw new Error('no such id');
}
