import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { STRICT_KINDS } from '../../src/lib/strict.ts';
import { INPUTS, type Inputs } from '../../src/request/inputs.ts';
import { readInputs } from '../../src/request/read-inputs.ts';

const root = new URL('../../', import.meta.url);
const action: { inputs: Record<string, { default?: string; required?: boolean; description: string }> } =
  parse(readFileSync(new URL('action.yml', root), 'utf8'));

const read = (given: Record<string, string>) => readInputs(INPUTS, (name) => given[name] ?? '');

function values(given: Record<string, string>): Inputs {
  const parsed = read(given);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.inputs;
}

describe('what action.yml says', () => {
  test('every input is read, and no other', () => {
    const asked: string[] = [];
    readInputs(INPUTS, (name) => {
      asked.push(name);
      return '';
    });
    expect(asked.toSorted()).toEqual(Object.keys(action.inputs).toSorted());
    const sources = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .filter((file) => /INPUT_|\bgetInput\(/.test(readFileSync(new URL(`src/${file}`, root), 'utf8')));
    expect(sources).toEqual(['runner.ts']);
  });

  test('its defaults are those of the code', () => {
    const defaults = Object.entries(action.inputs).map(([name, { default: text = '' }]) => [name, text]);
    const { 'github-token': token, ...rest } = Object.fromEntries(defaults);
    expect(token).toMatch(/^\$\{\{ github\.token \}\}$/);
    expect(values(rest)).toEqual(values({}));
  });

  test('no input is required: what is missing is told in words', () => {
    expect(Object.values(action.inputs).filter(({ required }) => required)).toEqual([]);
  });

  test('the bounds and words that it names are those of the code', () => {
    const said = (name: string) => action.inputs[name]?.description ?? '';
    expect(said('concurrency')).toContain('1 to 32');
    expect(said('max-attempts')).toContain('1 to 10');
    expect(said('request-timeout')).toContain('1 to 600');
    for (const [name, words] of [
      ['mode', ['auto', 'sync', 'plan', 'cleanup']],
      ['unmapped', ['warn', 'error', 'ignore']],
      ['record', ['auto', 'true', 'false']],
      ['region', ['us', 'eu', 'uk', 'studio']],
    ] as const)
      for (const word of words) {
        expect(said(name)).toMatch(new RegExp(`\\b${word}\\b`));
        expect(Object.values(values({ [name]: word }))).toContain(word);
      }
    for (const kind of STRICT_KINDS) expect(said('strict')).toMatch(new RegExp(`\\b${kind}\\b`));
  });
});

describe('values that are taken', () => {
  test.each<[name: string, text: string, key: keyof Inputs, value: unknown]>([
    ['api-key', ' k-1_/+=~ \n', 'apiKey', 'k-1_/+=~'],
    ['agent-id', '\u00a0PROJECT-1_a\r\n', 'agentId', 'PROJECT-1_a'],
    ['region', 'studio', 'region', 'studio'],
    ['api-url', 'https://gateway.example.com:8443/', 'apiUrl', 'https://gateway.example.com:8443'],
    ['api-url', 'HTTPS://API.US.Poly.AI:443/', 'apiUrl', 'https://api.us.poly.ai'],
    ['api-url', 'http://127.0.0.1:80', 'apiUrl', 'http://127.0.0.1'],
    ['api-url', 'http://[::1]:9', 'apiUrl', 'http://[::1]:9'],
    ['api-url', 'http://localhost:9', 'apiUrl', 'http://localhost:9'],
    ['manifest', './audio//x/../m.yml', 'manifest', 'audio/m.yml'],
    ['manifest', 'grüße/m.json', 'manifest', 'grüße/m.json'],
    ['files', '*.wav\r\n\r\n  # a comment\r!hold/**\n', 'files', ['*.wav', '!hold/**']],
    ['unmapped', 'error', 'unmapped', 'error'],
    ['strict', 'silent', 'strict', ['silent']],
    ['strict', 'cut, clipped\nunmeasured,silent,cut', 'strict', ['cut', 'clipped', 'unmeasured', 'silent']],
    ['strict', ' , ', 'strict', []],
    ['mode', 'cleanup', 'mode', 'cleanup'],
    ['base', 'refs/tags/v1.0', 'base', 'refs/tags/v1.0'],
    ['base', 'feature/ünter', 'base', 'feature/ünter'],
    ['full', 'TRUE', 'full', true],
    ['delete', 'False', 'delete', false],
    ['delete-ids', '1,2 3\r\n4\u00a05,,1', 'deleteIds', ['1', '2', '3', '4', '5']],
    ['delete-ids', ' , ', 'deleteIds', []],
    ['max-deletes', '0', 'maxDeletes', { kind: 'count', count: 0 }],
    ['max-deletes', '100 %', 'maxDeletes', { kind: 'percent', percent: 100 }],
    ['concurrency', '32', 'concurrency', 32],
    ['max-attempts', '1', 'maxAttempts', 1],
    ['request-timeout', '600', 'requestTimeout', 600_000],
    ['backup', '/tmp/a b', 'backup', '/tmp/a b'],
    ['comment', 'true', 'comment', true],
    ['record', 'True', 'record', 'true'],
    ['record', 'auto', 'record', 'auto'],
    ['github-token', 'ghs_x', 'githubToken', 'ghs_x'],
  ])('%s: %j', (name, text, key, value) => {
    expect(values({ [name]: text })[key]).toEqual(value);
  });
});

describe('values that are refused', () => {
  test.each<[name: string, ...texts: string[]]>([
    ['agent-id', 'a b', 'a/b', '../x', 'ä', '"x"'],
    ['region', 'US', 'mars', 'us,eu'],
    [
      'api-url',
      'http://example.com',
      'https://a/b',
      'https://u:p@a',
      'https://a?',
      'https://a#',
      'ftp://a',
      'a',
      'https://',
      'http://127.0.0.1.evil.com',
      'javascript:1',
      'https://a\nb',
      'https:\\\\a',
      'https:a',
      'https:/a',
      'https://a:99999',
      '//a',
    ],
    [
      'manifest',
      '/etc/passwd',
      '../x.json',
      'a/../../x.json',
      '.',
      'a/',
      'a\\b.json',
      'a\nb.json',
      'a\u0085b',
    ],
    ['files', '#x', '# a\n\n  # b'],
    ['unmapped', 'Warn', 'yes'],
    ['strict', 'all', 'Silent', 'silent;cut', 'odd'],
    ['mode', 'deploy', 'AUTO'],
    [
      'base',
      '-x',
      'a..b',
      'a b',
      'a~1',
      'a^',
      'a:b',
      'a\nb',
      '@{-1}',
      'a.lock',
      '/a',
      'a/',
      'a//b',
      '.a',
      'a*',
      'a\u00a0b',
    ],
    ['full', 'yes', '1', 'tRUE', 'on'],
    ['delete-ids', 'x', '0', '01', '1;2', '12345678901234567890', '-1', '1.0'],
    ['max-deletes', '0%', '101%', '-1', '1.5', '50 percent', '1e3', '10000000000', '%', '٣'],
    ['concurrency', '0', '33', '4.0', '1e1', '0x4', '９', '99999999999999999999', '-4', '+4', '4 4'],
    ['max-attempts', '0', '11'],
    ['request-timeout', '0', '601', '60s', 'Infinity', 'NaN'],
    ['backup', 'a\nb', '\u0085x\u0085'],
    ['comment', 'no'],
    ['record', 'yes', '0'],
  ])('%s', (name, ...texts) => {
    for (const text of texts) {
      const parsed = read({ [name]: text });
      expect([text, parsed.ok]).toEqual([text, false]);
      if (parsed.ok) continue;
      expect(parsed.problems).toHaveLength(1);
      expect(parsed.problems[0]?.message).toMatch(
        new RegExp(`^input "${name}" is ".*": write \\P{Cc}+$`, 'u'),
      );
    }
  });

  test.each(['api-key', 'github-token'])('%s: its value is never shown', (name) => {
    for (const text of [
      'two words',
      'line\nbreak',
      'line\r\nbreak',
      'nul\u0000',
      'ümlaut',
      'a\u00a0b',
      'x\u200b',
    ]) {
      const parsed = read({ [name]: text });
      if (parsed.ok) throw new Error(`taken: ${text}`);
      expect(parsed.problems.map(({ message }) => message)).toEqual([
        `input "${name}" contains a space, a line break or a character that is not allowed: store only the value itself in the secret`,
      ]);
    }
  });

  test('all at once, in the order of action.yml', () => {
    const parsed = read({ mode: 'x', delete: 'y', concurrency: '0', region: 'mars', 'api-key': 'a b' });
    const names = parsed.ok ? [] : parsed.problems.map(({ message }) => /^input "(.*?)"/.exec(message)?.[1]);
    expect(names).toEqual(['api-key', 'region', 'mode', 'delete', 'concurrency']);
  });
});
