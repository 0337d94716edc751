import { posix } from 'node:path';
import type { EntryId } from '../lib/ids.ts';
import { Blocked } from '../lib/problem.ts';
import { each } from '../polyai/each.ts';
import type { Identity } from '../request/identity.ts';
import type { Download } from './download.ts';
import type { ManifestChanges } from './edit-manifest.ts';
import { groupByAudio, type NamedFile, nameFiles, sumOf } from './files.ts';
import type { ImportJob } from './job.ts';
import type { ManifestFile } from './manifest-file.ts';
import { changeManifest } from './manifest-text.ts';
import { type ImportPlan, type LiveEntry, phraseOf } from './plan.ts';
import type { RepositoryTree } from './repository-tree.ts';
import { checkPlaces, moveIntoPlace, type Placement, writeManifest } from './write.ts';

export interface SaveOptions {
  readonly plan: ImportPlan;
  readonly live: readonly LiveEntry[];
  readonly missing: ImportPlan['mapped'];
  readonly downloads: ReadonlyMap<EntryId, Download>;
  readonly file: ManifestFile;
  readonly tree: RepositoryTree;
  readonly identity: Identity;
}

/**
 * Writes what was downloaded: the files first, then the manifest, which names no file that is not there. Raises Blocked, before
 * anything is written, where a file has no place or the manifest cannot be changed.
 */
export async function saveImport(job: ImportJob, facts: SaveOptions): Promise<void> {
  const { run, inputs, workspace } = job;
  const { found } = facts.plan.relinking;
  const fetched = filesToFetch(facts);
  const added = await filesToAdd(job, facts);
  const ids = found.map(({ link, to }) => ({ name: link.name, from: link.id, to }));
  const placements = [...fetched, ...added].flatMap((file) => placementOf(job, file));
  await checkPlaces(workspace, placements);
  const planned = await changedText(job, facts, { add: added, ids });

  const written = await placeAll(job, placements);
  const isWritten = (file: NamedFile) => written.has(pathOf(job, file.name));
  run.fetched = fetched.filter(isWritten);
  const imported = added.filter(isWritten);
  run.files.push(...placements.map(({ path }) => path).filter((path) => written.has(path)));
  const isAll = imported.length === added.length;
  const text = isAll ? planned : await changedText(job, facts, { add: imported, ids });
  if (text === undefined) return;
  try {
    await writeManifest(workspace, inputs.manifest, text);
  } catch (error) {
    run.problems.push({ message: `the manifest cannot be written: ${reasonOf(error)}` });
    return;
  }
  run.imported = imported;
  run.relinked = found;
  run.files.push(inputs.manifest);
}

/** Audio for files that the manifest has already. */
function filesToFetch({ missing, downloads, live }: SaveOptions): NamedFile[] {
  const byId = new Map(live.map((entry) => [entry.id, entry]));
  return [...missing].flatMap(([name, ids]) => {
    const [first] = ids;
    const audio = first && downloads.get(first);
    const entries = ids.flatMap((id) => byId.get(id) ?? []);
    const [entry] = entries;
    if (audio?.kind !== 'audio' || !entry) return [];
    const seconds = audio.seconds ?? entry.durationSeconds;
    const { bytes } = audio;
    return [{ name, ids, ...phraseOf(entry), hits: sumOf(entries), seconds, bytes, audio }];
  });
}

function filesToAdd(
  { inputs }: ImportJob,
  { plan, downloads, file, tree }: SaveOptions,
): Promise<NamedFile[]> {
  const newIds = new Map(plan.relinking.found.map(({ link, to }) => [`${link.name}\n${link.id}`, to]));
  const old = [...file.manifest.entries, ...file.toFind.map((entry) => ({ ...entry, id: '' }))];
  const mapped = old.map((entry) => ({ ...entry, id: newIds.get(`${entry.name}\n${entry.id}`) ?? entry.id }));
  return nameFiles(groupByAudio(plan.newcomers, downloads), {
    ...{ tree, mapped, names: inputs.names },
    folder: posix.dirname(inputs.manifest),
  });
}

/** The manifest's new text; undefined where nothing changes in it. */
async function changedText(
  { run, inputs }: ImportJob,
  { file, identity: { agentId, region } }: SaveOptions,
  changes: ManifestChanges,
): Promise<string | undefined> {
  if (!agentId || changes.add.length + changes.ids.length === 0) return undefined;
  const changed = await changeManifest(file, changes, { path: inputs.manifest, agentId, region });
  if (changed.ok) return changed.text;
  run.byHand = changed.lines;
  throw new Blocked([{ message: BY_HAND, file: inputs.manifest }]);
}

const BY_HAND =
  'this action cannot edit the manifest without touching the rest of it: add the lines shown in the log and the summary by hand, then run this again for the audio';

const AT_A_TIME = 8;

/** Puts the files in their places. Returns the paths of those that are there now. */
async function placeAll(
  { run, workspace }: ImportJob,
  placements: readonly Placement[],
): Promise<Set<string>> {
  const written = new Set<string>();
  await each(placements, AT_A_TIME, async (placement) => {
    try {
      await moveIntoPlace(workspace, placement);
      written.add(placement.path);
    } catch (error) {
      run.failed.push({ id: placement.id, reason: `writing the file failed: ${reasonOf(error)}` });
    }
  });
  return written;
}

function pathOf({ inputs }: ImportJob, name: string): string {
  return posix.join(posix.dirname(inputs.manifest), name);
}

function placementOf(job: ImportJob, { name, ids: [id], audio }: NamedFile): Placement[] {
  return id ? [{ id, path: pathOf(job, name), from: audio.path }] : [];
}

/** The code of a Node error is what people look up; the path is in the message already. */
function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'the disk is full';
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
    ? `not allowed (${code})`
    : (code ?? message);
}
