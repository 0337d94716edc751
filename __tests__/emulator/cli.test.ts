import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { jsonOf } from '../support/emulated.ts';

function run(...args: string[]) {
  const child = spawn(process.execPath, [
    new URL('../../emulator/cli.ts', import.meta.url).pathname,
    ...args,
  ]);
  const output = { text: '', errors: '' };
  child.stdout.on('data', (chunk) => (output.text += chunk));
  child.stderr.on('data', (chunk) => (output.errors += chunk));
  const shown = async (pattern: RegExp) => {
    while (!pattern.test(output.text)) await once(child.stdout, 'data');
    return pattern.exec(output.text)?.[1] ?? '';
  };
  return { child, output, shown, ended: once(child, 'close') };
}

test.each(['SIGINT', 'SIGTERM'] as const)('serves until %s', async (signal) => {
  const { child, output, shown, ended } = run('--port', '0', '--entries', '1', '--for', '20');
  const url = await shown(/^url +(\S+)$/m);
  await shown(/^try +(curl .+)$/m);
  const response = await fetch(`${url}/v1/agents/PROJECT-EMULATOR/audio-cache`, {
    headers: { 'x-api-key': 'emulator-key' },
  });
  expect((await jsonOf(response)).totalCount).toBe(1);
  await shown(/(200 GET \/v1\/agents\/PROJECT-EMULATOR\/audio-cache 0 B)/);
  child.kill(signal);
  expect(await ended).toEqual([0, null]);
  expect([output.text.endsWith(`stopped: ${signal}\n`), output.errors]).toEqual([true, '']);
});

test('ends by itself', async () => {
  const { output, ended } = run('--port', '0', '--for', '1');
  expect(await ended).toEqual([0, null]);
  expect(output.text).toMatch(/stopped: 1 s are over\n$/);
});

test('says what is wrong, in one line, and how it is used', async () => {
  const { output, ended } = run('--port', 'x\n::error::y');
  expect(await ended).toEqual([2, null]);
  expect(output.text).toBe('');
  expect(output.errors).toMatch(/^error: --port must be .+\n\nusage: /);
});

test('does not hide that the port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { output, ended } = run('--port', String((other.address() as AddressInfo).port));
  expect(await ended).toEqual([2, null]);
  expect(output.errors).toContain('EADDRINUSE');
  other.close();
});
