import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { Stores } from '../../../emulator/polyai/polyai.ts';
import { AGENT, CACHE, emulated, formOf, replacing } from '../../support/emulated.ts';

const fixture = new Uint8Array(readFileSync(new URL('../../fixtures/wav/phone-mulaw.wav', import.meta.url)));
const dataOf = (wav: Buffer) => wav.subarray(wav.indexOf('data') + 8);

test.each<[Stores, { header: boolean; samples: boolean }]>([
  ['bytes', { header: true, samples: true }],
  ['samples', { header: false, samples: true }],
  ['sound', { header: true, samples: false }],
])('a platform that stores the %s of what it is sent', async (stores, same) => {
  const emulator = await emulated({ stores });
  const download = async (id: string) =>
    Buffer.from(await (await emulator.call('GET', `${CACHE}/${id}/file`)).arrayBuffer());
  const untouched = await download('3');
  await emulator.call('PATCH', `${CACHE}/1/file`, replacing(fixture));
  await emulator.call('PUT', `${CACHE}/2/details`, formOf('{"text":"x","config":{}}', fixture));
  const sent = Buffer.from(fixture);
  const served = await download('1');
  const headOf = (wav: Buffer) => wav.subarray(0, wav.indexOf('data'));
  expect(headOf(served).equals(headOf(sent))).toBe(same.header);
  expect(dataOf(served).equals(dataOf(sent))).toBe(same.samples);
  expect(dataOf(served)).toHaveLength(dataOf(sent).length);
  expect((await download('2')).equals(served)).toBe(true);
  // What PolyAI made itself is served as it is.
  expect((await download('3')).equals(untouched)).toBe(true);
  const [first] = emulator.entries(AGENT);
  expect(first?.duration).toBeCloseTo(dataOf(sent).length / 8000, 2);
  // The same file sent again is served the same.
  await emulator.call('PATCH', `${CACHE}/1/file`, replacing(fixture));
  expect((await download('1')).equals(served)).toBe(true);
});
