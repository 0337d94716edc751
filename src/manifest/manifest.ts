import type { AgentId, EntryId, Region } from '../lib/ids.ts';

/** A cache entry that the manifest maps. A file with several ids is several of these, all with its name. */
export interface ManifestEntry {
  /** The key as written: a path relative to the manifest's folder. */
  readonly name: string;
  readonly id: EntryId;
  /** The position of the key or, in a list of ids, of the id; counted from 1. */
  readonly line: number;
  readonly column: number;
  /** The phrase as written, which the live entry must have. */
  readonly transcript: string | undefined;
  /** A BCP 47 code as written, e.g. `en-US`. */
  readonly language: string | undefined;
}

/** An entry whose id is still to be found by its phrase: `id: ""`. */
export interface EntryToFind extends Omit<ManifestEntry, 'id' | 'transcript'> {
  readonly transcript: string;
}

/** A phrase that must be cached, whether or not a file is mapped to it. */
export interface RequiredPhrase {
  readonly transcript: string;
  readonly language: string | undefined;
  readonly line: number;
  readonly column: number;
}

export interface Manifest {
  readonly agentId: AgentId | undefined;
  readonly region: Region | undefined;
  readonly entries: readonly ManifestEntry[];
  readonly require: readonly RequiredPhrase[];
}

/** Maps nothing, and names no agent. */
export const EMPTY_MANIFEST: Manifest = { agentId: undefined, region: undefined, entries: [], require: [] };

/** The result of reading a text without faults. */
export interface ValidManifest {
  readonly ok: true;
  readonly manifest: Manifest;
  /** None, unless unknown ids are allowed. */
  readonly toFind: readonly EntryToFind[];
}
