import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Fault } from '../emulator/polyai/faults.ts';
import type { RequestRecord } from '../emulator/polyai/request-log.ts';

export const AGENT = 'PROJECT-BENCH';
export const KEY = 'bench-key';
/** The emulator numbers its entries from here on. */
export const FIRST_ID = 1001;

export interface ServerOptions {
  readonly entries: number;
  /** How large the audio of each entry is: `makeNumberedWav(bytes, id)`. Made up and small where it is not said. */
  readonly bytes?: number;
  /** How long each answer is held back. Milliseconds. */
  readonly latency?: number;
  readonly requestsPerSecond?: number;
}

/** An emulated audio cache in a process of its own, so that it does not run on the event loop that measures. */
export interface Server {
  readonly url: string;
  /** Everything as it was at the start, but for the rate limit; then these faults. */
  reset(...faults: readonly Fault[]): Promise<void>;
  /** What was asked since then, in the order of arrival. */
  requests(): Promise<RequestRecord[]>;
  close(): Promise<void>;
}

const CLI = join(import.meta.dirname, '..', 'emulator', 'cli.ts');
/** It ends by itself, should the measuring process be killed. Seconds. */
const LIFETIME = 600;

export async function startServer({
  entries,
  bytes,
  latency = 0,
  requestsPerSecond,
}: ServerOptions): Promise<Server> {
  const flags: Record<string, string | number> = { port: 0, agent: AGENT, key: KEY, entries, for: LIFETIME };
  if (bytes !== undefined) flags['bytes'] = bytes;
  if (latency > 0) flags['latency-ms'] = latency;
  if (requestsPerSecond !== undefined) flags['requests-per-second'] = requestsPerSecond;
  const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const stop = () => child.kill();
  process.on('exit', stop);
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const url = /http:\S+/.exec(line)?.[0];
  if (!url) throw new Error(`the emulator did not start: ${line}`);

  const control = async (method: string, call: string, body?: unknown) => {
    const answer = await fetch(`${url}/_emulator/${call}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`the emulator refused ${call}: ${await answer.text()}`);
    return answer.json();
  };
  return {
    url,
    async reset(...faults) {
      await control('POST', 'reset');
      if (faults.length > 0) await control('POST', 'faults', faults);
    },
    async requests() {
      return ((await control('GET', 'requests')) as { requests: RequestRecord[] }).requests;
    },
    async close() {
      process.off('exit', stop);
      stop();
      await once(child, 'exit');
    },
  };
}

/** Milliseconds from the arrival of the first of these requests until the last of them was answered. */
export function spanOf(requests: readonly RequestRecord[]): number {
  const starts = requests.map(({ startedAt }) => startedAt);
  const ends = requests.map(({ endedAt = Number.NaN }) => endedAt);
  return Math.max(...ends) - Math.min(...starts);
}
