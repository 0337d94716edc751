import type { AgentId, EntryId, Region } from '../lib/ids.ts';

export interface ManifestEntry {
  /** The key as written: a path relative to the manifest's folder. */
  readonly name: string;
  readonly id: EntryId;
  /** Where the key stands, both counted from 1. */
  readonly line: number;
  readonly column: number;
}

export interface Manifest {
  readonly agentId: AgentId | undefined;
  readonly region: Region | undefined;
  readonly entries: readonly ManifestEntry[];
}
