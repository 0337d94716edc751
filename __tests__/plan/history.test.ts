import { describe, expect, test } from '@jest/globals';
import { countNeeded, newestSync, previewsOf, relevantNotes } from '../../src/plan/history.ts';
import { MAX_JOB_DURATION, type Note } from '../../src/plan/note.ts';
import { MANIFEST, noteOf, SECOND, type Step } from '../support/notes.ts';

const OTHER = 'audio/other.json';
const CLEAN: Step = { scope: { clean: true } };
const FAILED: Step = { end: { at: undefined, succeeded: false } };
/** A run that knew of two manifests. */
const both = (manifest: string, clean: boolean): Step => ({
  manifest,
  scope: { manifests: [MANIFEST, OTHER], clean },
});

/** Notes, newest first as they are read, from steps, oldest first as they happened. */
function notesOf(steps: readonly Step[]): Note[] {
  return steps.map((step, index) => noteOf(index + 1, step)).reverse();
}

describe('how far back a run reads', () => {
  test.each<[title: string, steps: Step[], read: number[]]>([
    ['nothing was ever recorded', [], []],
    ['the newest note at least, even if it names no manifest', [CLEAN, { scope: { manifests: [] } }], [2]],
    ['to the newest clean sync', [CLEAN, {}, CLEAN], [3]],
    ['a failure is none: to the clean one before it', [CLEAN, CLEAN, FAILED, FAILED], [4, 3, 2]],
    ['one that left something is none', [CLEAN, { leftToOthers: [1] }], [2, 1]],
    ['all of it where none was clean', [{}, {}, {}], [3, 2, 1]],
    [
      'to the newest clean sync of each manifest that the newest note names',
      [CLEAN, both(OTHER, true), both(MANIFEST, true), both(MANIFEST, true)],
      [4, 3, 2],
    ],
    [
      'a manifest that is gone is not waited for once a run is clean',
      [both(OTHER, false), { scope: { manifests: [MANIFEST, OTHER], gone: [OTHER], clean: true } }],
      [2],
    ],
    [
      'but it is until then',
      [
        both(OTHER, false),
        { scope: { manifests: [MANIFEST, OTHER], gone: [OTHER], clean: true } },
        { scope: { manifests: [MANIFEST, OTHER], gone: [OTHER] } },
      ],
      [3, 2, 1],
    ],
    [
      'past a clean sync, while a preview that may be in the cache is in the notes before',
      [
        CLEAN,
        CLEAN,
        { purpose: 'preview', pullRequest: 7, scope: { previews: [7] } },
        { scope: { previews: [7], clean: true } },
      ],
      [4, 3],
    ],
    [
      'not for a preview that was finished',
      [
        CLEAN,
        { purpose: 'preview', pullRequest: 7, scope: { previews: [7] } },
        { purpose: 'undo', scope: { previews: [7], undone: [7], finished: [7] } },
        CLEAN,
      ],
      [4],
    ],
    [
      'all of it after a note of the first edition, which names nothing to look for',
      [CLEAN, { scope: 'none' }],
      [2, 1],
    ],
    [
      'not past a clean sync for the sake of a first edition that came before it',
      [{ scope: 'none' }, { scope: 'none' }, CLEAN],
      [3],
    ],
  ])('%s', (_title, steps, read) => {
    const notes = notesOf(steps);
    expect(relevantNotes(notes).map(({ id }) => id)).toEqual(read);
    expect(Math.min(countNeeded(notes), notes.length)).toBe(read.length);
  });

  test('a run that may overlap one that is read is read, too, however old it is', () => {
    const began = 100 * MAX_JOB_DURATION;
    const at = (seconds: number, end: number | undefined): Step => ({
      began: began + seconds * SECOND,
      end: { at: end === undefined ? undefined : began + end * SECOND, succeeded: end !== undefined },
      scope: { clean: true },
    });
    const notes = notesOf([at(-40_000, 1), at(-30_000, -1), at(-30_000, undefined), at(0, 5)]);
    expect(relevantNotes(notes).map(({ id }) => id)).toEqual([4, 1]);
    expect(countNeeded(notes)).toBe(1);
  });

  test('also where it may overlap only one of several that are read', () => {
    const began = 100 * MAX_JOB_DURATION;
    const at = (seconds: number, end: number, scope: Step['scope']): Step => ({
      began: began + seconds * SECOND,
      end: { at: began + end * SECOND, succeeded: true },
      ...(scope ? { scope } : {}),
    });
    const notes = notesOf([
      at(-100, 1, { clean: true }),
      at(0, 5, { clean: true }),
      at(10, 15, { manifests: [MANIFEST] }),
    ]);
    expect(relevantNotes(notes).map(({ id }) => id)).toEqual([3, 2, 1]);
    expect(countNeeded(notes)).toBe(2);
  });

  test('more must be read where what was read is not enough', () => {
    expect(countNeeded(notesOf([CLEAN]))).toBeGreaterThan(1);
    expect(countNeeded(notesOf([CLEAN, CLEAN]))).toBe(1);
  });
});

describe('whose previews callers may hear', () => {
  const seven: Step = { purpose: 'preview', pullRequest: 7, scope: { previews: [7] } };
  const eight: Step = { purpose: 'preview', pullRequest: 8, scope: { previews: [8] } };
  const finished = (...numbers: number[]): Step => ({
    purpose: 'undo',
    scope: { undone: numbers, finished: numbers, previews: numbers },
  });

  test.each<[title: string, steps: Step[], previews: number[]]>([
    ['nobody', [CLEAN], []],
    ['each that had one, and was not taken back', [seven, eight, CLEAN], [7, 8]],
    ['one that failed, too', [{ ...seven, ...FAILED }], [7]],
    ['those that only a newer note knows of', [{ scope: { previews: [7] } }], [7]],
    ['two that ran side by side and did not know of each other', [seven, eight], [7, 8]],
    ['not one that was taken back', [seven, eight, finished(7)], [8]],
    ['one whose undoing failed', [seven, { ...finished(7), ...FAILED }], [7]],
    [
      'one that another manifest still has to take back',
      [seven, { purpose: 'undo', scope: { undone: [7], previews: [7] } }],
      [7],
    ],
    ['one that had a preview anew after that', [seven, finished(7), seven], [7]],
    ['one of the first edition', [{ purpose: 'preview', pullRequest: 7, scope: 'none' }], [7]],
    ['not that of an undo, which writes none', [{ purpose: 'undo', pullRequest: 7, ...FAILED }], []],
  ])('%s', (_title, steps, previews) => {
    expect(previewsOf(notesOf(steps)).toSorted()).toEqual(previews);
  });
});

test.each<[title: string, steps: Step[], newest: number | undefined]>([
  ['its newest sync, whatever became of it', [{}, FAILED], 2],
  ['not a preview or an undo', [{}, { purpose: 'preview', pullRequest: 7 }, { purpose: 'undo' }], 1],
  ['not one of the first edition, which names no branch', [{}, { ref: undefined }], 1],
  ['nothing, where there was no sync', [{ purpose: 'unknown' }], undefined],
])('the branch that an agent follows is that of %s', (_title, steps, newest) => {
  expect(newestSync(notesOf(steps))?.id).toBe(newest);
});
