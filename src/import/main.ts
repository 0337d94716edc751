import { rmSync } from 'node:fs';
import { posix } from 'node:path';
import { withRepository } from '../checkout.ts';
import { clientOptions } from '../connect.ts';
import type { World } from '../context.ts';
import { endOf } from '../end.ts';
import { searchManifests } from '../git/manifest-search.ts';
import { otherManifests } from '../git/other-manifests.ts';
import { readProject } from '../git/project.ts';
import type { Repository } from '../git/repository.ts';
import { listOf } from '../git/state-problems.ts';
import type { Commit } from '../git/tree.ts';
import type { EntryId } from '../lib/ids.ts';
import { Blocked } from '../lib/problem.ts';
import { makeScratchFolder } from '../lib/scratch-folder.ts';
import { quote } from '../lib/text.ts';
import type { Project } from '../manifest/project.ts';
import { createReadingClient } from '../polyai/reading-client.ts';
import { type Identity, missingToRead, resolveIdentity } from '../request/identity.ts';
import { readActionInputs, workspaceOf } from '../request/request.ts';
import { realWorld } from '../world.ts';
import { fetchAudio } from './fetch-audio.ts';
import { IMPORT_INPUTS, publicInputs, selectionOf } from './inputs.ts';
import type { ImportJob } from './job.ts';
import { listCache } from './listing.ts';
import { type ManifestFile, readManifest } from './manifest-file.ts';
import { type ImportPlan, planImport } from './plan.ts';
import { publish } from './publish.ts';
import { openTree } from './repository-tree.ts';
import { type ImportRun, newImportRun } from './run.ts';
import { saveImport } from './save.ts';
import { warnAboutPlan } from './warnings.ts';

/** Runs the action on the real runner, with the system clock and randomness. Resolves to whether the run succeeded. */
export function start(cancel: AbortSignal, abort: AbortSignal): Promise<boolean> {
  return main(realWorld(cancel, abort));
}

async function main(world: World): Promise<boolean> {
  const run = newImportRun();
  const closing: Promise<void>[] = [];
  try {
    const inputs = readActionInputs(world, IMPORT_INPUTS);
    run.inputs = publicInputs(inputs);
    run.manifest = inputs.manifest;
    const checkout = { workspace: workspaceOf(world.runner.variables), inputs: { githubToken: undefined } };
    await withRepository(world, checkout, closing, (repository) =>
      importEntries({ world, run, inputs, workspace: checkout.workspace }, repository),
    );
    run.end = 'finished';
  } catch (error) {
    const { kind, problems } = endOf(error, world);
    run.end = kind;
    run.problems.push(...problems);
  }
  const ok = publish(run, world.runner);
  await Promise.all(closing);
  return ok;
}

/** One import: nothing is written to the repository before everything is known and checked. */
async function importEntries(job: ImportJob, repository: Repository): Promise<void> {
  const { world, run, inputs, workspace } = job;
  const head = await repository.head();
  const tree = openTree(workspace, repository, head.tree);
  const file = await readManifest(workspace, inputs.manifest);
  if (!file.bytes && (await tree.isCommitted(inputs.manifest))) throw Blocked.because(NOT_CHECKED_OUT);
  const others = file.bytes ? [] : await searchManifests(repository, head);
  if (others.length > 0) run.notices.push({ message: whichManifest(inputs.manifest, others) });
  const project = await readProject(repository, head, inputs);
  const identity = identify(job, file, project);
  const client = connect(job, identity);
  const ids = [...file.manifest.entries.map(({ id }) => id), ...file.toFind.map(() => '')];
  const live = await listCache(client, ids);
  run.live = live.length;
  const selection = selectionOf(inputs);
  const elsewhere = await mappedElsewhere(job, repository, head, identity);
  const plan = planImport({ ...file, live, elsewhere, selection, language: inputs.language });
  warnAboutPlan(run, plan, inputs.language);
  const folder = makeScratchFolder(world.runner.scratch, 'audio-cache-import-');
  try {
    const missing = await findMissing(job, plan, tree.has);
    const downloads = await fetchAudio(job, { plan, missing, client, folder });
    if (world.cancel.aborted) throw Blocked.because('the run was cancelled');
    await saveImport(job, { plan, live, missing, downloads, file, tree, identity });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const NOT_CHECKED_OUT =
  'the manifest is in the commit, but not in the workspace: check its folder out ("sparse-checkout" of actions/checkout)';

/** Two manifests that map one entry would block each sync of that agent. */
function whichManifest(path: string, others: readonly string[]): string {
  return `there is no manifest ${quote(path)} yet, but the commit has ${listOf(others)}: if that one is for this agent, name it in the input "manifest"`;
}

function identify({ run, inputs }: ImportJob, { manifest }: ManifestFile, project?: Project): Identity {
  const { identity, problems } = resolveIdentity(inputs, manifest, project);
  const { agentId, region, origin } = identity;
  Object.assign(run, { agentId, region, origin } satisfies Partial<ImportRun>);
  const all = [...problems, ...missingToRead(inputs, identity)];
  if (all.length > 0) throw new Blocked(all);
  return identity;
}

function connect({ world, inputs }: ImportJob, { agentId, origin }: Identity) {
  const { apiKey } = inputs;
  if (!apiKey || !agentId) throw new Error('key and agent are asked for before');
  return createReadingClient(clientOptions(world, inputs, { origin, agentId, apiKey }));
}

/** Entries that other manifests of the agent map. If two manifests mapped one, each sync of that agent would be blocked. */
async function mappedElsewhere(
  { run, inputs }: ImportJob,
  repository: Repository,
  head: Commit,
  { agentId, region }: Identity,
): Promise<ReadonlySet<EntryId>> {
  if (!agentId) return new Set();
  const { manifest: own, project } = inputs;
  const options = { own, recorded: [], agentId, region, project, everywhere: true, unnamed: false };
  const others = await otherManifests(repository, head, options);
  for (const { path, manifest } of others) {
    const message = manifest
      ? `entries that ${quote(path)}, another manifest of this agent, maps are not imported`
      : `${quote(path)}, another manifest of this agent, is not valid, so entries that it maps may be imported again: fix it first`;
    (manifest ? run.notices : run.warnings).push({ message });
  }
  return new Set(others.flatMap(({ manifest }) => manifest?.entries.map(({ id }) => id) ?? []));
}

/** The files that the manifest names and the repository does not have, by name. */
async function findMissing(
  { run, inputs }: ImportJob,
  { mapped }: ImportPlan,
  has: (path: string) => Promise<boolean>,
): Promise<ImportPlan['mapped']> {
  const missing = new Map<
    string,
    ImportPlan['mapped'] extends ReadonlyMap<string, infer Ids> ? Ids : never
  >();
  for (const [name, ids] of mapped) {
    const path = posix.join(posix.dirname(inputs.manifest), name);
    if (await has(path)) continue;
    if (ids.length > 0) missing.set(name, ids);
    else
      run.warnings.push({
        message: 'the file is missing, and the cache has no entry to fetch it from',
        file: path,
      });
  }
  return missing;
}
