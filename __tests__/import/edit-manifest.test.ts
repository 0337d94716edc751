import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Document, isMap, parse, visit } from 'yaml';
import { editManifest } from '../../src/import/edit-manifest.ts';
import type { NewEntry } from '../../src/import/manifest-style.ts';

const entry = (name: string, id: string, transcript?: string, language?: string): NewEntry => ({
  name,
  ids: [id],
  transcript,
  language,
});
const NEW = entry('new.wav', '7', 'Hello, "you".', 'en-US');
const add = (text: string, ...entries: NewEntry[]) => editManifest(text, { add: entries, ids: [] });

describe('new entries take the style of those that are there', () => {
  test.each<[style: string, before: string, after: string]>([
    [
      'JSON, two blanks',
      '{\n  "agentId": "P",\n  "entries": {\n    "a.wav": "1"\n  }\n}\n',
      '{\n  "agentId": "P",\n  "entries": {\n    "a.wav": "1",\n    "new.wav": {\n      "id": "7",\n      "transcript": "Hello, \\"you\\".",\n      "language": "en-US"\n    }\n  }\n}\n',
    ],
    [
      'JSON, tabs, CRLF, no final newline',
      '{\r\n\t"a.wav": "1"\r\n}',
      '{\r\n\t"a.wav": "1",\r\n\t"new.wav": {\r\n\t\t"id": "7",\r\n\t\t"transcript": "Hello, \\"you\\".",\r\n\t\t"language": "en-US"\r\n\t}\r\n}',
    ],
    [
      'JSON on one line, with a byte order mark',
      '\ufeff{"entries":{"a.wav":"1"},"region":"us"}',
      '\ufeff{"entries":{"a.wav":"1","new.wav":{"id":"7","transcript":"Hello, \\"you\\".","language":"en-US"}},"region":"us"}',
    ],
    [
      'JSON on one line, with blanks',
      '{ "a.wav": "1" }\n',
      '{ "a.wav": "1", "new.wav": { "id": "7", "transcript": "Hello, \\"you\\".", "language": "en-US" } }\n',
    ],
    [
      'JSON whose entries have a line each',
      '{\n  "a.wav": { "id": "1" }\n}\n',
      '{\n  "a.wav": { "id": "1" },\n  "new.wav": { "id": "7", "transcript": "Hello, \\"you\\".", "language": "en-US" }\n}\n',
    ],
    [
      'JSON without entries',
      '{\n  "entries": {}\n}\n',
      '{\n  "entries": {\n    "new.wav": {\n      "id": "7",\n      "transcript": "Hello, \\"you\\".",\n      "language": "en-US"\n    }\n  }\n}\n',
    ],
    [
      'an empty mapping',
      '{}\n',
      '{\n  "new.wav": {\n    "id": "7",\n    "transcript": "Hello, \\"you\\".",\n    "language": "en-US"\n  }\n}\n',
    ],
    [
      'YAML, with comments and more below',
      'entries:\n  a.wav: "1" # first\n  # last\nregion: us\n',
      'entries:\n  a.wav: "1" # first\n  new.wav:\n    id: "7"\n    transcript: "Hello, \\"you\\"."\n    language: "en-US"\n  # last\nregion: us\n',
    ],
    [
      'YAML in the short form, without a final newline',
      "'a.wav': 1",
      "'a.wav': 1\n'new.wav':\n  'id': \"7\"\n  'transcript': \"Hello, \\\"you\\\".\"\n  'language': \"en-US\"",
    ],
    [
      'YAML, nested by four, with a phrase that spans lines',
      'entries:\n    a.wav:\n        id: "1"\n        transcript: |+\n            Hello\n\nregion: us\n',
      'entries:\n    a.wav:\n        id: "1"\n        transcript: |+\n            Hello\n\n    new.wav:\n        id: "7"\n        transcript: "Hello, \\"you\\"."\n        language: "en-US"\nregion: us\n',
    ],
    [
      'YAML whose entries have a line each',
      'a.wav: { id: "1" }\n',
      'a.wav: { id: "1" }\nnew.wav: { id: "7", transcript: "Hello, \\"you\\".", language: "en-US" }\n',
    ],
    [
      'YAML in braces, with a last comma and comments',
      'entries: {\n  a.wav: "1", # first\n}\n',
      'entries: {\n  a.wav: "1", # first\n  new.wav: {\n    id: "7",\n    transcript: "Hello, \\"you\\".",\n    language: "en-US"\n  },\n}\n',
    ],
    [
      'YAML in braces, with a comment where the comma goes',
      '{\n  a.wav: "1" # first\n}\n',
      '{\n  a.wav: "1", # first\n  new.wav: {\n    id: "7",\n    transcript: "Hello, \\"you\\".",\n    language: "en-US"\n  }\n}\n',
    ],
    [
      'YAML without entries',
      'region: us\nentries: {}\n',
      'region: us\nentries: {\n  new.wav: {\n    id: "7",\n    transcript: "Hello, \\"you\\".",\n    language: "en-US"\n  }\n  }\n',
    ],
  ])('%s', (_, before, after) => {
    expect(add(before, NEW)).toBe(after);
  });

  test('an entry without a phrase is a plain id, several ids are a list', () => {
    expect(add('{"a.wav":"1"}', entry('b.wav', '2'))).toBe('{"a.wav":"1","b.wav":"2"}');
    expect(add('a.wav: 1\n', { ...entry('b.wav', '2', 'Hi there'), ids: ['2', '3'] })).toBe(
      'a.wav: 1\nb.wav:\n  id: ["2", "3"]\n  transcript: "Hi there"\n',
    );
  });

  test('what is not seen is written out', () => {
    const text = add('{"a.wav":"1"}', entry('b.wav', '2', 'a\u202eb\u2028c\u{1f469}\u200d\u{1f4bb}\n'));
    expect(text).toContain('"a\\u202eb\\u2028c\u{1f469}\\u200d\u{1f4bb}\\n"');
  });

  test.each(['? a.wav\n: "1"\n', '- a\n', 'entries: x\n', '{'])('%j is left to its owner', (text) => {
    expect(add(text, NEW)).toBeUndefined();
  });
});

