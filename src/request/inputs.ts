import { type AgentId, type EntryId, parseAgentId, REGIONS, type Region } from '../lib/ids.ts';
import type { Problem } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import type { DeletionLimit } from '../plan/guard.ts';
import {
  BOOLEAN,
  DELETION_LIMIT,
  ENTRY_IDS,
  FOLDER,
  type Form,
  ORIGIN,
  oneOf,
  PATTERNS,
  parseSecret,
  REPOSITORY_PATH,
  REVISION,
  seconds,
  wholeNumber,
} from './input-values.ts';

export type Mode = (typeof MODES)[number];
type Unmapped = (typeof UNMAPPED)[number];
type RecordMode = (typeof RECORD)[number];

const MODES = ['auto', 'sync', 'plan', 'cleanup'] as const;
const UNMAPPED = ['warn', 'error', 'ignore'] as const;
const RECORD = ['auto', 'true', 'false'] as const;

/** Everything that the user can say, checked. Meanings and defaults stand in action.yml. */
export interface Inputs {
  readonly apiKey: string | undefined;
  readonly agentId: AgentId | undefined;
  readonly region: Region | undefined;
  /** An origin, without a trailing slash. */
  readonly apiUrl: string | undefined;
  /** Path in the repository, `/`-separated, normal form. */
  readonly manifest: string;
  /** Glob patterns; none means every WAV file. */
  readonly files: readonly string[];
  readonly unmapped: Unmapped;
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

export type InputsResult =
  | { readonly ok: true; readonly inputs: Inputs }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Where an input is not given, it is the fallback. */
interface Input<Value> extends Form<Value> {
  readonly name: string;
  readonly fallback: Value;
  /** Its value is never shown. */
  readonly secret?: true;
}

const SECRET = { parse: parseSecret, allowed: '', fallback: undefined, secret: true } as const;
const AGENT_ID = {
  parse: parseAgentId,
  allowed: 'the project id from Agent Studio: letters, digits, "-" and "_"',
};
const RECORDS = oneOf(RECORD);

/** Names and defaults are those of action.yml; a test compares them. */
const INPUTS: { readonly [Key in keyof Inputs]: Input<Inputs[Key]> } = {
  apiKey: { name: 'api-key', ...SECRET },
  agentId: { name: 'agent-id', fallback: undefined, ...AGENT_ID },
  region: { name: 'region', fallback: undefined, ...oneOf(REGIONS) },
  apiUrl: { name: 'api-url', fallback: undefined, ...ORIGIN },
  manifest: { name: 'manifest', fallback: 'audio/manifest.json', ...REPOSITORY_PATH },
  files: { name: 'files', fallback: [], ...PATTERNS },
  unmapped: { name: 'unmapped', fallback: 'warn', ...oneOf(UNMAPPED) },
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

/** Turns the inputs, as the runner hands them over, into one checked value, or says everything that is wrong with them. */
export function parseInputs(get: (name: string) => string): InputsResult {
  const problems: Problem[] = [];
  const read = Object.entries(INPUTS).map(([key, input]: [string, Input<unknown>]) => {
    const text = get(input.name).trim();
    const value = text === '' ? input.fallback : input.parse(text);
    if (value === undefined && text !== '') problems.push({ message: complaint(input, text) });
    return [key, value];
  });
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, inputs: Object.fromEntries(read) as unknown as Inputs };
}

function complaint({ name, allowed, secret }: Input<unknown>, text: string): string {
  return secret
    ? `input "${name}" holds a space, a line break or a character that it cannot have: store the bare value in the secret`
    : `input "${name}" is ${quote(text)}: write ${allowed}`;
}
