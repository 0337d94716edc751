import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { ApiKey } from './access.ts';
import { STORES_NAMES } from './cache.ts';
import { type EntrySeed, numberedEntries } from './entry-seed.ts';
import { parseFaults } from './fault-file.ts';
import type { Fault } from './faults.ts';
import type { Seeds } from './model.ts';
import type { EmulatorOptions } from './options.ts';
import { ID_FORMS, SPELLINGS } from './spelling.ts';

export const USAGE = `usage: npm run emulator -- [flags]

  --port N                  where to listen on 127.0.0.1; 0 takes a free one (8787)
  --agent ID                the agent (PROJECT-EMULATOR)
  --key KEY                 its API key, with read and write (emulator-key)
  --entries N               entries to start with, numbered from 1001 (10)
  --bytes N                 how large the audio of each of them is (1644)
  --seed FILE               JSON: a list of entries, or {"agents": {ID: entries}, "keys": [...]}
  --spelling camel|snake    of the fields of a listing (camel)
  --ids-as text|number      in a listing (text)
  --stores WHAT             of audio it is sent: bytes, samples (under another header) or sound (encoded anew) (bytes)
  --latency-ms N            how long each call takes (0)
  --requests-per-second N   more get 429 (no limit)
  --faults FILE             JSON: one fault or a list of them
  --for SECONDS             how long to run (3600)
`;

export interface Settings {
  options: EmulatorOptions;
  faults: Fault[];
  seconds: number;
  help: boolean;
}

const FIRST_ID = 1001;

/** Flags to settings; the error says which flag is bad and what is allowed. */
export function readSettings(args: string[]): Settings {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '8787' },
      agent: { type: 'string', default: 'PROJECT-EMULATOR' },
      key: { type: 'string', default: 'emulator-key' },
      entries: { type: 'string' },
      bytes: { type: 'string' },
      seed: { type: 'string' },
      spelling: { type: 'string', default: 'camel' },
      'ids-as': { type: 'string', default: 'text' },
      stores: { type: 'string', default: 'bytes' },
      'latency-ms': { type: 'string', default: '0' },
      'requests-per-second': { type: 'string' },
      faults: { type: 'string' },
      for: { type: 'string', default: '3600' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.seed !== undefined && (values.entries ?? values.bytes) !== undefined)
    throw new Error('give --seed or --entries and --bytes, not both');
  const agent = parseAgent(values.agent);
  const options: EmulatorOptions = {
    ...(values.seed === undefined
      ? { agents: { [agent]: entriesOf(values) }, keys: [] }
      : readSeed(values.seed, agent)),
    port: parseCount('port', values.port, 0, 65_535),
    latencyMs: parseCount('latency-ms', values['latency-ms'], 0, 600_000),
    spelling: parseChoice('spelling', values.spelling, SPELLINGS),
    idsAs: parseChoice('ids-as', values['ids-as'], ID_FORMS),
    stores: parseChoice('stores', values.stores, STORES_NAMES),
  };
  if (options.keys.length === 0)
    options.keys = [{ key: parseKey(values.key), permissions: ['read', 'write'] }];
  const rate = values['requests-per-second'];
  if (rate !== undefined) options.requestsPerSecond = parseCount('requests-per-second', rate, 1, 1_000_000);
  return {
    options,
    faults: values.faults === undefined ? [] : readJson('faults', values.faults, parseFaults),
    seconds: parseCount('for', values.for, 1, 86_400),
    help: values.help,
  };
}

function parseCount(flag: string, text: string, least: number, most: number): number {
  const value = /^[0-9]+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new Error(`--${flag} must be a whole number from ${least} to ${most}, not ${JSON.stringify(text)}`);
}

function parseAgent(text: string): string {
  if (/^[A-Za-z0-9_-]+$/.test(text)) return text;
  throw new Error(`--agent must be letters, digits, - and _, not ${JSON.stringify(text)}`);
}

function parseKey(text: string): string {
  if (/^[\x21-\x7e]+$/.test(text)) return text;
  throw new Error('--key must be printable ASCII without spaces');
}

function parseChoice<T extends string>(flag: string, text: string, choices: readonly T[]): T {
  const choice = choices.find((known) => known === text);
  if (choice !== undefined) return choice;
  throw new Error(`--${flag} must be one of ${choices.join(', ')}, not ${JSON.stringify(text)}`);
}

function entriesOf({ entries = '10', bytes }: { entries?: string; bytes?: string }): EntrySeed[] {
  const size = bytes === undefined ? undefined : parseCount('bytes', bytes, 46, 6 * 1024 * 1024);
  if (size !== undefined && size % 2 === 1) throw new Error('--bytes must be even: a sample has two bytes');
  return numberedEntries(parseCount('entries', entries, 0, 100_000), FIRST_ID, size);
}

function readSeed(path: string, agent: string): { agents: Seeds; keys: ApiKey[] } {
  return readJson('seed', path, (value) => {
    const seed = Array.isArray(value) ? { agents: { [agent]: value } } : value;
    const { agents, keys = [] } = (seed ?? {}) as { agents?: Seeds; keys?: ApiKey[] };
    const lists = typeof agents === 'object' && agents !== null ? Object.entries(agents) : [];
    if (lists.length === 0 || !lists.every(([, list]) => Array.isArray(list)) || !Array.isArray(keys)) {
      throw new TypeError('a seed must be a list of entries, or {"agents": {id: entries}, "keys": […]}');
    }
    const filled = lists.map(([id, list]) => [id, list.map((entry) => withFile(entry, dirname(path)))]);
    return { agents: Object.fromEntries(filled), keys };
  });
}

/** `audioFile` in a seed: a path from the seed's own folder. */
function withFile(entry: EntrySeed & { audioFile?: string }, folder: string): EntrySeed {
  const { audioFile, ...rest } = entry;
  return audioFile === undefined ? rest : { ...rest, audio: readFileSync(resolve(folder, audioFile)) };
}

function readJson<T>(flag: string, path: string, parse: (value: unknown) => T): T {
  try {
    return parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new Error(`--${flag} ${path}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}
