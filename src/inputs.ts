import { posix } from 'node:path';
import type { DeletionLimit } from './plan/guard.ts';
import {
  type AgentId,
  type EntryId,
  parseAgentId,
  parseEntryId,
  parseRegion,
  REGIONS,
  type Region,
} from './plan/ids.ts';
import type { Problem } from './problem.ts';
import { quote } from './text.ts';

export type Mode = (typeof MODES)[number];
export type Unmapped = (typeof UNMAPPED)[number];
export type RecordMode = (typeof RECORD)[number];

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

/** Turns the inputs, as the runner hands them over, into one checked value, or says everything that is wrong with them. */
export function parseInputs(get: (name: string) => string): InputsResult {
  const problems: Problem[] = [];

  /** Reads one input; where it is not given, its default; where it is wrong, a problem and, to go on checking, the default. */
  function read<Value>(
    name: string,
    fallback: Value,
    parse: (text: string) => Value | undefined,
    allowed: string,
  ): Value {
    const text = get(name).trim();
    if (text === '') return fallback;
    const value = parse(text);
    if (value !== undefined) return value;
    problems.push({ message: `input "${name}" is ${quote(text)}: write ${allowed}` });
    return fallback;
  }
  const boolean = (name: string, fallback: boolean) =>
    read(name, fallback, parseBoolean, '"true" or "false"');
  const count = (name: string, fallback: number, most: number) =>
    read(name, fallback, (text) => parseCount(text, 1, most), `a whole number from 1 to ${most}`);
  const oneOf = <Word extends string>(name: string, words: readonly Word[], fallback: Word) =>
    read(
      name,
      fallback,
      (text) => words.find((word) => word === text),
      words.map((word) => `"${word}"`).join(', '),
    );

  const inputs: Inputs = {
    apiKey: readKey(get, problems),
    agentId: read(
      'agent-id',
      undefined,
      parseAgentId,
      'the project id from Agent Studio: letters, digits, "-" and "_"',
    ),
    region: read('region', undefined, parseRegion, REGIONS.join(', ')),
    apiUrl: read(
      'api-url',
      undefined,
      parseOrigin,
      'an origin such as "https://gateway.example.com" (http: only on loopback)',
    ),
    manifest: read(
      'manifest',
      'audio/manifest.json',
      parsePath,
      'a path in the repository with "/" between folders',
    ),
    files: patternsOf(get('files')),
    unmapped: oneOf('unmapped', UNMAPPED, 'warn'),
    mode: oneOf('mode', MODES, 'auto'),
    base: read('base', undefined, parseRevision, 'a commit SHA, a branch or a tag'),
    full: boolean('full', false),
    delete: boolean('delete', true),
    deleteIds: read(
      'delete-ids',
      [],
      parseIds,
      'entry ids (digits, no leading zeros), separated by white space or commas',
    ),
    maxDeletes: read(
      'max-deletes',
      { kind: 'percent', percent: 50 },
      parseLimit,
      'a count such as "10", or a percentage from "1%" to "100%"',
    ),
    concurrency: count('concurrency', 4, 32),
    maxAttempts: count('max-attempts', 5, 10),
    requestTimeout: count('request-timeout', 60, 600) * 1_000,
    backup: get('backup').trim() || undefined,
    comment: boolean('comment', false),
    record: read('record', 'auto', parseRecord, '"auto", "true" or "false"'),
    githubToken: get('github-token').trim() || undefined,
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, inputs };
}

/** The key becomes a header: one line of visible ASCII. It is never quoted in a message. */
function readKey(get: (name: string) => string, problems: Problem[]): string | undefined {
  const key = get('api-key').trim();
  if (key === '') return undefined;
  if (/^[\x21-\x7e]+$/.test(key)) return key;
  problems.push({
    message:
      'input "api-key" holds a space, a line break or a character that no key has: store the bare key in the secret',
  });
  return undefined;
}

/** The spellings that `core.getBooleanInput` reads (YAML 1.2 core schema). */
function parseBoolean(text: string): boolean | undefined {
  if (['true', 'True', 'TRUE'].includes(text)) return true;
  if (['false', 'False', 'FALSE'].includes(text)) return false;
  return undefined;
}

function parseRecord(text: string): RecordMode | undefined {
  const flag = parseBoolean(text);
  return flag === undefined ? RECORD.find((word) => word === text) : flag ? 'true' : 'false';
}

function parseCount(text: string, least: number, most: number): number | undefined {
  const number = /^[0-9]{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}

function parseLimit(text: string): DeletionLimit | undefined {
  const percent = text.endsWith('%') ? parseCount(text.slice(0, -1).trim(), 1, 100) : undefined;
  if (percent !== undefined) return { kind: 'percent', percent };
  const count = parseCount(text, 0, 999_999_999);
  return count === undefined ? undefined : { kind: 'count', count };
}

function parseIds(text: string): readonly EntryId[] | undefined {
  const ids = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(parseEntryId);
  return ids.every((id) => id !== undefined) ? [...new Set(ids)] : undefined;
}

function parseOrigin(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (
    !url ||
    url.username ||
    url.password ||
    url.pathname !== '/' ||
    url.search ||
    url.hash ||
    text.includes('?') ||
    text.includes('#')
  )
    return undefined;
  const loopback = /^(localhost|127(\.[0-9]+){3}|\[::1\])$/.test(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback) ? url.origin : undefined;
}

/** A path that stays in the repository; `./` in front is dropped. */
function parsePath(text: string): string | undefined {
  if (/[\\\p{Cc}]/u.test(text) || text.startsWith('/') || text.endsWith('/')) return undefined;
  const path = posix.normalize(text);
  return path === '..' || path.startsWith('../') || path === '.' ? undefined : path;
}

/** A name that Git takes for one commit: no range, no path, no option, nothing that could end the line (git-check-ref-format). */
function parseRevision(text: string): string | undefined {
  const bad = /[\s\p{Cc}~^:?*[\\]|\.\.|@\{|^[-/.]|\/$|\.lock$|\/\//u;
  return bad.test(text) ? undefined : text;
}

function patternsOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}
