import { posix, resolve } from 'node:path';
import { readProject } from '../git/project.ts';
import { stateReader } from '../git/states.ts';
import { compareEntryIds } from '../lib/ids.ts';
import { Blocked } from '../lib/problem.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { type AudioEntry, hasAudio } from '../plan/state.ts';
import { resolveIdentity } from '../request/identity.ts';
import type { VerifyJob } from './job.ts';
import type { VerifyRequest } from './request.ts';

/**
 * Reads what the checked-out commit says about the cache, and notes it in the run. Raises Blocked for a manifest that is missing or
 * not valid, for a file that it names but the commit does not have, for patterns that match nothing, and where the inputs name another agent or region.
 */
export async function readCommit({ run, request, repository }: VerifyJob): Promise<Manifest> {
  const { inputs } = request;
  const head = await repository.head();
  run.head = head.sha;
  const { manifest, state } = await stateReader(repository, inputs.manifest).readTarget(head, false);
  const project = await readProject(repository, head, inputs);
  const { identity, problems } = resolveIdentity(inputs, manifest, project);
  run.agentId = identity.agentId;
  run.region = identity.region;
  run.origin = identity.origin;
  if (problems.length > 0) throw new Blocked(problems);

  // A commit without a file of its manifest is refused earlier.
  const all = [...state.entries.values()].filter(hasAudio);
  const inside = await selectEntries(all, request);
  run.entries = inside.toSorted((a, b) => compareEntryIds(a.id, b.id));
  run.outside = all.length - inside.length;
  return manifest;
}

/** Applies the input `files`, whose libraries are loaded only where it is given. Raises Blocked where it selects nothing. */
async function selectEntries(
  entries: readonly AudioEntry[],
  { inputs: { files, manifest }, workspace }: VerifyRequest,
): Promise<readonly AudioEntry[]> {
  if (files.length === 0 || entries.length === 0) return entries;
  const { explainNoMatch, selectNames } = await import('../audio/selection.ts');
  const folder = posix.dirname(manifest);
  const names = entries.map(({ name }) => name);
  const selected = await selectNames(files, names, resolve(workspace, folder));
  if (selected.size === 0) throw new Blocked([explainNoMatch(files, folder, new Set(names).size)]);
  return entries.filter(({ name }) => selected.has(name));
}

/** A commit without a file of its manifest is refused earlier. */
