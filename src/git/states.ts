import { posix } from 'node:path';
import type { AgentId, BlobId, CommitSha } from '../plan/ids.ts';
import { type Manifest, type ManifestEntry, type ParsedManifest, parseManifest } from '../plan/manifest.ts';
import { MAX_MANIFEST_BYTES } from '../plan/manifest-text.ts';
import { type State, stateOf, type TrackedEntry } from '../plan/state.ts';
import { Blocked, type Problem } from '../problem.ts';
import { quote } from '../text.ts';
import type { NoFile, Repository } from './repository.ts';
import { type Commit, fromBytePath, toBytePath } from './tree.ts';

/** The commit that the cache is to follow: its manifest and what that says. */
export interface Target {
  readonly commit: Commit;
  readonly manifest: Manifest;
  readonly state: State;
}

export interface StateReader {
  /**
   * Reads the commit to sync to. Raises Blocked with every problem of its manifest, or every file that it lacks. Where
   * `mayLack`, a commit without manifest says that nothing is to be there.
   */
  readTarget(commit: Commit, mayLack: boolean): Promise<Target>;
  /**
   * Reads what commits of `from` left in the cache of this agent. A commit without manifest, or with another agent's, left
   * nothing. A file that is missing there does not matter: its id still counts. Raises Blocked if a manifest is not valid.
   */
  readBases(commits: readonly Commit[], agentId: AgentId | undefined): Promise<State[]>;
}

/** Reads the states of commits through the manifest at `path`; a manifest that two commits share is parsed once. */
export function stateReader(repository: Repository, path: string): StateReader {
  const parsed = new Map<BlobId, ParsedManifest>();
  const folder = posix.dirname(path);

  async function readManifest(commit: Commit): Promise<ParsedManifest | NoFile> {
    const found = await repository.find(commit.tree, toBytePath(path));
    if (found.kind !== 'file') return found.kind;
    const known = parsed.get(found.blob);
    if (known) return known;
    await repository.prefetch([found.blob]);
    const bytes = await repository.blob(found.blob, MAX_MANIFEST_BYTES);
    if (!bytes) {
      throw Blocked.because(
        `${quote(path)} at ${short(commit.sha)} is over ${MAX_MANIFEST_BYTES} bytes, or missing from the clone`,
      );
    }
    const result = await parseManifest(bytes, path);
    parsed.set(found.blob, result);
    return result;
  }

  function track(commit: Commit, entries: readonly ManifestEntry[]) {
    return Promise.all(
      entries.map(async (entry) => {
        const file = posix.join(folder, entry.name);
        return { entry, file, found: await repository.find(commit.tree, toBytePath(file)) };
      }),
    );
  }

  async function readBase(commit: Commit, agentId: AgentId | undefined): Promise<State> {
    const result = await readManifest(commit);
    if (typeof result === 'string') return stateOf(commit.sha, []);
    if (!result.ok) throw new Blocked([invalidBase(path, commit.sha, result.problems)]);
    const { manifest } = result;
    if (manifest.agentId && agentId && manifest.agentId !== agentId) return stateOf(commit.sha, []);
    const tracked = (await track(commit, manifest.entries)).map(({ entry, file, found }) => ({
      ...entry,
      path: file,
      blob: found.kind === 'file' ? found.blob : undefined,
    }));
    return stateOf(commit.sha, tracked);
  }

  return {
    async readTarget(commit, mayLack) {
      const result = await readManifest(commit);
      if (result === 'missing' && mayLack)
        return { commit, manifest: NO_MANIFEST, state: stateOf(commit.sha, []) };
      if (typeof result === 'string') throw new Blocked([noManifest(path, commit.sha, result)]);
      if (!result.ok) throw new Blocked(result.problems);
      const problems: Problem[] = [];
      const tracked: TrackedEntry[] = [];
      for (const { entry, file, found } of await track(commit, result.manifest.entries)) {
        if (found.kind === 'file') tracked.push({ ...entry, path: file, blob: found.blob });
        else {
          const near = await nearName(repository, commit, file);
          problems.push({ ...noAudio(entry, file, found.kind, near), file: path });
        }
      }
      if (problems.length > 0) throw new Blocked(problems);
      return { commit, manifest: result.manifest, state: stateOf(commit.sha, tracked) };
    },

    async readBases(commits, agentId) {
      const found = await Promise.all(
        commits.map((commit) => repository.find(commit.tree, toBytePath(path))),
      );
      await repository.prefetch(found.flatMap((file) => (file.kind === 'file' ? [file.blob] : [])));
      return Promise.all(commits.map((commit) => readBase(commit, agentId)));
    },
  };
}

const NO_MANIFEST: Manifest = { agentId: undefined, region: undefined, entries: [] };

const NO_MANIFEST_THERE: Record<NoFile, string> = {
  missing: 'there is no',
  'symbolic link': 'a symbolic link stands in place of the',
  'behind a symbolic link': 'a symbolic link to a folder stands before the',
  submodule: 'a submodule stands in place of the',
  'in a submodule': 'a submodule, which is another repository, holds the',
  folder: 'a folder stands in place of the',
};

function noManifest(path: string, sha: CommitSha, why: NoFile): Problem {
  return {
    message: `${NO_MANIFEST_THERE[why]} manifest ${quote(path)} in commit ${short(sha)}: commit one, or name yours in the input "manifest"; nothing is deleted without it`,
  };
}

function invalidBase(path: string, sha: CommitSha, problems: readonly Problem[]): Problem {
  const [first] = problems;
  const where = first?.line === undefined ? '' : `line ${first.line}: `;
  return {
    message: `the manifest ${quote(path)} at ${short(sha)}, the commit to compare with, is not valid (${where}${first?.message}): set the input "base" to a commit whose manifest is valid`,
  };
}

const NO_AUDIO: Record<NoFile, string> = {
  missing: 'is not in the commit: commit the file (is it ignored by .gitignore?), or remove the line',
  'symbolic link': 'is a symbolic link: commit the audio itself',
  'behind a symbolic link': 'lies behind a symbolic link to a folder: commit the audio itself',
  submodule: 'is a submodule, not a file',
  'in a submodule': 'lies in a submodule, which is another repository: commit the audio to this one',
  folder: 'is a folder, not a file',
};

function noAudio(entry: ManifestEntry, file: string, why: NoFile, near: string | undefined): Problem {
  const hint = near
    ? `; the commit has ${quote(near)}, which differs in letter case or Unicode form only`
    : '';
  return { message: `${quote(file)} ${NO_AUDIO[why]}${hint}`, line: entry.line, column: entry.column };
}

/** A name in the same folder that a file system could take for the one asked for. */
async function nearName(repository: Repository, commit: Commit, file: string): Promise<string | undefined> {
  const folded = (text: string) => text.normalize('NFC').toLowerCase();
  let tree = await repository.tree(commit.tree);
  const found: string[] = [];
  for (const [index, segment] of file.split('/').entries()) {
    const name = [...tree.keys()]
      .map(fromBytePath)
      .find((candidate) => folded(candidate) === folded(segment));
    if (name === undefined) return undefined;
    found.push(name);
    if (index === file.split('/').length - 1) break;
    const entry = tree.get(toBytePath(name));
    if (entry?.mode !== '40000') return undefined;
    tree = await repository.tree(entry.id);
  }
  const near = found.join('/');
  return near === file ? undefined : near;
}

/** The first digits of a commit id, as people write it. */
function short(sha: CommitSha): string {
  return sha.slice(0, 7);
}
