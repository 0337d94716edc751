import { describe, expect, test } from '@jest/globals';
import { durationsAgree, isInconclusive, judgeDuration, type Verdict } from '../../src/live/verdict.ts';

const sound = (durationSeconds: number | undefined) => ({
  durationSeconds,
  loudness: undefined,
  format: undefined,
});
const different = (live: number | undefined, file: number | undefined): Verdict => ({
  kind: 'different',
  by: 'audio',
  live: sound(live),
  file: sound(file),
});
const unheard: Verdict = {
  kind: 'different',
  by: 'audio',
  live: sound(1),
  file: undefined,
  unheard: 'no samples',
};
const same: Verdict = { kind: 'same' };
const sameSound: Verdict = { kind: 'same sound' };
const times = (count: number, verdict: Verdict) => Array<Verdict>(count).fill(verdict);

describe('durations', () => {
  test.each([
    [1, 1, true],
    [1, 1.02, true],
    [0.3, 0.32, true],
    [1.02, 1, true],
    [1, 1.021, false],
    [12.5, 12.4, false],
  ])('of %p s and %p s agree: %p', (a, b, agree) => expect(durationsAgree(a, b)).toBe(agree));

  test.each([
    [1, 1.01, 'same duration'],
    [1, 1.1, 'different'],
    [undefined, 1, 'not compared'],
    [1, undefined, 'not compared'],
  ])('of %p s in PolyAI and %p s in the commit are judged %p', (live, file, kind) =>
    expect(judgeDuration(live, file).kind).toBe(kind),
  );

  test('that differ are both shown', () => {
    expect(judgeDuration(1, 2)).toEqual({
      kind: 'different',
      by: 'duration',
      live: sound(1),
      file: sound(2),
    });
  });

  test.each([
    [undefined, 1, 'PolyAI lists no duration for it'],
    [1, undefined, 'the duration of the file is not known'],
  ])('of %p s in PolyAI and %p s in the commit are not compared: %s', (live, file, reason) =>
    expect(judgeDuration(live, file)).toEqual({ kind: 'not compared', reason }),
  );
});

/** What was found, and whether PolyAI seems to re-encode. */
const PLATFORMS: [what: string, verdicts: Verdict[], inconclusive: boolean][] = [
  ['nothing', [], false],
  ['five entries that differ, but not in duration', times(5, different(1, 1.01)), true],
  ['four of them', times(4, different(1, 1.01)), false],
  ['four of them and a missing one', [...times(4, different(1, 1)), { kind: 'missing' }], false],
  ['five of them and a missing one', [...times(5, different(1, 1)), { kind: 'missing' }], true],
  ['one more that is the same', [...times(9, different(1, 1)), same], false],
  ['one more that is the same sound', [...times(9, different(1, 1)), sameSound], false],
  ['one more of another duration', [...times(9, different(1, 1)), different(1, 2)], false],
  ['one more of unknown duration', [...times(9, different(1, 1)), different(1, undefined)], false],
  ['one more that could not be listened to', [...times(9, different(1, 1)), different(undefined, 1)], false],
  ['all the same', times(9, same), false],
  ['one more whose file cannot be read', [...times(9, different(1, 1)), unheard], false],
];

describe('a platform that re-encodes', () => {
  test.each(PLATFORMS)('%s', (_, verdicts, inconclusive) =>
    expect(isInconclusive(verdicts)).toBe(inconclusive),
  );

  test('is not assumed where durations alone were compared', () => {
    const listed: Verdict = { kind: 'different', by: 'duration', live: sound(1), file: sound(1) };
    expect(isInconclusive(times(9, listed))).toBe(false);
  });
});
