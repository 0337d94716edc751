import { expect, test } from '@jest/globals';
import type { CommitSha } from '../../src/lib/ids.ts';
import { LONGEST_JOB, type Note, ranBeside } from '../../src/plan/note.ts';
import { assumedNote } from '../../src/stages/known.ts';

const LATER = 100 * LONGEST_JOB;

function note(began: number, endedAt: number | undefined): Note {
  const assumed = assumedNote('a'.repeat(40) as CommitSha, 'm.json', 'sync');
  return { ...assumed, began, end: { at: endedAt, succeeded: endedAt !== undefined } };
}

test.each<[title: string, began: number, endedAt: number | undefined, expected: boolean]>([
  ['ended before the later one began', LATER - 9_000, LATER - 1_000, false],
  ['ended in the same second', LATER - 9_000, LATER, true],
  ['ended after it, however long it ran', 0, LATER + 1_000, true],
  ['never told its end, and began six hours before', LATER - LONGEST_JOB, undefined, true],
  ['never told its end, and began earlier than that', LATER - LONGEST_JOB - 1_000, undefined, false],
])('a run that %s', (_title, began, endedAt, expected) => {
  expect(ranBeside(note(began, endedAt), note(LATER, LATER + 5_000))).toBe(expected);
});

test('a job of a hosted runner ends after six hours', () => expect(LONGEST_JOB).toBe(6 * 60 * 60 * 1_000));
