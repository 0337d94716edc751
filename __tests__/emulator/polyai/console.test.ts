import { expect, test } from '@jest/globals';
import { describeRequest, describeStart, printable } from '../../../emulator/polyai/console.ts';
import { readSettings } from '../../../emulator/polyai/flags.ts';

test.each([
  ['plain /a?b=1', 'plain /a?b=1'],
  ['a\nb\r\x1b[2J', 'a\\u{a}b\\u{d}\\u{1b}[2J'],
  ['##[error]', '\\u{23}\\u{23}[error]'],
  ['\u202e\u2028', '\\u{202e}\\u{2028}'],
  ['ü 音', 'ü 音'],
])('%j is harmless', (text, shown) => {
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
