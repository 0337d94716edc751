import { execFile } from 'node:child_process';
import { devNull } from 'node:os';
import { promisify } from 'node:util';
import { ancestors, type Commit, readCommit } from '../git/history.ts';
import { readLoose } from '../git/objects.ts';
import { readHeadRef, readRef } from '../git/refs.ts';

/** Settings of the machine have no say; what GitHub's Git servers allow is allowed. */
export const GIT_ENVIRONMENT: Record<string, string | undefined> = {
  PATH: process.env['PATH'],
  SystemRoot: process.env['SystemRoot'],
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: devNull,
  GIT_CONFIG_COUNT: '3',
  GIT_CONFIG_KEY_0: 'safe.directory',
  GIT_CONFIG_VALUE_0: '*',
  GIT_CONFIG_KEY_1: 'uploadpack.allowFilter',
  GIT_CONFIG_VALUE_1: 'true',
  GIT_CONFIG_KEY_2: 'uploadpack.allowAnySHA1InWant',
  GIT_CONFIG_VALUE_2: 'true',
};

export interface Comparison {
  readonly mergeBase: string;
  /** How many commits the base has that the head has not. */
  readonly behind: number;
  /** Those that the head has and the base has not, the oldest first. */
  readonly commits: readonly Commit[];
}

const FIELDS = ['%H', '%T', '%P', '%an', '%ae', '%aI', '%cn', '%ce', '%cI', '%B'];

const FULL_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** The repository's Git side. What its files do not say plainly, Git itself is asked: a process costs more than most answers. */
export class BareRepository {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** The commit that a branch, a tag or an object id stands for. Nothing else does: `main~1` is no name here. */
  async resolve(name: string): Promise<string | undefined> {
    if (/[\p{Cc} ~^:?*[\\]|\.\.|@\{/u.test(name)) return undefined;
    const isId = /^[0-9a-f]{7,64}$/i.test(name);
    const isFull = name === 'HEAD' || name.startsWith('refs/');
    const names = [...(isId || isFull ? [name] : []), `refs/heads/${name}`, `refs/tags/${name}`];
    for (const candidate of names) {
      const sha = await this.#commitOf(candidate);
      if (sha) return sha;
    }
    return undefined;
  }

  async #commitOf(name: string): Promise<string | undefined> {
    const id = FULL_ID.test(name) ? name : readRef(this.folder, name);
    if (id === undefined && name.startsWith('refs/')) return undefined;
    if (id !== undefined && readLoose(this.folder, id)?.type === 'commit') return id;
    return this.#ask('rev-parse', '--verify', '--quiet', `${name}^{commit}`);
  }

  isBranch(name: string): boolean {
    return readRef(this.folder, `refs/heads/${name}`) !== undefined;
  }

  defaultBranch(): string {
    return readHeadRef(this.folder)?.replace(/^refs\/heads\//, '') ?? 'main';
  }

  /** What a ref in full points at: an annotated tag is an object of its own. */
  async target(ref: string): Promise<{ type: string; sha: string } | undefined> {
    if (!/^refs\/[^ ~^:?*[\\]+$/.test(ref)) return undefined;
    const sha = readRef(this.folder, ref);
    if (!sha) return undefined;
    return { type: readLoose(this.folder, sha)?.type ?? (await this.#ask('cat-file', '-t', sha)) ?? '', sha };
  }

  /** As GitHub's own cleaning does to a merge commit that no ref names any more: nobody can get it from then on. */
  async collect(sha: string): Promise<void> {
    const refs = (await this.#ask('for-each-ref', '--format=%(refname)', 'refs/pull/*/merge')) ?? '';
    for (const ref of refs.split('\n').filter(Boolean)) {
      if ((await this.resolve(ref)) === sha) await this.#ask('update-ref', '-d', ref);
    }
    await this.#ask('reflog', 'expire', '--expire=now', '--all');
    await this.#ask('gc', '--quiet', '--prune=now');
    if (await this.resolve(sha)) throw new Error(`${sha} cannot be collected: a branch or a tag names it`);
  }

  /** Of two commits by id: what they have in common, and what each has that the other has not. */
  async compare(base: string, head: string): Promise<Comparison | undefined> {
    return this.#compareFiles(base, head) ?? this.#compareByGit(base, head);
  }

  /** Undefined where one does not simply lead to the other: Git knows best then. */
  #compareFiles(base: string, head: string): Comparison | undefined {
    const [before, after] = [ancestors(this.folder, base), ancestors(this.folder, head)];
    if (!before || !after || !(before.has(head) || after.has(base))) return undefined;
    const commits = [...after.values()].filter(({ sha }) => !before.has(sha)).reverse();
    if (commits.some(({ parents }) => parents.length > 1)) return undefined;
    const behind = [...before.keys()].filter((sha) => !after.has(sha)).length;
    return { mergeBase: after.has(base) ? base : head, behind, commits };
  }

  async #compareByGit(base: string, head: string): Promise<Comparison | undefined> {
    const mergeBase = await this.#ask('merge-base', base, head);
    if (!mergeBase) return undefined;
    const behind = Number(await this.#ask('rev-list', '--count', `${head}..${base}`));
    return { mergeBase, behind, commits: await this.#log(`${base}..${head}`) };
  }

  /** The commit of an id that exists. */
  async commit(sha: string): Promise<Commit | undefined> {
    return readCommit(this.folder, sha) ?? (await this.#log('--max-count=1', sha))[0];
  }

  /** The oldest first. */
  async #log(...revisions: string[]): Promise<Commit[]> {
    const format = `--format=tformat:${FIELDS.join('%x00')}`;
    const text =
      (await this.#ask('log', '-z', '--reverse', '--topo-order', format, ...revisions, '--')) ?? '';
    const values = text.split('\0');
    const count = Math.floor(values.length / FIELDS.length);
    return Array.from({ length: count }, (_, at) =>
      commitOf(values.slice(at * FIELDS.length, (at + 1) * FIELDS.length)),
    );
  }

  /** Nothing where Git says no. */
  async #ask(...args: string[]): Promise<string | undefined> {
    try {
      const options = { cwd: this.folder, env: GIT_ENVIRONMENT, maxBuffer: 64 * 1024 * 1024 };
      const { stdout } = await promisify(execFile)('git', args, options);
      return stdout.trimEnd();
    } catch (error) {
      // Git ends with an exit code; anything else did not come from it.
      if (typeof (error as { code?: unknown }).code === 'number') return undefined;
      throw error;
    }
  }
}

function commitOf(values: string[]): Commit {
  const [sha = '', tree = '', parents = '', an = '', ae = '', ad = '', cn = '', ce = '', cd = '', body = ''] =
    values;
  return {
    sha,
    tree,
    parents: parents.split(' ').filter(Boolean),
    author: { name: an, email: ae, date: ad },
    committer: { name: cn, email: ce, date: cd },
    message: body.trimEnd(),
  };
}
