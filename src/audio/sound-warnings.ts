import type { Problem } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import type { Loudness } from './loudness.ts';
import type { WavFacts } from './wav.ts';

/** A file that was checked and, where its encoding is known, measured. */
export interface MeasuredFile extends Pick<WavFacts, 'sampleRate' | 'channels'> {
  /** In the repository. */
  readonly path: string;
  readonly loudness: Loudness | undefined;
}

/** Nobody hears a phrase this far below full scale on a phone. Decibels. */
const SILENT_BELOW = -50;
/** A loud but sound recording may touch full scale once or twice. */
const LEAST_CLIPPINGS = 3;
/** Two files that differ say nothing about which of them is odd. */
const LEAST_NEIGHBOURS = 3;

/** What is odd about files that are valid all the same: silence, clipping, another format than most of the others. */
export function soundWarnings(files: readonly MeasuredFile[]): Problem[] {
  const usual = usualFormat(files);
  return files.flatMap((file) =>
    [...loudnessFaults(file.loudness), ...formatFaults(file, usual, files.length)].map((fault) => ({
      message: `${quote(file.path)} ${fault}`,
      file: file.path,
    })),
  );
}

function loudnessFaults(loudness: Loudness | undefined): string[] {
  if (!loudness) return [];
  const { peak, clippings } = loudness;
  if (peak < SILENT_BELOW) return [`is silent: its loudest sample is at ${peak} dB; record it again`];
  if (clippings < LEAST_CLIPPINGS) return [];
  return [`is clipped in ${clippings} places: lower its level before it is exported, or record it again`];
}

interface Usual {
  readonly format: string;
  readonly count: number;
}

function formatFaults(file: MeasuredFile, usual: Usual | undefined, all: number): string[] {
  if (!usual || formatName(file) === usual.format) return [];
  return [
    `is ${formatName(file)}, where ${usual.count} of the ${all} files of this run are ${usual.format}: export it like the others`,
  ];
}

/** What more than half of the files have. */
function usualFormat(files: readonly MeasuredFile[]): Usual | undefined {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(formatName(file), (counts.get(formatName(file)) ?? 0) + 1);
  const usual = [...counts].find(([, count]) => count > files.length / 2);
  return usual && files.length >= LEAST_NEIGHBOURS ? { format: usual[0], count: usual[1] } : undefined;
}

/** `8 kHz mono` */
export function formatName({ sampleRate, channels }: Pick<WavFacts, 'sampleRate' | 'channels'>): string {
  const sound = channels === 1 ? 'mono' : channels === 2 ? 'stereo' : `with ${channels} channels`;
  return `${sampleRate / 1_000} kHz ${sound}`;
}
