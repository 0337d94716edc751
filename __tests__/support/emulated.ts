import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect } from '@jest/globals';
import {
  type Emulator,
  type EmulatorOptions,
  type Exchange,
  type Fault,
  makeWav,
  startEmulator,
} from '../../emulator/polyai/polyai.ts';
import { requestViolations, responseViolations } from './contract.ts';
import { findOperation } from './contract-document.ts';

export const AGENT = 'PROJECT-1';
export const CACHE = `/v1/agents/${AGENT}/audio-cache`;
const KEY = 'key-of-one';

export interface Emulated extends Emulator {
  call(method: string, path: string, init?: RequestInit): Promise<Response>;
}

const running: Emulator[] = [];
const exchanges: Exchange[] = [];

/** An emulator with three entries. After the test it is closed, and its responses are held to the contract. */
export async function emulated(options: Partial<EmulatorOptions> = {}): Promise<Emulated> {
  const emulator = await startEmulator({
    agents: { [AGENT]: ['1', '2', '3'].map((id) => ({ id, audio: makeWav(0.01, 300) })) },
    keys: [{ key: KEY, permissions: ['read', 'write'] }],
    onExchange: (exchange) => exchanges.push(exchange),
    ...options,
  });
  running.push(emulator);
  const call = (method: string, path: string, { headers, ...init }: RequestInit = {}) =>
    fetch(emulator.url + path, {
      method,
      redirect: 'manual',
      headers: { 'x-api-key': KEY, ...(headers as Record<string, string>) },
      ...init,
    });
  return { ...emulator, call };
}

export async function scripted(...faults: Fault[]): Promise<Emulated> {
  const emulator = await emulated();
  for (const fault of faults) emulator.fault(fault);
  return emulator;
}

export const replacing = (
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): RequestInit => ({
  body,
  headers: { 'content-type': 'audio/wav', ...headers },
});

export const sendingJson = (value: unknown): RequestInit => ({
  body: JSON.stringify(value),
  headers: { 'content-type': 'application/json' },
});

/** Waits for what the other side does in its own time. */
export async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 5000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('waited in vain');
    await sleep(2);
  }
}

/** The form of the details call. */
export function formOf(settings: string, audio = new Uint8Array(makeWav())): RequestInit {
  const body = new FormData();
  body.set('file', new Blob([audio], { type: 'audio/wav' }), 'new.wav');
  body.set('settings', settings);
  return { body };
}

/** The tests say themselves what they expect in it. */
// biome-ignore lint/suspicious/noExplicitAny: JSON has any shape
export async function jsonOf(response: Response | undefined): Promise<any> {
  return response?.json();
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.close()));
  for (const exchange of exchanges.splice(0)) {
    const { request, response, scripted } = exchange;
    if (scripted || !findOperation(request.method, request.path)) continue;
    expect(responseViolations(exchange)).toEqual([]);
    // What the contract forbids is refused, so that a bad client cannot pass here.
    if (response.status < 400) expect(requestViolations(exchange)).toEqual([]);
  }
});
