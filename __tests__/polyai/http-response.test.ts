import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type Emulator, type Fault, makeWav, startEmulator } from '../../emulator/polyai/polyai.ts';
import type { AgentId, EntryId } from '../../src/lib/ids.ts';
import { createClient } from '../../src/polyai/client.ts';
import { each } from '../../src/polyai/each.ts';
import type { AudioReader } from '../../src/polyai/reading-api.ts';
import { fakeClock } from '../support/fake-clock.ts';

const AUDIO = makeWav(2, 440);
const open: Emulator[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((emulator) => emulator.close()));
});

async function serve(...faults: readonly Fault[]) {
  const emulator = await startEmulator({
    agents: { A: ['1', '2'].map((id) => ({ id, audio: AUDIO })) },
    keys: [{ key: 'k', permissions: ['read'] }],
  });
  open.push(emulator);
  for (const fault of faults) emulator.fault(fault);
  const { api } = createClient({
    origin: emulator.url,
    proxy: undefined,
    agentId: 'A' as AgentId,
    apiKey: 'k',
    concurrency: 4,
    maxAttempts: 3,
    requestTimeout: 1_000,
    clock: fakeClock(),
    newId: () => 'id',
    cancel: new AbortController().signal,
    abort: new AbortController().signal,
  });
  return { api, emulator };
}

/** Git's id of a file: its length comes before its bytes. */
function blobReader(length: number | undefined): AudioReader<string> {
  const hash = createHash('sha1').update(`blob ${length}\0`);
  return { take: (piece) => hash.update(piece), end: () => hash.digest('hex') };
}

const ID = createHash('sha1').update(`blob ${AUDIO.length}\0`).update(AUDIO).digest('hex');
const one = '1' as EntryId;

describe('audio that is read as it comes in', () => {
  test('makes what the reader makes of it, and is not kept', async () => {
    const { api } = await serve();
    const { result, value } = await api.read(one, blobReader);
    expect(value).toBe(ID);
    expect(result).toMatchObject({ kind: 'response', response: { status: 200, body: Buffer.alloc(0) } });
  });

  test.each<[string, Fault]>([
    ['cut off', { route: 'download', truncate: 5_000 }],
    ['never answered', { route: 'download', hang: true }],
    ['reset', { route: 'download', reset: 'after' }],
    ['refused for a moment (500)', { route: 'download', status: 500 }],
    ['refused for a moment (429)', { route: 'download', status: 429, headers: { 'retry-after': '1' } }],
  ])('begins anew after a try that was %s', async (_title, fault) => {
    const { api, emulator } = await serve(fault);
    const { result, value } = await api.read(one, blobReader);
    expect(value).toBe(ID);
    expect(result).toMatchObject({ kind: 'response', count: 2 });
    expect(emulator.requests).toHaveLength(2);
  });

  test('that is cut off in every try makes nothing', async () => {
    const { api } = await serve({ route: 'download', truncate: true, times: 'always' });
    const { result, value } = await api.read(one, blobReader);
    expect(result).toMatchObject({
      kind: 'failed',
      reason: expect.stringMatching(/^cut off: .*tried 3 times/),
    });
    expect(value).toBeUndefined();
  });

  test('that is not there makes nothing, even after half of it came in, and the error is kept', async () => {
    const { api } = await serve(
      { route: 'download', truncate: 5_000 },
      { route: 'download', status: 404, body: { error: { code: 'GONE', message: 'no such entry' } } },
    );
    const { result, value } = await api.read(one, blobReader);
    expect(result).toMatchObject({ kind: 'response', response: { status: 404 } });
    expect(result.kind === 'response' && String(result.response.body)).toContain('no such entry');
    expect(value).toBeUndefined();
  });

  test('comes to one reader each, in pieces', async () => {
    const { api } = await serve();
    const pieces: number[] = [];
    const counting = (): AudioReader<number> => {
      let bytes = 0;
      return {
        take(piece) {
          bytes += piece.length;
          pieces.push(piece.length);
        },
        end: () => bytes,
      };
    };
    const sizes: (number | undefined)[] = [];
    await each(
      Array.from({ length: 40 }, () => one),
      4,
      async (id) => {
        sizes.push((await api.read(id, counting)).value);
      },
    );
    expect(sizes).toEqual(Array.from({ length: 40 }, () => AUDIO.length));
    expect(Math.max(...pieces)).toBeLessThanOrEqual(64 * 1024);
  });
});
