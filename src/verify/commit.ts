import { selectNames } from '../audio/scope.ts';
import { stateReader } from '../git/states.ts';
import { compareEntryIds } from '../lib/ids.ts';
import { Blocked } from '../lib/problem.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { TrackedEntry } from '../plan/state.ts';
import { resolveIdentity } from '../request/identity.ts';
import type { VerifyJob } from './job.ts';
import type { VerifyEntry } from './run.ts';

/**
 * Reads what the checked-out commit says about the cache, and notes it in the run. Raises Blocked for a manifest that is missing or
 * not valid, for a file that it names but the commit does not have, and where the inputs name another agent or region.
 */
export async function readCommit({ run, request, repository, world }: VerifyJob): Promise<Manifest> {
  const { inputs } = request;
  const head = await repository.head();
  run.head = head.sha;
  const { manifest, state } = await stateReader(repository, inputs.manifest).readTarget(head, false);
  const { identity, problems } = resolveIdentity(inputs, manifest);
  run.agentId = identity.agentId;
  run.region = identity.region;
  run.origin = identity.origin;
  if (problems.length > 0) throw new Blocked(problems);

  const all = [...state.entries.values()];
  const names = all.map(({ name }) => name);
  const { files } = inputs;
  const selected = files.length > 0 ? await selectNames(files, names, world.runner.scratch) : new Set(names);
  const inside = all.filter(hasAudio).filter(({ name }) => selected.has(name));
  run.entries = inside.toSorted((a, b) => compareEntryIds(a.id, b.id));
  run.outside = all.length - inside.length;
  return manifest;
}

/** A commit that lacks a file of its manifest is refused before. */
function hasAudio(entry: TrackedEntry): entry is VerifyEntry {
  return entry.blob !== undefined;
}