describe('ids change in place', () => {
  const change = (text: string, name: string, from: string, to: string) =>
    editManifest(text, { add: [], ids: [{ name, from, to }] });

  test.each<[before: string, after: string]>([
    ['{"a.wav":"1","b.wav":"1"}', '{"a.wav":"90","b.wav":"1"}'],
    ["a.wav: '1' # old\n", "a.wav: '90' # old\n"],
    ['a.wav: 1\n', 'a.wav: 90\n'],
    ['a.wav:\n  id: "1"\n', 'a.wav:\n  id: "90"\n'],
    ['a.wav: { id: ["2", "1"] }\n', 'a.wav: { id: ["2", "90"] }\n'],
    ['a.wav:\n  id:\n    - 2\n    - 1 # old\n', 'a.wav:\n  id:\n    - 2\n    - 90 # old\n'],
  ])('%j', (before, after) => {
    expect(change(before, 'a.wav', '1', '90')).toBe(after);
  });

  test('an id to be found, and one too large for a plain number', () => {
    expect(change('a.wav:\n  id: ""\n', 'a.wav', '', '90')).toBe('a.wav:\n  id: "90"\n');
    expect(change('a.wav: 1\n', 'a.wav', '1', '9223372036854775807')).toBe('a.wav: "9223372036854775807"\n');
  });

  test('an id that does not stand there', () => {
    expect(change('a.wav: 1\n', 'a.wav', '2', '3')).toBeUndefined();
    expect(change('a.wav: 1\n', 'b.wav', '1', '3')).toBeUndefined();
  });
});

