import type { BlobId, CommitSha, EntryId } from '../../src/lib/ids.ts';
import type { Note, Reach } from '../../src/plan/note.ts';
import type { Known } from '../../src/plan/ownership.ts';
import { type State, stateOf, type TrackedEntry } from '../../src/plan/state.ts';

/** `{ 7: 'a' }`: entry 7 has the audio a. */
export type Audio = Record<string, string>;

export const SECOND = 1_000;
export const HOUR = 3_600 * SECOND;

/** An earlier run as a test tells it. Runs begin a minute apart, in the order of their numbers, and take ten seconds. */
export interface Told extends Partial<Omit<Note, 'left' | 'reach' | 'end'>> {
  readonly id: number;
  /** What its manifest names at its commit. */
  readonly names?: Audio;
  /** What the base of a preview names; `lost` where its commit is gone. */
  readonly laidOver?: Audio | 'lost';
  readonly end?: 'success' | 'failure' | 'never told';
  /** Milliseconds until it ended. */
  readonly took?: number;
  readonly left?: readonly string[] | 'unknown';
  readonly reach?: Partial<Reach>;
}

/** When run 1 began. Milliseconds since 1970. */
export const START = 1_000_000_000_000;

export function note({ id, end = 'success', took = 10 * SECOND, left = [], reach, ...more }: Told): Note {
  const { names: _names, laidOver: _base, ...fields } = more;
  const began = fields.began ?? START + id * 60 * SECOND;
  return {
    sha: String(id).padStart(40, '0') as CommitSha,
    purpose: 'sync',
    manifest: 'a.json',
    ref: 'refs/heads/main',
    pullRequest: undefined,
    head: undefined,
    base: undefined,
    ...fields,
    id,
    began,
    end: { at: end === 'never told' ? undefined : began + took, succeeded: end === 'success' },
    left: left === 'unknown' ? left : new Set(left as EntryId[]),
    reach: reach && { ...REACH, ...reach },
  };
}

const REACH: Reach = {
  manifests: ['a.json'],
  gone: [],
  previews: [],
  undone: [],
  finished: [],
  clean: false,
};

/** Runs with what their commits name, as the code under test gets them. */
export function known(...told: readonly Told[]): Known[] {
  return told.map((each) => {
    const state = stateWith(each.names ?? {});
    const run = { note: note(each), state };
    if (run.note.purpose !== 'preview') return run;
    const base = each.laidOver === 'lost' ? undefined : stateWith(each.laidOver ?? {});
    return { ...run, preview: { whole: state, base } };
  });
}

export function stateWith(audio: Audio): State {
  return stateOf(Object.entries(audio).map(([id, blob]) => entry(id, blob)));
}

export function entry(id: string, blob: string): TrackedEntry & { readonly blob: BlobId } {
  return {
    id: id as EntryId,
    name: `${id}.wav`,
    path: `audio/${id}.wav`,
    blob: blob as BlobId,
    line: 1,
    column: 1,
    transcript: undefined,
    language: undefined,
  };
}
