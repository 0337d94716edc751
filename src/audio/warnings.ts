import type { Problem } from '../lib/problem.ts';
import type { StrictKind } from '../lib/strict.ts';
import { quote } from '../lib/text.ts';
import type { AudioFacts, AudioWarning } from './facts.ts';

/** A file that was checked and, where its encoding allows it, measured. */
export interface MeasuredFile extends Pick<AudioFacts, 'sampleRate' | 'channels' | 'loudness' | 'warnings'> {
  /** In the repository. */
  readonly path: string;
}

/** A phrase this far below full scale cannot be heard on a phone. Decibels. */
const SILENT_BELOW = -50;
/** A loud but sound recording may touch full scale once or twice. */
const MIN_CLIPPINGS = 3;
/** Two files that differ say nothing about which of them is odd. */
const MIN_NEIGHBOURS = 3;

/**
 * What is odd about files that are valid all the same: what their headers say, silence, clipping, another format than most of the
 * others. Without the kinds that block, `strict`: those are reported as problems.
 */
export function audioWarnings(files: readonly MeasuredFile[], strict: readonly StrictKind[] = []): Problem[] {
  const usual = usualFormat(files);
  return files.flatMap((file) =>
    [...warningsOf(file), ...formatFaults(file, usual, files.length)]
      .filter(({ kind }) => !isStrict(kind, strict))
      .map(({ text }) => ({ message: `${quote(file.path)} ${text}`, file: file.path })),
  );
}

/** Why a file may not be sent at all; reads well after its name. */
export function strictFaults(
  facts: Pick<AudioFacts, 'warnings' | 'loudness'>,
  strict: readonly StrictKind[],
): string[] {
  const faults = warningsOf(facts).filter(({ kind }) => isStrict(kind, strict));
  return faults.map(({ kind, text }) => `${text} (an error because the input "strict" includes "${kind}")`);
}

function isStrict(kind: AudioWarning['kind'], strict: readonly StrictKind[]): boolean {
  return kind !== 'odd' && strict.includes(kind);
}

/** The warnings about one file, without comparing it with others. */
export function warningsOf({
  warnings,
  loudness,
}: Pick<AudioFacts, 'warnings' | 'loudness'>): AudioWarning[] {
  return [...warnings, ...loudnessFaults(loudness)];
}

function loudnessFaults(loudness: AudioFacts['loudness']): AudioWarning[] {
  if (!loudness) return [];
  const { peak, swing, clippings } = loudness;
  if (swing < SILENT_BELOW) return [{ kind: 'silent', text: describeSilence(peak) }];
  if (clippings < MIN_CLIPPINGS) return [];
  const text = `is clipped in ${clippings} places: lower its level before exporting it, or record it again`;
  return [{ kind: 'clipped', text }];
}

function describeSilence(peak: number): string {
  if (peak < SILENT_BELOW) return `is silent: its loudest sample is at ${peak} dB; record it again`;
  return `is silent: it holds a constant value (a DC offset at ${peak} dB), not sound; record it again`;
}

interface Usual {
  readonly format: string;
  readonly count: number;
}

function formatFaults(file: MeasuredFile, usual: Usual | undefined, all: number): AudioWarning[] {
  if (!usual || formatName(file) === usual.format) return [];
  const text = `is ${formatName(file)}, while ${usual.count} of the ${all} files of this run are ${usual.format}: export it like the others`;
  return [{ kind: 'odd', text }];
}

/** What more than half of the files have. */
function usualFormat(files: readonly MeasuredFile[]): Usual | undefined {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(formatName(file), (counts.get(formatName(file)) ?? 0) + 1);
  const usual = [...counts].find(([, count]) => count > files.length / 2);
  return usual && files.length >= MIN_NEIGHBOURS ? { format: usual[0], count: usual[1] } : undefined;
}

/** `8 kHz mono` */
export function formatName({ sampleRate, channels }: Pick<AudioFacts, 'sampleRate' | 'channels'>): string {
  const sound = channels === 1 ? 'mono' : channels === 2 ? 'stereo' : `with ${channels} channels`;
  return `${sampleRate / 1_000} kHz ${sound}`;
}
