import type { AgentId, EntryId, Region } from '../lib/ids.ts';
import type { Problem } from '../lib/problem.ts';
import type { Phrase } from '../plan/transcripts.ts';
import type { Link } from './relink.ts';

/** A file of the repository, with what PolyAI lists about its entries. */
export interface ImportedFile extends Phrase {
  /** Relative to the manifest's folder. */
  readonly name: string;
  readonly ids: readonly EntryId[];
  /** Of all its entries; undefined if PolyAI does not list any. */
  readonly hits: number | undefined;
  /** Undefined where neither the audio nor PolyAI says it. */
  readonly seconds: number | undefined;
  readonly bytes: number;
}

export interface Relinked {
  readonly link: Link;
  readonly to: EntryId;
}

/** Everything that is known about a run. It grows step by step, so that a report can be made wherever the run ends. */
export interface ImportRun {
  inputs: Readonly<Record<string, unknown>> | undefined;
  manifest: string | undefined;
  agentId: AgentId | undefined;
  region: Region | undefined;
  origin: string | undefined;
  /** How many entries the cache has; undefined until it was listed. */
  live: number | undefined;
  /** Files that are new in the repository and in the manifest. */
  imported: readonly ImportedFile[];
  /** Files that the manifest had, and the repository lacked. */
  fetched: readonly ImportedFile[];
  relinked: readonly Relinked[];
  ambiguous: readonly { readonly link: Link; readonly candidates: readonly EntryId[] }[];
  /** Entries whose audio could not be downloaded or written. */
  readonly failed: { readonly id: EntryId; readonly reason: string }[];
  /** Lines that a person has to add to the manifest, where this run cannot. */
  byHand: readonly string[];
  /** Paths in the repository that this run wrote, or found as it would have written them. */
  readonly files: string[];
  readonly problems: Problem[];
  readonly warnings: Problem[];
  readonly notices: Problem[];
  end: 'running' | 'finished' | 'blocked' | 'broken' | 'cancelled';
}

export type ImportOutcome = 'imported' | 'unchanged' | 'blocked' | 'failed' | 'cancelled';

export function newImportRun(): ImportRun {
  return {
    inputs: undefined,
    manifest: undefined,
    agentId: undefined,
    region: undefined,
    origin: undefined,
    live: undefined,
    imported: [],
    fetched: [],
    relinked: [],
    ambiguous: [],
    failed: [],
    byHand: [],
    files: [],
    problems: [],
    warnings: [],
    notices: [],
    end: 'running',
  };
}

/** The outcome of the run as a whole. A run that has not reached its end, for whatever reason, has failed. */
export function outcomeOf(run: ImportRun): ImportOutcome {
  if (run.end === 'cancelled' || run.end === 'blocked') return run.end;
  if (run.end !== 'finished' || run.failed.length + run.problems.length > 0) return 'failed';
  return run.files.length > 0 ? 'imported' : 'unchanged';
}
