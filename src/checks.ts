import { type AudioPlace, type AudioResult, type CheckedAudio, readAudio } from './audio/files.ts';
import { measureLoudness } from './audio/loudness.ts';
import type { Repository } from './git/repository.ts';
import type { Inputs } from './inputs.ts';
import { checkDeletions } from './plan/guard.ts';
import type { EntryId } from './plan/ids.ts';
import type { Plan, Replacement } from './plan/plan.ts';
import type { State } from './plan/state.ts';
import type { Problem } from './problem.ts';
import type { AudioFacts } from './report/run.ts';

/** Files read at the same time while they are checked: enough to keep the disk busy, few enough to keep memory small. */
const READERS = 4;

/** Ids to delete must not be in the manifest: the next run would miss them, and PolyAI cannot bring them back. */
export function checkRequested(inputs: Inputs, to: State): Problem[] {
  return inputs.deleteIds
    .map((id) => to.entries.get(id))
    .filter((entry) => entry !== undefined)
    .map((entry) => ({
      message: `input "delete-ids" names ${entry.id}, which the manifest still maps: remove the line or the id`,
      file: inputs.manifest,
      line: entry.line,
      column: entry.column,
    }));
}

export function checkGuard(
  inputs: Inputs,
  plan: Plan,
  from: readonly State[],
  expected: ReadonlySet<EntryId>,
): Problem[] {
  const message = checkDeletions({ plan, from, limit: inputs.maxDeletes, expected });
  // What was deleted has no line in the manifest any more.
  return message === undefined ? [] : [{ message, file: inputs.manifest, line: 1 }];
}

/** Checks every file that is to be uploaded. Their bytes are let go again: they are read and checked anew when they are sent. */
export async function checkAudio(
  plan: Plan,
  read: (change: Replacement) => Promise<AudioResult>,
  known: Map<EntryId, AudioFacts>,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const queue = plan.replace.values();
  const reader = async () => {
    for (const change of queue) {
      const result = await read(change);
      if (result.ok) known.set(change.id, factsOf(result.audio));
      else problems.push(result.problem);
    }
  };
  await Promise.all(Array.from({ length: READERS }, reader));
  // Several files are read at a time.
  return problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

function factsOf({ bytes, facts }: CheckedAudio): AudioFacts {
  return { ...facts, fileBytes: bytes.length, loudness: measureLoudness(bytes, facts) };
}

/** Reads the checked audio of a replacement from the workspace. */
export function audioReader(
  workspace: string,
  manifest: string,
  repository: Repository,
): (change: Replacement) => Promise<AudioResult> {
  const readBlob: AudioPlace['readBlob'] = (id, maxBytes) => repository.blob(id, maxBytes);
  return (change) => readAudio({ workspace, manifest, readBlob }, change);
}
