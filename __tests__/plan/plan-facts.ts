import type { CommitSha } from '../../src/lib/ids.ts';
import type { Known } from '../../src/plan/ownership.ts';
import { makePlan, type Plan } from '../../src/plan/plan.ts';
import type { State } from '../../src/plan/state.ts';
import { assumedNote } from '../../src/stages/known.ts';

const MANIFEST = 'audio/manifest.json';

/** A sync that succeeded with the first state, and failed ones with the others, after it. */
export function knownOf(states: readonly State[]): Known[] {
  return states.map((state, index) => {
    const sha = String(index).padStart(40, '0') as CommitSha;
    const note = assumedNote(sha, MANIFEST, 'sync');
    const began = 1_000_000 * index;
    return { note: { ...note, id: index, began, end: { at: began + 1, succeeded: index === 0 } }, state };
  });
}

/** The plan of a sync that has the cache for itself. */
export function planOf(states: readonly State[], to: State, full = false): Plan {
  return makePlan({
    purpose: 'sync',
    manifest: MANIFEST,
    ref: undefined,
    to,
    base: undefined,
    known: knownOf(states),
    neighbours: { exists: () => true, manifests: new Map(), previews: new Map() },
    isUncertain: false,
    deletes: 'branch',
    full,
  });
}
