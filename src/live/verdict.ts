import type { Loudness } from '../audio/facts.ts';
import type { EntryId } from '../lib/ids.ts';

/** What is known of how a recording sounds. */
export interface Sound {
  readonly durationSeconds: number | undefined;
  /** Undefined where only the listing is known, and for audio that is not measured. */
  readonly loudness: Loudness | undefined;
  /** For example `8 kHz mono`. */
  readonly format: string | undefined;
}

/** How an entry of the manifest compares with what PolyAI serves. */
export type Verdict =
  /** `same`: the committed bytes. `same sound`: the same samples with another header. `same duration`: no more was compared. */
  | { readonly kind: 'same' | 'same sound' | 'same duration' }
  | Different
  /** The agent does not have the entry; `matching` are the entries that have its phrase now, as far as they were looked up. */
  | { readonly kind: 'missing'; readonly matching?: readonly EntryId[] }
  /** The entry belongs to another phrase; `matching` are the entries that have the one that the manifest names. */
  | {
      readonly kind: 'wrong phrase';
      readonly match: 'other transcript' | 'other language';
      readonly matching: readonly EntryId[];
    }
  /** The audio could not be downloaded, or what came is not audio. */
  | { readonly kind: 'unreadable'; readonly reason: string; readonly correlationId: string | undefined }
  /** Nothing can be said: the committed file cannot be read, or the run was cut off. */
  | { readonly kind: 'not compared'; readonly reason: string };

export interface Different {
  readonly kind: 'different';
  /** What was compared. */
  readonly by: 'audio' | 'duration';
  /** What callers hear, and what the commit has. */
  readonly live: Sound;
  readonly file: Sound | undefined;
  /** Why the committed file could not be listened to. */
  readonly unheard?: string;
}

export type VerdictKind = Verdict['kind'];

/** Durations that differ by more are not those of the same recording. Seconds. */
const MAX_DURATION_DIFFERENCE = 0.02;
/** Listed durations are decimal fractions, which binary numbers cannot hold exactly. Seconds. */
const ROUNDING = 1e-6;

/** Whether two durations, in seconds, can be of the same recording. */
export function durationsAgree(a: number, b: number): boolean {
  return Math.abs(a - b) <= MAX_DURATION_DIFFERENCE + ROUNDING;
}

/** Compares durations: the listing has nothing else about the audio. */
export function judgeDuration(liveSeconds: number | undefined, fileSeconds: number | undefined): Verdict {
  if (liveSeconds === undefined) return { kind: 'not compared', reason: 'PolyAI lists no duration for it' };
  if (fileSeconds === undefined)
    return { kind: 'not compared', reason: 'the duration of the file is not known' };
  if (durationsAgree(liveSeconds, fileSeconds)) return { kind: 'same duration' };
  return { kind: 'different', by: 'duration', live: known(liveSeconds), file: known(fileSeconds) };
}

function known(durationSeconds: number): Sound {
  return { durationSeconds, loudness: undefined, format: undefined };
}

/** Fewer entries may all have been replaced. */
const MIN_COMPARED = 5;

/**
 * Whether PolyAI seems to re-encode what it is sent, so that comparing audio says nothing: several entries were compared, none of
 * them is the same, and yet all durations agree.
 */
export function isInconclusive(verdicts: Iterable<Verdict>): boolean {
  const compared = [...verdicts].filter(isCompared);
  return compared.length >= MIN_COMPARED && compared.every(isOnlyReencoded);
}

function isCompared({ kind }: Verdict): boolean {
  return kind === 'same' || kind === 'same sound' || kind === 'different';
}

function isOnlyReencoded(verdict: Verdict): boolean {
  if (verdict.kind !== 'different' || verdict.by !== 'audio') return false;
  const [live, file] = [verdict.live.durationSeconds, verdict.file?.durationSeconds];
  return live !== undefined && file !== undefined && durationsAgree(live, file);
}
