import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { inspectWav } from '../../src/audio/wav.ts';

interface Oracle {
  durationSeconds: number;
  sampleRate: number;
  channels: number;
  bitsPerSample: number;
  encoding: string;
}

/** Files made by sox, and what soxi says about them. */
const fixtures = new URL('../fixtures/wav/', import.meta.url);
const oracle: Record<string, Oracle> = JSON.parse(readFileSync(new URL('facts.json', fixtures), 'utf8'));
const fixture = (name: string): Buffer => readFileSync(new URL(name, fixtures));

const ENCODING_OF: Record<string, string> = {
  'Signed Integer PCM': 'pcm',
  'Unsigned Integer PCM': 'pcm',
  'Floating Point PCM': 'float',
  'A-law': 'alaw',
  'u-law': 'mulaw',
};

test('every file has its facts', () => {
  const files = readdirSync(fixtures).filter((name) => name.endsWith('.wav'));
  expect(files.sort()).toEqual(Object.keys(oracle).sort());
});

test.each(Object.entries(oracle))('%s: says what soxi says', (name, said) => {
  const inspection = inspectWav(fixture(name));
  expect(inspection).toMatchObject({
    ok: true,
    audio: {
      sampleRate: said.sampleRate,
      channels: said.channels,
      bitsPerSample: said.bitsPerSample,
      encoding: ENCODING_OF[said.encoding],
      durationSeconds: expect.closeTo(said.durationSeconds, 6),
    },
  });
});
