import { type LooseObject, readLoose } from './objects.ts';

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
  /** ISO 8601. */
  date: string;
}

/** Reads a commit from its file; undefined where it has none, or is one that only Git reads well. */
export function readCommit(gitFolder: string, sha: string): Commit | undefined {
  const object = readLoose(gitFolder, sha);
  return object?.type === 'commit' ? parseCommit(sha, object) : undefined;
}

function parseCommit(sha: string, { content }: LooseObject): Commit | undefined {
  const [, header = '', message = ''] = /^(.*?)\n\n(.*)$/s.exec(content.toString('utf8')) ?? [];
  const lines = header.split('\n').map((line) => line.split(/ (.*)/s) as [name: string, value?: string]);
  // A signature or another encoding.
  if (lines.some(([name]) => !KNOWN.includes(name))) return undefined;
  const values = (wanted: string) => lines.flatMap(([name, value = '']) => (name === wanted ? [value] : []));
  const [author, committer] = [...values('author'), ...values('committer')].map(parseSignature);
  const [tree] = values('tree');
  if (!tree || !author || !committer) return undefined;
  return { sha, tree, parents: values('parent'), author, committer, message: message.trimEnd() };
}

const KNOWN = ['tree', 'parent', 'author', 'committer'];

function parseSignature(text: string): Signature | undefined {
  const [, name = '', email = '', seconds] = /^(.*) <(.*)> (\d+) [+-]\d{4}$/.exec(text) ?? [];
  return seconds === undefined
    ? undefined
    : { name, email, date: new Date(Number(seconds) * 1_000).toISOString() };
}

/** The commits that one leads to, itself the first, by id; undefined where Git must be asked. */
export function ancestors(gitFolder: string, sha: string): Map<string, Commit> | undefined {
  const found = new Map<string, Commit>();
  const waiting = [sha];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (found.has(next)) continue;
    const commit = readCommit(gitFolder, next);
    if (!commit) return undefined;
    found.set(next, commit);
    waiting.push(...commit.parents);
  }
  return found;
}
