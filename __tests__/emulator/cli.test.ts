import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { describeRequest, describeStart, printable } from '../../emulator/polyai/console.ts';
import { readSettings } from '../../emulator/polyai/flags.ts';
import { jsonOf } from '../support/emulated.ts';

const folder = mkdtempSync(join(tmpdir(), 'emulator-'));
afterAll(() => rmSync(folder, { recursive: true }));

function jsonFile(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('flags', () => {
  test('have defaults', () => {
    const { options, faults, seconds } = readSettings([]);
    expect(options).toMatchObject({ port: 8787, latencyMs: 0 });
    expect(options.keys).toEqual([{ key: 'emulator-key', permissions: ['read', 'write'] }]);
    expect(options.agents['PROJECT-EMULATOR']?.map(({ id }) => id)).toEqual(
      Array.from({ length: 10 }, (_, i) => String(1001 + i)),
    );
    expect([options.requestsPerSecond, faults, seconds]).toEqual([undefined, [], 3600]);
  });

  test('are all read', () => {
    const faults = jsonFile('faults.json', [{ status: 500 }]);
    const text = `--port 0 --agent A --key k --entries 2 --latency-ms 5 --requests-per-second 9 --for 7 --faults ${faults}`;
    const settings = readSettings(text.split(' '));
    expect(settings).toMatchObject({
      options: { port: 0, latencyMs: 5, requestsPerSecond: 9, keys: [{ key: 'k' }] },
      faults: [{ status: 500 }],
      seconds: 7,
    });
    expect(settings.options.agents).toEqual({ A: [{ id: '1001' }, { id: '1002' }] });
  });

  test('take a seed, in two forms', () => {
    const short = readSettings(['--agent', 'A', '--seed', jsonFile('short.json', [{ id: '5' }])]);
    expect(short.options).toMatchObject({ agents: { A: [{ id: '5' }] }, keys: [{ key: 'emulator-key' }] });
    const seed = { agents: { B: [{ id: '6' }] }, keys: [{ key: 'q', permissions: ['read'] }] };
    expect(readSettings(['--seed', jsonFile('full.json', seed)]).options).toMatchObject(seed);
  });

  test.each<[string[], string]>([
    [['--port', 'x'], '--port must be a whole number from 0 to 65535, not "x"'],
    [['--port', '70000'], '--port must be'],
    [['--entries', '-1'], "Option '--entries' argument is ambiguous"],
    [['--entries=1.5'], '--entries must be a whole number from 0'],
    [['--latency-ms='], '--latency-ms must be a whole number'],
    [['--requests-per-second', '0'], '--requests-per-second must be a whole number from 1'],
    [['--for', '0'], '--for must be a whole number from 1'],
    [['--agent', 'a b'], '--agent must be letters'],
    [['--key', ''], '--key must be'],
    [['--entries', '1', '--seed', 'x'], 'give --seed or --entries, not both'],
    [['--seed', join(folder, 'none.json')], 'ENOENT'],
    [['--seed', jsonFile('bad.json', '{')], 'bad.json: '],
    [['--seed', jsonFile('empty.json', {})], 'a seed must be a list of entries'],
    [['--faults', jsonFile('bad-fault.json', { status: 1 })], 'status must be a number from 200'],
    [['--colour'], "Unknown option '--colour'"],
    [['stray'], 'Unexpected argument'],
  ])('%j is refused', (args, message) => {
    expect(() => readSettings(args)).toThrow(message);
  });
});

describe('what is printed', () => {
  test.each([
    ['plain /a?b=1', 'plain /a?b=1'],
    ['a\nb\r\x1b[2J', 'a\\u{a}b\\u{d}\\u{1b}[2J'],
    ['##[error]', '\\u{23}\\u{23}[error]'],
    ['\u202e\u2028', '\\u{202e}\\u{2028}'],
    ['ü 音', 'ü 音'],
  ])('%j', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  test('a request is one line', () => {
    const line = describeRequest({
      number: 1,
      method: 'GET',
      path: '/x\n::error::y',
      route: 'unknown',
      headers: {},
      bodyLength: 3,
      bodySha256: '',
      outcome: 'reset',
      startedAt: 0,
      endedAt: 12.4,
      faulted: true,
    });
    expect(line).toBe('1970-01-01T00:00:00.000Z reset GET /x\\u{a}::error::y 3 B 12 ms fault\n');
  });

  test('the curl line survives a quote', () => {
    expect(describeStart('http://127.0.0.1:1', readSettings(['--key', "a'b"]))).toContain(
      `curl -s -H 'X-API-KEY: a'\\''b' 'http://127.0.0.1:1/v1/agents/PROJECT-EMULATOR/audio-cache?limit=2'`,
    );
  });
});

describe('the program', () => {
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
});
