import { expect, test } from '@jest/globals';
import { looksLikePointer, MAX_POINTER_BYTES, parsePointer } from '../../src/lib/lfs.ts';

const OID = 'ab'.repeat(32);
const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${OID}\nsize 12345\n`;
const parse = (text: string) => parsePointer(Buffer.from(text));

test('a pointer names its file by hash and size', () => {
  expect(parse(pointer)).toEqual({ oid: OID, size: 12_345 });
  expect(parse(pointer.replace('oid', 'ext-0-x sha256:00\noid'))).toEqual({ oid: OID, size: 12_345 });
});

test.each([
  ['another version', pointer.replace('v1', 'v2')],
  ['no oid', pointer.replace(/oid.*\n/, '')],
  ['a short oid', pointer.replace(OID, 'ab')],
  ['no size', pointer.replace(/size.*\n/, '')],
  ['a size that no file has', pointer.replace('12345', '9'.repeat(16))],
  ['too much text', pointer + 'x'.repeat(MAX_POINTER_BYTES)],
])('%s is no pointer', (_title, text) => {
  expect(parse(text)).toBeUndefined();
});

test('no content is no pointer', () => {
  expect(parsePointer(undefined)).toBeUndefined();
});

test('what looks like one, of whatever version', () => {
  expect(looksLikePointer(pointer.replace('v1', 'v2'))).toBe(true);
  expect(looksLikePointer('RIFF')).toBe(false);
});
