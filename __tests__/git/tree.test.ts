import { describe, expect, test } from '@jest/globals';
import { fromBytePath, parseTree, toBytePath } from '../../src/git/tree.ts';
import type { TreeId } from '../../src/lib/ids.ts';
import { Blocked } from '../../src/lib/problem.ts';

const ID = 'e'.repeat(40) as TreeId;
const LONG_ID = 'e'.repeat(64) as TreeId;

/** A tree object, byte for byte: names are given as Latin-1, so that any byte can be one. */
const tree = (...entries: readonly (readonly [mode: string, name: string, id: string])[]) =>
  Buffer.concat(
    entries.map(([mode, name, id]) =>
      Buffer.concat([Buffer.from(`${mode} ${name}\0`, 'latin1'), Buffer.from(id, 'hex')]),
    ),
  );
const [A, B] = ['aa'.repeat(20), 'bb'.repeat(20)];

test('a tree object is read name by name, whatever the bytes of a name', () => {
  const content = tree(['100644', 'a b.wav', A], ['40000', 'gr\xc3\xbc\xff\n', B], ['120000', '.git', A]);
  expect([...parseTree(ID, content)]).toEqual([
    ['a b.wav', { mode: '100644', id: A }],
    ['gr\xc3\xbc\xff\n', { mode: '40000', id: B }],
    ['.git', { mode: '120000', id: A }],
  ]);
  const long = 'cd'.repeat(32);
  expect([...parseTree(LONG_ID, tree(['100755', 'x', long]))]).toEqual([['x', { mode: '100755', id: long }]]);
  expect(parseTree(ID, Buffer.alloc(0)).size).toBe(0);
});

describe('a tree that Git would not write is refused', () => {
  test.each<[what: string, content: Buffer, told: RegExp]>([
    ['the name ".."', tree(['100644', '..', A]), /holds a name that no file can have, "\.\."/],
    ['the name "."', tree(['40000', '.', A]), /holds a name that no file can have, "\."/],
    ['an empty name', tree(['100644', '', A]), /holds a name that no file can have, ""/],
    ['a name with a slash', tree(['100644', '../x.wav', A]), /no file can have, "\.\.\/x\.wav"/],
    ['a name twice', tree(['100644', 'a', A], ['120000', 'a', B]), /holds the name "a" twice/],
    ['no id', tree(['100644', 'a', 'aa']), /is cut off/],
    ['no name', Buffer.from('100644'), /is cut off/],
    ['an end in the middle of a name', Buffer.from('100644 a.wa'), /is cut off/],
  ])('%s', (_what, content, told) => {
    const read = () => parseTree(ID, content);
    expect(read).toThrow(Blocked);
    expect(read).toThrow(told);
    expect(read).toThrow(/^the Git tree e{40} .*"git fsck" for details$/);
  });
});

test('names go from text to bytes and back', () => {
  for (const name of ['plain.wav', 'grüße.wav', '😀/é.wav', ''])
    expect(fromBytePath(toBytePath(name))).toBe(name);
  expect(toBytePath('ü')).toBe('\xc3\xbc');
});
