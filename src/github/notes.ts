import {
  type AgentId,
  type CommitSha,
  type EntryId,
  originOf,
  parseCommitSha,
  parseEntryId,
  REGIONS,
} from '../lib/ids.ts';
import { isRecord } from '../lib/json.ts';
import type { Note, NoteEnd, ReadingScope } from '../plan/note.ts';

/** The task of the deployments that are notes. */
export const TASK = 'audio-cache-sync';

/** The environment of an agent's notes. */
export function environmentOf(agentId: AgentId): string {
  return `audio-cache/${agentId}`;
}

/** A deployment as either of GitHub's APIs tells it: data from outside. */
export interface Deployment {
  readonly id: unknown;
  readonly sha: unknown;
  readonly createdAt: unknown;
  readonly payload: unknown;
}

/** Which cache a note is about: the same agent id in another region, or on another server, is another cache. */
export interface CacheName {
  readonly region: string;
  /** The origin that the input `api-url` gives, if it does. */
  readonly server: string | undefined;
}

/** A region's own server is that region, even if `api-url` names it: one cache has one name. */
function normalizeCache({ region, server }: CacheName): CacheName {
  const own = REGIONS.find((each) => originOf(each) === server);
  return own ? { region: own, server: undefined } : { region, server };
}

/** A note whose statuses have not been read yet. */
export type NoteWithoutEnd = Omit<Note, 'end'>;

/** The most ids that a note names; more are `unknown`: its success then counts for nothing. */
const MAX_LEFT = 500;

/**
 * Reads a deployment; undefined for anything else, and for a note about another cache. A payload that cannot be read makes an
 * attempt of this manifest, never a success: `isReadable` is false.
 */
export function parseNote(
  { id, sha, createdAt, payload }: Deployment,
  cache: CacheName,
  ownManifest: string,
): (NoteWithoutEnd & { readonly isReadable: boolean }) | undefined {
  const commit = typeof sha === 'string' ? parseCommitSha(sha) : undefined;
  if (typeof id !== 'number' || !commit) return undefined;
  const fields = parsePayload(payload);
  const { region, server, manifest } = fields;
  if (typeof region === 'string' && !isSameCache(region, server, cache)) return undefined;
  const known = { id, sha: commit, began: parseTime(createdAt) ?? 0 };
  const purpose = purposeOf(fields);
  if (typeof manifest !== 'string' || !purpose) return { ...known, ...UNREADABLE, manifest: ownManifest };
  return {
    ...known,
    manifest,
    purpose,
    ref: text(fields['ref']),
    pullRequest: count(fields['pullRequest']) || undefined,
    head: commitOf(fields['head']),
    base: commitOf(fields['base']),
    leftToOthers: parseLeft(fields['left']),
    scope: typeof region === 'string' ? parseScope(fields) : undefined,
    isReadable: true,
  };
}

function isSameCache(region: string, server: unknown, cache: CacheName): boolean {
  if (server !== undefined && server !== null && typeof server !== 'string') return false;
  const noted = normalizeCache({ region, server: server ?? undefined });
  const own = normalizeCache(cache);
  return noted.region === own.region && noted.server === own.server;
}

const UNREADABLE = {
  purpose: 'unknown',
  ref: undefined,
  pullRequest: undefined,
  head: undefined,
  base: undefined,
  leftToOthers: new Set<EntryId>(),
  scope: undefined,
  isReadable: false,
} as const;

/** What a note says, as the payload of a deployment. */
export function formatPayload(
  note: Pick<Note, 'manifest' | 'ref' | 'pullRequest' | 'head' | 'base' | 'leftToOthers'> & {
    readonly purpose: Exclude<Note['purpose'], 'unknown'>;
    readonly scope: ReadingScope;
  },
  cache: CacheName,
): Record<string, unknown> {
  const { region, server } = normalizeCache(cache);
  const { purpose, manifest, ref, pullRequest, head, base, leftToOthers, scope } = note;
  return {
    manifest,
    region,
    ...(server === undefined ? {} : { server }),
    ref: ref ?? null,
    purpose,
    pullRequest: pullRequest ?? null,
    ...(head ? { head } : {}),
    ...(base ? { base } : {}),
    left: leftToOthers === 'unknown' || leftToOthers.size > MAX_LEFT ? 'unknown' : [...leftToOthers],
    ...scope,
  };
}

/**
 * Undefined for what this version does not know: a later one may have other purposes. The first edition named a pull request only: for
 * previews and what undid them, and 0 for what was undone by hand.
 */
function purposeOf(fields: Record<string, unknown>): Exclude<Note['purpose'], 'unknown'> | undefined {
  const { purpose, region, pullRequest } = fields;
  if (purpose === 'sync' || purpose === 'undo') return purpose;
  if (purpose === 'preview') return count(pullRequest) ? purpose : undefined;
  if (purpose !== undefined || region !== undefined) return undefined;
  if (pullRequest === undefined || pullRequest === null) return 'sync';
  const number = count(pullRequest);
  return number === undefined ? undefined : number === 0 ? 'undo' : 'preview';
}

function parseLeft(value: unknown): Note['leftToOthers'] {
  if (value === undefined) return new Set();
  if (!Array.isArray(value)) return 'unknown';
  const ids = value.map((id) =>
    typeof id === 'string' || typeof id === 'number' ? parseEntryId(String(id)) : undefined,
  );
  return ids.every((id) => id !== undefined) ? new Set(ids) : 'unknown';
}

function parseScope(fields: Record<string, unknown>): ReadingScope | undefined {
  const { manifests, gone, previews, undone, finished, clean } = fields;
  if (!isTexts(manifests) || !isTexts(gone) || !isCounts(previews) || !isCounts(undone)) return undefined;
  if (!isCounts(finished)) return undefined;
  return { manifests, gone, previews, undone, finished, clean: clean === true };
}

/** GitHub gives a payload back as it came, or as text that holds it; GraphQL as text of that text. */
function parsePayload(value: unknown): Record<string, unknown> {
  let parsed = value;
  for (let depth = 0; depth < 2 && typeof parsed === 'string'; depth += 1) {
    try {
      parsed = JSON.parse(parsed);
    } catch {
      return {};
    }
  }
  return isRecord(parsed) ? parsed : {};
}

const ENDS = new Set(['success', 'failure', 'error', 'inactive']);

/** Success is what any status ever said: later ones may make it `inactive`. Both APIs' spellings of a status are read. */
export function parseStatuses(value: unknown): NoteEnd {
  const statuses = Array.isArray(value) ? value.filter(isRecord) : [];
  const stateOf = ({ state }: Record<string, unknown>) => String(state).toLowerCase();
  const times = statuses
    .filter((status) => ENDS.has(stateOf(status)))
    .map((status) => parseTime(status['created_at'] ?? status['createdAt']))
    .filter((time) => time !== undefined);
  return {
    succeeded: statuses.some((status) => stateOf(status) === 'success'),
    at: times.length > 0 ? Math.min(...times) : undefined,
  };
}

/** A time as GitHub writes it, in milliseconds since 1970. */
export function parseTime(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

function commitOf(value: unknown): CommitSha | undefined {
  return typeof value === 'string' ? parseCommitSha(value) : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function count(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => count(item) !== undefined);
}
