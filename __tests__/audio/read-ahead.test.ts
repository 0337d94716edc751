import { describe, expect, test } from '@jest/globals';
import { readAhead } from '../../src/audio/read-ahead.ts';

/** Items are named after their sizes: `a3` takes three bytes. */
function reader(items: string, limits: { width?: number; most?: number } = {}) {
  const begun: string[] = [];
  const take = readAhead(items.split(' '), {
    read: async (item) => {
      begun.push(item);
      if (item.startsWith('bad')) throw new Error(item);
      return Buffer.from(item);
    },
    sizeOf: (item) => Number(/[0-9]+$/.exec(item)?.[0]),
    width: 2,
    most: 100,
    ...limits,
  });
  return { begun, take: async (item: string) => String(await take(item)) };
}

describe('reading ahead', () => {
  test('gives each item its own bytes, and reads it once', async () => {
    const { begun, take } = reader('a1 b1 c1 d1');
    expect([await take('a1'), await take('b1'), await take('c1'), await take('d1')]).toEqual(
      'a1 b1 c1 d1'.split(' '),
    );
    expect(begun).toEqual(['a1', 'b1', 'c1', 'd1']);
  });

  test.each([
    ['no more items than there is width for', { width: 2 }, 'a1 b1 c1 d1', ['a1', 'b1', 'c1']],
    ['no more bytes than there is room for', { width: 9, most: 7 }, 'a9 b4 c3 d1', ['a9', 'b4', 'c3']],
    ['nothing that is too large by itself', { most: 5 }, 'a1 b6 c1', ['a1']],
  ])('begins %s', async (_, limits, items, begun) => {
    const { begun: seen, take } = reader(items, limits);
    await take(items.split(' ')[0] ?? '');
    expect(seen).toEqual(begun);
  });

  test('goes on past what was too large, once its turn has come', async () => {
    const { begun, take } = reader('a1 b6 c1 d1', { most: 5 });
    await take('a1');
    expect(await take('b6')).toBe('b6');
    expect(begun).toEqual(['a1', 'b6', 'c1', 'd1']);
  });

  test('reads anew what is asked for once more', async () => {
    const { begun, take } = reader('a1 b1');
    await take('a1');
    await take('a1');
    expect(begun).toEqual(['a1', 'b1', 'a1']);
  });

  test('fails for who asks, and for nobody else', async () => {
    const { take } = reader('a1 bad1 c1');
    await take('a1');
    await expect(take('bad1')).rejects.toThrow('bad1');
    expect(await take('c1')).toBe('c1');
  });
});
