import { afterEach, expect } from '@jest/globals';
import {
  type Emulator,
  type EmulatorOptions,
  type Exchange,
  makeWav,
  startEmulator,
} from '../../emulator/polyai.ts';
import { requestViolations, responseViolations } from './contract.ts';
import { findOperation } from './contract-document.ts';

export const AGENT = 'PROJECT-1';
export const CACHE = `/v1/agents/${AGENT}/audio-cache`;
export const KEY = 'key-of-one';

export interface Emulated extends Emulator {
  call(method: string, path: string, init?: RequestInit): Promise<Response>;
}

const running: Emulator[] = [];
const exchanges: Exchange[] = [];

/** An emulator with three entries. After the test it is closed, and what it answered is held to the contract. */
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
