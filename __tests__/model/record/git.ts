import { createHash } from 'node:crypto';
import { makeNumberedWav } from '../../../emulator/polyai/wav.ts';
import type { Repository } from '../../../src/git/repository.ts';
import type { Commit, Tree, TreeEntry } from '../../../src/git/tree.ts';
import type { BlobId, CommitSha, TreeId } from '../../../src/lib/ids.ts';

/** What the manifests of one commit map: manifest's path → entry id → number of the audio. */
export type Content = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** A commit of the model, with what it says. */
export interface ModelCommit extends Commit {
  readonly number: number;
  readonly content: Content;
}

/** A pull request. */
export interface Pull {
  readonly number: number;
  isOpen: boolean;
  head: CommitSha;
  /** Where the branch left its base. */
  readonly fork: CommitSha;
  /** What GitHub made of it last: head merged into its base. */
  merge: CommitSha;
  /** Notes with larger ids were made since it was opened, the last time. */
  openedAfter: number;
}

export const AGENT = 'AGENT-1';
export const FOLDER = 'audio';

/** Commits in memory, as the code under test reads them. */
export interface ModelGit {
  commit(content: Content, parents: readonly CommitSha[]): ModelCommit;
  get(sha: CommitSha): ModelCommit;
  all(): ModelCommit[];
  /** Takes a commit away, as GitHub does with the merge commits of pull requests. */
  collect(sha: CommitSha): void;
  /** Whether `older` is `newer`, or one of its ancestors. */
  reaches(newer: CommitSha, older: CommitSha): boolean;
  has(sha: string): boolean;
  checkout(sha: CommitSha): Repository;
}

export function createGit(): ModelGit {
  const commits = new Map<string, ModelCommit>();
  const collected = new Set<string>();
  const trees = new Map<string, Tree>();
  const blobs = new Map<string, Buffer>();

  function addTree(tree: Map<string, TreeEntry>): TreeId {
    const id = `tree ${[...tree].map(([name, entry]) => `${name}=${entry.id}`).join(' ')}` as TreeId;
    trees.set(id, tree);
    return id;
  }

  function treeOf(content: Content): TreeId {
    const folder = new Map<string, TreeEntry>();
    for (const [path, entries] of content) {
      const text = manifestText(entries);
      blobs.set(text, Buffer.from(text));
      folder.set(path.slice(FOLDER.length + 1), file(text));
      for (const [id, audio] of entries) {
        const { blob, bytes } = audioOf(audio);
        blobs.set(blob, bytes);
        folder.set(`${id}.wav`, file(blob));
      }
    }
    const id = addTree(folder);
    return addTree(new Map([[FOLDER, { mode: '40000', id: id as BlobId & TreeId }]]));
  }

  const get = (sha: string) => {
    const commit = commits.get(sha);
    if (!commit) throw new Error(`the model has no commit ${sha}`);
    return commit;
  };
  const has = (sha: string) => commits.has(sha) && !collected.has(sha);

  return {
    get,
    has,
    all: () => [...commits.values()],
    commit(content, parents) {
      const number = commits.size + 1;
      const sha = `${number}`.padEnd(40, 'c') as CommitSha;
      const commit = { sha, number, tree: treeOf(content), parents, content };
      commits.set(sha, commit);
      return commit;
    },
    collect: (sha) => void collected.add(sha),
    reaches(newer, older) {
      const queue = [newer];
      const seen = new Set<string>(queue);
      for (let sha = queue.shift(); sha; sha = queue.shift()) {
        if (sha === older) return true;
        for (const parent of get(sha).parents) {
          if (!seen.has(parent)) queue.push(parent);
          seen.add(parent);
        }
      }
      return false;
    },
    checkout: (sha) => ({
      head: async () => get(sha),
      async commits(shas) {
        return new Map(shas.filter(has).map((each) => [each, get(each)]));
      },
      resolveName: async () => undefined,
      async tree(id) {
        const tree = trees.get(id);
        if (!tree) throw new Error(`the model has no tree ${id}`);
        return tree;
      },
      blob: async (id) => blobs.get(id),
      prefetch: async () => {},
    }),
  };
}

function file(id: string): TreeEntry {
  return { mode: '100644', id: id as BlobId & TreeId };
}

function manifestText(entries: ReadonlyMap<string, number>): string {
  const mapped = [...entries.keys()].map((id) => `"${id}.wav":"${id}"`);
  return `{"agentId":"${AGENT}","entries":{${mapped.join()}}}`;
}

interface Audio {
  readonly bytes: Buffer;
  readonly blob: string;
}

const audios = new Map<number, Audio>();
const numbers = new Map<string, number>();

/** The audio with a number; 0 is what PolyAI made itself, which no commit has. */
function audioOf(number: number): Audio {
  const known = audios.get(number);
  if (known) return known;
  const bytes = makeNumberedWav(64, number);
  const hash = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes);
  const audio = { bytes, blob: hash.digest('hex') };
  audios.set(number, audio);
  numbers.set(bytes.toString('latin1'), number);
  return audio;
}

/** The number of audio that was sent. */
export function numberOf(bytes: Buffer): number {
  const number = numbers.get(bytes.toString('latin1'));
  if (number === undefined) throw new Error('audio was sent that no commit has');
  return number;
}
