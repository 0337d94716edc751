import { posix } from 'node:path';
import { selectNames } from '../audio/scope.ts';
import { changedAudio } from '../git/changed-audio.ts';
import type { Repository } from '../git/repository.ts';
import { type Commit, fromBytePath } from '../git/tree.ts';
import type { Problem } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import { makePlan, type Plan, requestDeletions, restrictFiles, withoutDeletions } from '../plan/plan.ts';
import type { State } from '../plan/state.ts';
import type { Inputs } from '../request/inputs.ts';

export interface States {
  readonly from: readonly State[];
  /** Of before: what they alone name may be left in the cache, too. */
  readonly older: readonly State[];
  readonly to: State;
}

export interface Planning {
  readonly plan: Plan;
  /** WAV files that were added or changed, but that no manifest entry names. */
  readonly unmapped: readonly Problem[];
}

export interface PlanningFacts {
  readonly inputs: Inputs;
  readonly states: States;
  /** The newest commit of `from`, to see which files came since. */
  readonly base: Commit | undefined;
  readonly head: Commit;
  readonly preview: boolean;
}

/** Makes the plan that the inputs ask for. `scratch` is a folder for throw-away files. */
export async function planChanges(
  { inputs, states, base, head, preview }: PlanningFacts,
  repository: Repository,
  scratch: string,
): Promise<Planning> {
  const { from, older, to } = states;
  const folder = posix.dirname(inputs.manifest);
  const difference = makePlan(from, to, inputs.full, older);
  const named = new Set([...to.entries.values()].map((entry) => entry.name));
  const changed = inputs.unmapped === 'ignore' ? [] : await changedAudio(repository, base, head, folder);
  const strays = changed.map(fromBytePath).filter((name) => !named.has(name));

  const candidates = [...difference.replace.map((change) => change.entry.name), ...strays];
  const selected =
    inputs.files.length > 0 ? await selectNames(inputs.files, candidates, scratch) : new Set(candidates);

  const restricted = restrictFiles(difference, (entry) => selected.has(entry.name));
  const kept = preview
    ? withoutDeletions(restricted, 'preview')
    : inputs.delete
      ? restricted
      : withoutDeletions(restricted, 'delete is off');
  return {
    plan: requestDeletions(kept, inputs.deleteIds, from),
    unmapped: strays
      .filter((name) => selected.has(name))
      .map((name) => unmapped(posix.join(folder, name), inputs.manifest)),
  };
}

function unmapped(file: string, manifest: string): Problem {
  return {
    message: `${quote(file)} is in no manifest entry, so callers do not hear it: add it to ${quote(manifest)}, or exclude it in the input "files"`,
    file,
  };
}
