import { measureLoudness } from '../audio/loudness.ts';
import type { ServedFacts } from '../audio/served.ts';
import { readServed } from '../audio/served.ts';
import { formatName } from '../audio/warnings.ts';
import type { Sound } from './verdict.ts';

/** Whether two recordings have the same samples in the same format, even if other parts of their headers differ. */
export function isSameSound(a: Buffer, b: Buffer): boolean {
  const [first, second] = [readServed(a), readServed(b)];
  if (!first || !second) return false;
  return (
    FORMAT.every((name) => first[name] === second[name]) && samplesOf(a, first).equals(samplesOf(b, second))
  );
}

const FORMAT = ['encoding', 'sampleRate', 'channels', 'bitsPerSample', 'sampleFormat'] as const;

function samplesOf(bytes: Buffer, { dataOffset, dataBytes }: ServedFacts): Buffer {
  return bytes.subarray(dataOffset, dataOffset + dataBytes);
}

/** How a recording sounds, as far as its header can be read. */
export function soundOf(bytes: Buffer): Sound {
  const facts = readServed(bytes);
  return {
    durationSeconds: facts?.durationSeconds,
    loudness: facts && measureLoudness(bytes, facts),
    format: facts && formatName(facts),
  };
}
