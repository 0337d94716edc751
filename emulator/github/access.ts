import { ACTIONS_BOT, type Account, accountOf } from './accounts.ts';
import { notFound, Refusal } from './responses.ts';

export type Level = 'read' | 'write';
/** `metadata` is read by every token. */
export type Scope = 'metadata' | 'contents' | 'deployments' | 'issues' | 'pull-requests';

export interface GitHubToken {
  token: string;
  /** As `permissions:` of a workflow: what is not said is none. */
  permissions: Partial<Record<Scope, Level>>;
  /** Whose it is: the Actions bot's, if not said. */
  login?: string;
  /** The one it is for: the emulator's, if not said. */
  repository?: string;
}

/** What a call takes: this level on one of the scopes. */
export interface Need {
  scopes: readonly Scope[];
  level: Level;
}

export interface Gate {
  repository: string;
  tokens: readonly GitHubToken[];
  isPublic?: boolean;
}

const ANONYMOUS: Account = { login: 'ghost', id: 10_137, type: 'User' };

/** Who calls, or the refusal. A repository that the caller may not know of is not found. */
export function authorize(gate: Gate, sent: string | undefined, repository: string, need: Need): Account {
  const token = sent === undefined ? undefined : knownToken(gate, sent);
  const readable = gate.isPublic === true;
  if (!same(repository, gate.repository)) throw notFound();
  if (!readable && (!token || !isFor(token, gate.repository))) throw notFound();
  if (!token && need.level === 'write') throw new Refusal(401, 'Requires authentication');
  if (!(readable && need.level === 'read') && !may(token, gate, need)) {
    throw new Refusal(403, 'Resource not accessible by integration');
  }
  return token ? ownerOf(token) : ANONYMOUS;
}

/** The token may know that the repository exists. */
export function knows(gate: Gate, token: GitHubToken, repository: string): boolean {
  return same(repository, gate.repository) && (gate.isPublic === true || isFor(token, gate.repository));
}

/** The token may make a call that needs this. */
export function allows(gate: Gate, token: GitHubToken, need: Need): boolean {
  return (gate.isPublic === true && need.level === 'read') || may(token, gate, need);
}

/** Git takes a token as the password of a user of this name. */
const GIT_USER = 'x-access-token';

/** Throws the refusal of a fetch, if there is one. Git asks for credentials on 401 only. */
export function authorizeFetch(gate: Gate, header: string | undefined, repository: string): void {
  const unknown = !same(repository, gate.repository);
  if (header === undefined) {
    if (unknown || !gate.isPublic) throw new Refusal(401, 'Repository not found.');
    return;
  }
  const token = basicToken(header);
  const known = gate.tokens.find((candidate) => candidate.token === token);
  if (!known) throw new Refusal(401, 'Invalid username or token.');
  const allowed = gate.isPublic || may(known, gate, { scopes: ['contents'], level: 'read' });
  if (unknown || !allowed) throw new Refusal(404, 'Repository not found.');
}

/** The token in an Authorization header, whichever way; empty text if there is none that could be read. */
export function sentToken(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  return /^(?:token|bearer) (\S+)$/i.exec(header)?.[1] ?? basicToken(header);
}

function basicToken(header: string): string {
  const encoded = /^basic (\S+)$/i.exec(header)?.[1] ?? '';
  const [user, password = ''] = Buffer.from(encoded, 'base64').toString().split(/:(.*)/s);
  return user === GIT_USER ? password : '';
}

function knownToken(gate: Gate, sent: string): GitHubToken {
  const token = gate.tokens.find((candidate) => candidate.token === sent);
  if (!token) throw new Refusal(401, 'Bad credentials');
  return token;
}

function may(token: GitHubToken | undefined, gate: Gate, { scopes, level }: Need): boolean {
  if (!token || !isFor(token, gate.repository)) return false;
  return scopes.some((scope) => {
    const held = scope === 'metadata' ? 'read' : token.permissions[scope];
    return held === 'write' || held === level;
  });
}

function isFor(token: GitHubToken, repository: string): boolean {
  return same(token.repository ?? repository, repository);
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Whose token it is. */
export function ownerOf({ login }: GitHubToken): Account {
  return login === undefined ? ACTIONS_BOT : accountOf(login);
}
