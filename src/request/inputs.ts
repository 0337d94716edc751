import { type AgentId, type EntryId, parseAgentId, REGIONS, type Region } from '../lib/ids.ts';
import { STRICT_KINDS, type StrictKind } from '../lib/strict.ts';
import type { DeletionLimit } from '../plan/guard.ts';
import {
  BOOLEAN,
  DELETION_LIMIT,
  ENTRY_IDS,
  FOLDER,
  listOf,
  ORIGIN,
  oneOf,
  PATTERNS,
  REPOSITORY_PATH,
  REVISION,
  seconds,
  wholeNumber,
} from './input-values.ts';
import { type InputTable, SECRET } from './read-inputs.ts';

export type Mode = (typeof MODES)[number];
type Unmapped = (typeof UNMAPPED)[number];
type RecordMode = (typeof RECORD)[number];

const MODES = ['auto', 'sync', 'plan', 'cleanup'] as const;
const UNMAPPED = ['warn', 'error', 'ignore'] as const;
const RECORD = ['auto', 'true', 'false'] as const;

/** All inputs, validated. Descriptions and defaults are in action.yml. */
export interface Inputs {
  readonly apiKey: string | undefined;
  readonly agentId: AgentId | undefined;
  readonly region: Region | undefined;
  /** An origin, without a trailing slash. */
  readonly apiUrl: string | undefined;
  /** Path in the repository, `/`-separated, normal form. */
  readonly manifest: string;
  /** Path of a PolyAI ADK project file, or its bare name, which is looked for from the manifest's folder upwards. */
  readonly project: string | undefined;
  /** Glob patterns; none means every WAV file. */
  readonly files: readonly string[];
  readonly unmapped: Unmapped;
  /** Audio warnings that block the run. */
  readonly strict: readonly StrictKind[];
  readonly mode: Mode;
  readonly base: string | undefined;
  readonly full: boolean;
  readonly delete: boolean;
  readonly deleteIds: readonly EntryId[];
  readonly maxDeletes: DeletionLimit;
  readonly concurrency: number;
  readonly maxAttempts: number;
  /** Milliseconds for one try. */
  readonly requestTimeout: number;
  readonly backup: string | undefined;
  readonly comment: boolean;
  readonly record: RecordMode;
  readonly githubToken: string | undefined;
}

const AGENT_ID = {
  parse: parseAgentId,
  allowed: 'the project id from Agent Studio: letters, digits, "-" and "_"',
};
const RECORDS = oneOf(RECORD);

/**
 * Names and defaults are those of action.yml; a test compares them. The other actions take what they need from here: inputs of one
 * name mean the same everywhere.
 */
export const INPUTS: InputTable<Inputs> = {
  apiKey: { name: 'api-key', ...SECRET },
  agentId: { name: 'agent-id', fallback: undefined, ...AGENT_ID },
  region: { name: 'region', fallback: undefined, ...oneOf(REGIONS) },
  apiUrl: { name: 'api-url', fallback: undefined, ...ORIGIN },
  manifest: { name: 'manifest', fallback: 'audio/manifest.json', ...REPOSITORY_PATH },
  project: { name: 'project', fallback: undefined, ...REPOSITORY_PATH },
  files: { name: 'files', fallback: [], ...PATTERNS },
  unmapped: { name: 'unmapped', fallback: 'warn', ...oneOf(UNMAPPED) },
  strict: { name: 'strict', fallback: [], ...listOf(STRICT_KINDS) },
  mode: { name: 'mode', fallback: 'auto', ...oneOf(MODES) },
  base: { name: 'base', fallback: undefined, ...REVISION },
  full: { name: 'full', fallback: false, ...BOOLEAN },
  delete: { name: 'delete', fallback: true, ...BOOLEAN },
  deleteIds: { name: 'delete-ids', fallback: [], ...ENTRY_IDS },
  maxDeletes: { name: 'max-deletes', fallback: { kind: 'percent', percent: 50 }, ...DELETION_LIMIT },
  concurrency: { name: 'concurrency', fallback: 4, ...wholeNumber(1, 32) },
  maxAttempts: { name: 'max-attempts', fallback: 5, ...wholeNumber(1, 10) },
  requestTimeout: { name: 'request-timeout', fallback: 60_000, ...seconds(1, 600) },
  backup: { name: 'backup', fallback: undefined, ...FOLDER },
  comment: { name: 'comment', fallback: false, ...BOOLEAN },
  record: {
    name: 'record',
    fallback: 'auto',
    ...RECORDS,
    parse: (text) => RECORDS.parse(`${BOOLEAN.parse(text) ?? text}`),
  },
  githubToken: { name: 'github-token', ...SECRET },
};
