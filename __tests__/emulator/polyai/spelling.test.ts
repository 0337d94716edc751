import { expect, test } from '@jest/globals';
import { AGENT, CACHE, emulated, jsonOf } from '../../support/emulated.ts';

const agents = { [AGENT]: [{ id: '7', transcript: 'hello', hitCount: 4 }] };

test('a listing in snake case, with ids as numbers', async () => {
  const emulator = await emulated({ agents, spelling: 'snake', idsAs: 'number' });
  expect(await jsonOf(await emulator.call('GET', CACHE))).toEqual({
    total_count: 1,
    entries: [
      {
        id: 7,
        transcript: 'hello',
        cached_at: '2026-01-01T00:07:00.000Z',
        hit_count: 4,
        duration: 0.1,
        regenerated: false,
        provider: 'emulator',
        provider_voice_id: 'voice-1',
        imported: false,
        audio_filename: null,
        language_code: 'en-US',
      },
    ],
  });
});

test('either alone', async () => {
  const snake = await emulated({ agents, spelling: 'snake' });
  expect(await jsonOf(await snake.call('GET', CACHE))).toMatchObject({
    total_count: 1,
    entries: [{ id: '7' }],
  });
  const numbers = await emulated({ agents, idsAs: 'number' });
  expect(await jsonOf(await numbers.call('GET', CACHE))).toMatchObject({
    totalCount: 1,
    entries: [{ id: 7, hitCount: 4 }],
  });
});
