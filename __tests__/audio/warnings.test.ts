import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { measureLoudness } from '../../src/audio/loudness.ts';
import { audioWarnings, type MeasuredFile, strictFaults } from '../../src/audio/warnings.ts';
import { inspectWav } from '../../src/audio/wav.ts';
import { STRICT_KINDS } from '../../src/lib/strict.ts';

/** A spoken word in several states; how they are measured is in loudness.test.ts. */
function measureFile(path: string) {
  const bytes = readFileSync(new URL(`../fixtures/${path}`, import.meta.url));
  const inspection = inspectWav(bytes);
  if (!inspection.ok) throw new Error(inspection.reason);
  return { ...inspection.audio, loudness: measureLoudness(bytes, inspection.audio) };
}

const phone: Omit<MeasuredFile, 'path'> = {
  sampleRate: 8_000,
  channels: 1,
  loudness: undefined,
  warnings: [],
};
const named = (...files: Omit<MeasuredFile, 'path'>[]): MeasuredFile[] =>
  files.map((file, index) => ({ ...file, path: `audio/${index}.wav` }));
const told = (files: MeasuredFile[]) => audioWarnings(files).map(({ message }) => message);

describe('a warning', () => {
  test.each([
    ['silent.wav', /is silent: its loudest sample is at -120 dB/],
    ['faint.wav', /is silent: its loudest sample is at -5\d(\.\d)? dB/],
    ['clipped.wav', /is clipped in \d+ places/],
    ['clipped-mulaw.wav', /is clipped in \d+ places/],
  ])('points at %s', (name, message) => {
    const loudness = measureFile(`loudness/${name}`).loudness;
    expect(audioWarnings(named({ ...phone, loudness }))).toEqual([
      { message: expect.stringMatching(message), file: 'audio/0.wav' },
    ]);
  });

  test.each(['word.wav', 'word-8bit.wav', 'word-alaw.wav', 'loud.wav', 'cut.wav'])(
    'does not for %s',
    (name) => {
      expect(told(named({ ...phone, loudness: measureFile(`loudness/${name}`).loudness }))).toEqual([]);
    },
  );

  test('names a format that differs from most others', () => {
    const odd = { ...phone, sampleRate: 44_100, channels: 2 };
    expect(told(named(phone, odd, phone))).toEqual([
      '"audio/1.wav" is 44.1 kHz stereo, while 2 of the 3 files of this run are 8 kHz mono: export it like the others',
    ]);
  });

  test.each([
    ['there are two', [phone, { ...phone, channels: 2 }]],
    ['no format has a majority', [phone, phone, { ...phone, channels: 2 }, { ...phone, channels: 3 }]],
  ])('does not take sides where %s', (_title, files) => {
    expect(told(named(...files))).toEqual([]);
  });

  test.each([
    [
      'silence-with-dc-offset',
      /^"audio\/0.wav" is silent: it holds a constant value \(a DC offset at -30.3 dB\)/,
    ],
    [
      'ima-adpcm-2s',
      /is compressed as IMA ADPCM: its loudness is not measured, .*"ffmpeg -i in.wav -ar 8000/,
    ],
    ['two-wavs-joined', /has another RIFF file after its audio, at byte 16,044, which is never played/],
    ['clipped-24-bit', /is clipped in 1760 places/],
    ['clipped-float', /is clipped in 1760 places/],
  ])('points at %s', (name, message) => {
    expect(told(named(measureFile(`wav-cases/${name}.wav`)))).toEqual([expect.stringMatching(message)]);
  });

  test('is left out where it blocks', () => {
    const files = named(measureFile('loudness/silent.wav'), measureFile('loudness/clipped.wav'));
    expect(audioWarnings(files, ['silent'])).toHaveLength(1);
    expect(audioWarnings(files, ['silent', 'clipped'])).toEqual([]);
  });
});

describe('a warning that blocks', () => {
  test.each([
    ['loudness/silent', 'silent'],
    ['loudness/clipped', 'clipped'],
    ['wav-cases/data-size-2-too-large', 'cut'],
    ['wav-cases/two-wavs-joined', 'cut'],
    ['wav-cases/mp3-in-wav-2s', 'unmeasured'],
  ] as const)('%s: %s', (name, kind) => {
    const file = measureFile(`${name}.wav`);
    expect(strictFaults(file, [kind])).toEqual([
      expect.stringMatching(new RegExp(`\\(an error because the input "strict" includes "${kind}"\\)$`)),
    ]);
    expect(
      strictFaults(
        file,
        STRICT_KINDS.filter((other) => other !== kind),
      ),
    ).toEqual([]);
  });
});
