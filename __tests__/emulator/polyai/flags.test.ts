import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { readSettings } from '../../../emulator/polyai/flags.ts';
import { makeWav } from '../../../emulator/polyai/wav.ts';

const folder = mkdtempSync(join(tmpdir(), 'emulator-'));
afterAll(() => rmSync(folder, { recursive: true }));

function jsonFile(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

test('flags have defaults', () => {
  const { options, faults, seconds } = readSettings([]);
  expect(options).toMatchObject({
    port: 8787,
    latencyMs: 0,
    spelling: 'camel',
    idsAs: 'text',
    stores: 'bytes',
  });
  expect(options.keys).toEqual([{ key: 'emulator-key', permissions: ['read', 'write'] }]);
  expect(options.agents['PROJECT-EMULATOR']?.map(({ id }) => id)).toEqual(
    Array.from({ length: 10 }, (_, i) => String(1001 + i)),
  );
  expect([options.requestsPerSecond, faults, seconds]).toEqual([undefined, [], 3600]);
});

test('flags are all read', () => {
  const faults = jsonFile('faults.json', [{ status: 500 }]);
  const text = `--port 0 --agent A --key k --entries 2 --bytes 300 --latency-ms 5 --requests-per-second 9 --for 7
    --spelling snake --ids-as number --stores sound --faults ${faults}`;
  const settings = readSettings(text.split(/\s+/));
  expect(settings).toMatchObject({
    options: {
      port: 0,
      latencyMs: 5,
      requestsPerSecond: 9,
      keys: [{ key: 'k' }],
      spelling: 'snake',
      idsAs: 'number',
      stores: 'sound',
    },
    faults: [{ status: 500 }],
    seconds: 7,
  });
  expect(settings.options.agents).toMatchObject({
    A: [
      { id: '1001', bytes: 300 },
      { id: '1002', bytes: 300 },
    ],
  });
});

test('a seed has two forms', () => {
  const short = readSettings(['--agent', 'A', '--seed', jsonFile('short.json', [{ id: '5' }])]);
  expect(short.options).toMatchObject({ agents: { A: [{ id: '5' }] }, keys: [{ key: 'emulator-key' }] });
  const seed = { agents: { B: [{ id: '6' }] }, keys: [{ key: 'q', permissions: ['read'] }] };
  expect(readSettings(['--seed', jsonFile('full.json', seed)]).options).toMatchObject(seed);
});

test('a seed may name audio files, from its own folder', () => {
  writeFileSync(join(folder, 'a.wav'), makeWav(0.02));
  const seed = jsonFile('with-file.json', [{ id: '5', audioFile: 'a.wav', transcript: 'hello' }]);
  expect(readSettings(['--agent', 'A', '--seed', seed]).options.agents['A']).toEqual([
    { id: '5', transcript: 'hello', audio: makeWav(0.02) },
  ]);
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
  [['--entries', '1', '--seed', 'x'], 'give --seed or --entries and --bytes, not both'],
  [['--bytes', '46', '--seed', 'x'], 'not both'],
  [['--bytes', '45'], '--bytes must be a whole number from 46'],
  [['--bytes', '47'], '--bytes must be even'],
  [['--spelling', 'kebab'], '--spelling must be one of camel, snake, not "kebab"'],
  [['--ids-as', ''], '--ids-as must be one of text, number'],
  [['--stores', 'x'], '--stores must be one of bytes, samples, sound'],
  [['--seed', jsonFile('no-file.json', [{ id: '1', audioFile: 'none.wav' }])], 'ENOENT'],
  [['--seed', join(folder, 'none.json')], 'ENOENT'],
  [['--seed', jsonFile('bad.json', '{')], 'bad.json: '],
  [['--seed', jsonFile('empty.json', {})], 'a seed must be a list of entries'],
  [['--faults', jsonFile('bad-fault.json', { status: 1 })], 'status must be a number from 200'],
  [['--colour'], "Unknown option '--colour'"],
  [['stray'], 'Unexpected argument'],
])('%j is refused', (args, message) => {
  expect(() => readSettings(args)).toThrow(message);
});
