/** Ids that must not be confused are branded: only the functions here, and Git's output, create them. */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** A PolyAI cache entry: digits that fit a signed 64-bit number, carried as text because not all of them fit a JavaScript number. */
export type EntryId = Branded<'EntryId'>;
/** An Agent Studio project id. It goes into URLs and environment names. */
export type AgentId = Branded<'AgentId'>;
/** Full hexadecimal Git object ids: 40 digits (SHA-1) or 64 (SHA-256). */
export type CommitSha = Branded<'CommitSha'>;
export type TreeId = Branded<'TreeId'>;
export type BlobId = Branded<'BlobId'>;

export const REGIONS = ['us', 'eu', 'uk', 'studio'] as const;
export type Region = (typeof REGIONS)[number];

/** The server of a region (PolyAI API, "Base URLs"). */
export function originOf(region: Region): string {
  return `https://api.${region}.poly.ai`;
}

const ENTRY_ID = /^[1-9][0-9]{0,18}$/;
const AGENT_ID = /^[A-Za-z0-9_-]+$/;
const OBJECT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

export function parseEntryId(text: string): EntryId | undefined {
  return ENTRY_ID.test(text) ? (text as EntryId) : undefined;
}

export function parseAgentId(text: string): AgentId | undefined {
  return AGENT_ID.test(text) ? (text as AgentId) : undefined;
}

export function parseRegion(text: string): Region | undefined {
  return REGIONS.find((region) => region === text);
}

/** Reads a full commit id, in either case; anything shorter or longer is none. */
export function parseCommitSha(text: string): CommitSha | undefined {
  const lower = text.toLowerCase();
  return OBJECT_ID.test(lower) ? (lower as CommitSha) : undefined;
}

/** The first digits of a commit id, as people write it. */
export function shortSha(sha: CommitSha): string {
  return sha.slice(0, 7);
}

/** Sorts ids as the numbers that they are (`9` before `10`). */
export function compareEntryIds(a: EntryId, b: EntryId): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
