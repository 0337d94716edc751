import { execFile } from 'node:child_process';
import { devNull } from 'node:os';
import { promisify } from 'node:util';

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

export interface Commit {
  sha: string;
  tree: string;
  parents: string[];
  author: Signature;
  committer: Signature;
  message: string;
}

export interface Signature {
  name: string;
  email: string;
  date: string;
}

const FIELDS = ['%H', '%T', '%P', '%an', '%ae', '%aI', '%cn', '%ce', '%cI', '%B'];

/** The repository's Git side, asked through Git itself. */
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
      const sha = await this.#ask('rev-parse', '--verify', '--quiet', `${candidate}^{commit}`);
      if (sha) return sha;
    }
    return undefined;
  }

  async isBranch(name: string): Promise<boolean> {
    return (await this.#ask('show-ref', '--verify', `refs/heads/${name}`)) !== undefined;
  }

  async defaultBranch(): Promise<string> {
    return (await this.#ask('symbolic-ref', '--short', 'HEAD')) ?? 'main';
  }

  /** What a ref in full points at: an annotated tag is an object of its own. */
  async target(ref: string): Promise<{ type: string; sha: string } | undefined> {
    if (!/^refs\/[^ ~^:?*[\\]+$/.test(ref)) return undefined;
    const sha = await this.#ask('rev-parse', '--verify', '--quiet', ref);
    return sha ? { type: (await this.#ask('cat-file', '-t', sha)) ?? '', sha } : undefined;
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

  mergeBase(base: string, head: string): Promise<string | undefined> {
    return this.#ask('merge-base', base, head);
  }

  /** How many commits each has that the other has not. */
  async distance(base: string, head: string): Promise<{ ahead: number; behind: number }> {
    const counts = (await this.#ask('rev-list', '--left-right', '--count', `${base}...${head}`)) ?? '';
    const [behind = 0, ahead = 0] = counts.split(/\s+/).map(Number);
    return { ahead, behind };
  }

  /** The commits of `head` that `base` has not, the oldest first; or those that are named. */
  async commits(...revisions: string[]): Promise<Commit[]> {
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