describe('any manifest, in any style', () => {
  const id = fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String);
  const name = fc
    .tuple(fc.stringMatching(/^[a-z0-9_ äß你#:'"{},-]{1,12}$/), fc.constantFrom('', 'hold/', 'a b/'))
    .map(([stem, folder]) => `${folder}${stem}.wav`);
  const phrase = fc.record({
    transcript: fc.option(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), { nil: undefined }),
    language: fc.option(fc.constantFrom('en', 'es-ES'), { nil: undefined }),
  });
  const defined = <T extends object>(value: T) =>
    Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined));
  const value = fc.oneof(
    id,
    fc.integer({ min: 1, max: 2 ** 40 }),
    fc.tuple(fc.oneof(id, fc.array(id, { minLength: 1, maxLength: 3 })), phrase).map(([one, more]) => ({
      id: one,
      ...defined(more),
    })),
  );
  const entries = fc.dictionary(name, value, { maxKeys: 6 });
  const content = fc.oneof(
    entries,
    fc.record(
      { agentId: fc.constant('P-1'), entries, require: fc.constant(['A phrase.']) },
      { requiredKeys: ['entries'] },
    ),
  );
  const json = fc
    .tuple(content, fc.constantFrom('', ' ', '  ', '    ', '\t'))
    .map(([data, indent]) => JSON.stringify(data, null, indent));
  const wide = content.map((data) => JSON.stringify(data).replaceAll(/([:,{])(?=")/g, '$1 '));
  const yaml = fc
    .record({
      data: content,
      indent: fc.constantFrom(2, 4),
      keys: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE') as fc.Arbitrary<
        'PLAIN' | 'QUOTE_DOUBLE' | 'QUOTE_SINGLE'
      >,
      flow: fc.constantFrom('none', 'inner', 'all'),
      comments: fc.boolean(),
      width: fc.constantFrom(0, 30),
    })
    .map(({ data, indent, keys, flow, comments, width }) => {
      const document = new Document(data);
      visit(document, {
        Scalar(key, node) {
          if (key === 'key') node.type = keys;
          else if (comments && typeof node.value === 'string' && node.value.length % 3 === 0)
            node.comment = ` ${node.value.length}, really`;
        },
        Map(_, node, path) {
          node.flow = flow === 'all' || (flow === 'inner' && path.length > 3);
        },
      });
      const { contents } = document;
      if (comments && isMap(contents)) document.comment = ' the end';
      return document.toString({ indent, lineWidth: width });
    });
  const file = fc
    .tuple(
      fc.oneof(json, wide, yaml),
      fc.constantFrom('', '\ufeff'),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
    )
    .map(([text, mark, newline, final]) => {
      const lines = final ? `${text.trimEnd()}\n` : text.trimEnd();
      return mark + lines.replaceAll('\n', newline);
    });
  const newcomers = fc.uniqueArray(
    fc.record({ name, ids: fc.array(id, { minLength: 1, maxLength: 2 }), phrase }),
    { selector: (each) => each.name, maxLength: 4 },
  );

  test('holds what it held and what was added, and keeps every other byte', () => {
    fc.assert(
      fc.property(file, newcomers, (before, added) => {
        const old = readAsData(before);
        fc.pre(old !== undefined);
        const fresh = added.filter(({ name: each }) => !(each in (old?.entries ?? {})));
        const after = editManifest(before, {
          add: fresh.map(({ name: each, ids, phrase: said }) => ({ name: each, ids, ...said })),
          ids: [],
        });
        // A YAML text whose last line is part of a phrase, or the like, may be left to its owner; JSON never is.
        if (after === undefined) {
          expect(before).not.toMatch(/^\ufeff?\{/);
          return;
        }
        expect(isSubsequence(before, after)).toBe(true);
        expect(readAsData(after)).toEqual({
          rest: old?.rest,
          entries: {
            ...old?.entries,
            ...Object.fromEntries(
              fresh.map(({ name: each, ids, phrase: said }) => [each, valueFor(ids, defined(said))]),
            ),
          },
        });
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 500) },
    );
  });

  test('changes an id, and nothing else', () => {
    fc.assert(
      fc.property(file, fc.nat(), id, (before, at, to) => {
        const old = readAsData(before);
        const names = Object.keys(old?.entries ?? {});
        fc.pre(names.length > 0);
        const chosen = names[at % names.length] ?? '';
        const [from = ''] = idsOf(old?.entries[chosen]);
        const after = editManifest(before, { add: [], ids: [{ name: chosen, from, to }] });
        expect(idsOf(readAsData(after ?? '')?.entries[chosen])[0]).toBe(to);
        expect(after?.length).toBeGreaterThanOrEqual(before.length - from.length);
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 200) },
    );
  });

  function valueFor(ids: readonly string[], said: object): unknown {
    const one = ids.length === 1 ? ids[0] : ids;
    return typeof one === 'string' && Object.keys(said).length === 0 ? one : { id: one, ...said };
  }

  function idsOf(found: unknown): string[] {
    const bare = found !== null && typeof found === 'object' && 'id' in found ? found.id : found;
    return (Array.isArray(bare) ? bare : [bare]).map(String);
  }

  /** Read by YAML's rules, and JSON's where it is JSON: both must agree. */
  function readAsData(text: string): { rest: object; entries: Record<string, unknown> } | undefined {
    const data = parse(text.replace(/^\ufeff/, ''), { intAsBigInt: true });
    if (data === null || typeof data !== 'object') return undefined;
    const { entries: inner, ...rest } = data;
    return inner && typeof inner === 'object' ? { rest, entries: inner } : { rest: {}, entries: data };
  }
});

/** Whether all characters of one text are in another, in order. */
function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (const unit of whole.split('')) if (unit === part.charAt(at)) at += 1;
  return at === part.length;
}
