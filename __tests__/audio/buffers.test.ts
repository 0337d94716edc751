import { expect, test } from '@jest/globals';
import { createBuffers } from '../../src/audio/buffers.ts';

const MB = 1024 * 1024;

test('memory that was given back is used again, for a smaller file, too', () => {
  const { take, giveBack } = createBuffers();
  const first = take(6 * MB);
  giveBack(first);
  const second = take(MB);
  expect(second.buffer).toBe(first.buffer);
  expect(second).toHaveLength(MB);
});

test("memory in use is nobody else's", () => {
  const { take, giveBack } = createBuffers();
  const [first, second] = [take(100), take(100)];
  expect(second.buffer).not.toBe(first.buffer);
  giveBack(first);
  expect(take(100).buffer).toBe(first.buffer);
  expect(take(100).buffer).not.toBe(first.buffer);
});

test('what is given back twice, or came from elsewhere, is not handed out', () => {
  const { take, giveBack } = createBuffers();
  const ours = take(100);
  const foreign = Buffer.alloc(100);
  giveBack(foreign);
  giveBack(ours);
  giveBack(ours);
  const next = [take(10), take(10)];
  expect(next.map(({ buffer }) => buffer)).not.toContain(foreign.buffer);
  expect(next[0]?.buffer).not.toBe(next[1]?.buffer);
});
