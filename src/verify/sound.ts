import { measureLoudness } from '../audio/loudness.ts';
import { formatName } from '../audio/sound-warnings.ts';
import type { WavFacts } from '../audio/wav.ts';
import type { Sound } from './verdict.ts';

/** A WAV file whose header was read. */
export interface Recording {
  readonly bytes: Buffer;
  readonly facts: WavFacts;
}

/** Whether two recordings have the same samples in the same format, whatever else their headers say. */
export function isSameSound(a: Recording, b: Recording): boolean {
  return FORMAT.every((name) => a.facts[name] === b.facts[name]) && samplesOf(a).equals(samplesOf(b));
}

const FORMAT = ['encoding', 'sampleRate', 'channels', 'bitsPerSample'] as const;

function samplesOf({ bytes, facts: { dataOffset, dataBytes } }: Recording): Buffer {
  return bytes.subarray(dataOffset, dataOffset + dataBytes);
}

export function soundOf({ bytes, facts }: Recording): Sound {
  return {
    durationSeconds: facts.durationSeconds,
    loudness: measureLoudness(bytes, facts),
    format: formatName(facts),
  };
}
