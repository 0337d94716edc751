import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { batchParser, type GitObject, type PendingRead } from '../../src/git/batch-response.ts';

const ID = 'a'.repeat(40);
const OUTPUT = Buffer.from(
  `${ID} blob 5\na\nb\n\n\nmissing-name missing\n${ID} tree 0\n\n${ID} blob 9\n123456789\n`,
);

function parse(chunks: readonly Buffer[]): (string | number | undefined)[] {
  const found: (GitObject | undefined)[] = [];
  const read: PendingRead = { maxBytes: 8, resolve: (object) => found.push(object), reject: () => {} };
  const parser = batchParser([read, read, read, read]);
  for (const chunk of chunks) parser(chunk);
  return found.map((object) => object && (object.content?.toString() ?? object.size));
}

test('objects come out whole, wherever the stream is cut; of one that is too large, only the size', () =>
  fc.assert(
    fc.property(fc.array(fc.nat(OUTPUT.length), { maxLength: 8 }), (cuts) => {
      const ends = [...cuts, OUTPUT.length].toSorted((a, b) => a - b);
      const chunks = ends.map((end, index) => OUTPUT.subarray(ends[index - 1] ?? 0, end));
      expect(parse(chunks)).toEqual(['a\nb\n\n', undefined, '', 9]);
    }),
  ));
