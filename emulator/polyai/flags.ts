import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { ApiKey } from './access.ts';
import type { EntrySeed } from './cache.ts';
import { parseFaults } from './fault-file.ts';
import type { Fault } from './faults.ts';
import type { Seeds } from './model.ts';
import type { EmulatorOptions } from './options.ts';

export const USAGE = `usage: npm run emulator -- [flags]

  --port N                  where to listen on 127.0.0.1; 0 takes a free one (8787)
  --agent ID                the agent (PROJECT-EMULATOR)
  --key KEY                 its API key, with read and write (emulator-key)
  --entries N               entries to start with, numbered from 1001 (10)
  --seed FILE               JSON: a list of entries, or {"agents": {ID: entries}, "keys": [...]}
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
      seed: { type: 'string' },
      'latency-ms': { type: 'string', default: '0' },
      'requests-per-second': { type: 'string' },
      faults: { type: 'string' },
      for: { type: 'string', default: '3600' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.seed !== undefined && values.entries !== undefined)
    throw new Error('give --seed or --entries, not both');
  const agent = parseAgent(values.agent);
  const options: EmulatorOptions = {
    ...(values.seed === undefined
      ? {
          agents: { [agent]: numberedEntries(parseCount('entries', values.entries ?? '10', 0, 100_000)) },
          keys: [],
        }
      : readSeed(values.seed, agent)),
    port: parseCount('port', values.port, 0, 65_535),
    latencyMs: parseCount('latency-ms', values['latency-ms'], 0, 600_000),
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

function numberedEntries(count: number): EntrySeed[] {
  return Array.from({ length: count }, (_, i) => ({ id: String(FIRST_ID + i) }));
}

function readSeed(path: string, agent: string): { agents: Seeds; keys: ApiKey[] } {
  return readJson('seed', path, (value) => {
    if (Array.isArray(value)) return { agents: { [agent]: value as EntrySeed[] }, keys: [] };
    const { agents, keys = [] } = (value ?? {}) as { agents?: Seeds; keys?: ApiKey[] };
    const lists = typeof agents === 'object' && agents !== null ? Object.values(agents) : [];
    if (!agents || lists.length === 0 || !lists.every(Array.isArray) || !Array.isArray(keys)) {
      throw new TypeError('a seed must be a list of entries, or {"agents": {id: entries}, "keys": […]}');
    }
    return { agents, keys };
  });
}

function readJson<T>(flag: string, path: string, parse: (value: unknown) => T): T {
  try {
    return parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new Error(`--${flag} ${path}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}
