import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { CONVERT, STREAMED } from '../../src/audio/help.ts';
import { inspectWav } from '../../src/audio/wav.ts';
import { isInstalled, run } from '../support/audio-oracle.ts';

const cases = join(import.meta.dirname, '../fixtures/wav-cases');

/** What people are told to type must help. */
(isInstalled('ffmpeg') ? test : test.skip).each([
  ['placeholder-ffffffff', STREAMED],
  ['placeholder-2000000000', STREAMED],
  ['ima-adpcm-2s', CONVERT],
  ['mp3-in-wav-2s', CONVERT],
])('the command for %s makes a WAV file of it that is good', (name, help) => {
  const folder = mkdtempSync(join(tmpdir(), 'help-'));
  const [program = '', ...args] = /"([^"]+)"/.exec(help)?.[1]?.split(' ') ?? [];
  writeFileSync(join(folder, 'in.wav'), readFileSync(join(cases, `${name}.wav`)));
  const inFolder = (arg: string) => (/^(?:in|out)\.wav$/.test(arg) ? join(folder, arg) : arg);
  run(program, args.map(inFolder));
  const inspection = inspectWav(readFileSync(join(folder, 'out.wav')));
  rmSync(folder, { recursive: true });
  expect(inspection).toMatchObject({
    ok: true,
    audio: { sampleRate: 8_000, sampleFormat: 's16', warnings: [] },
  });
});
