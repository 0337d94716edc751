import type { EntryId } from '../lib/ids.ts';
import type { Problem } from '../lib/problem.ts';
import type { StrictKind } from '../lib/strict.ts';
import type { Plan, Replacement } from '../plan/plan.ts';
import type { AudioFacts } from './facts.ts';
import { type AudioPlace, type AudioResult, problemOf, readAudio } from './files.ts';
import { measureLoudness } from './loudness.ts';
import { strictFaults } from './warnings.ts';

/** The committed audio of replacements. */
export interface AudioSource {
  /**
   * Checks and measures every file that is to be uploaded, and notes what is known of it. The bytes of the first ones are kept for
   * `read`, as long as there is room; the others are read and checked again when they are sent. `strict`: warnings that are problems.
   */
  check(plan: Plan, known: Map<EntryId, AudioFacts>, strict: readonly StrictKind[]): Promise<Problem[]>;
  /** Reads a file and checks it. */
  read(change: Replacement): Promise<AudioResult>;
}

/** Files read at the same time while they are checked: enough to keep the disk busy, few enough to keep memory small. */
const READERS = 4;
/** Memory for files that are kept from the checks: the first requests need not wait for a disk. Bytes. */
const MAX_KEPT_BYTES = 8 * 1024 * 1024;

/** Opens the audio of a workspace. */
export function audioSource(place: AudioPlace): AudioSource {
  const kept = new Map<Replacement, AudioResult>();
  let room = MAX_KEPT_BYTES;

  async function checkOne(change: Replacement): Promise<AudioFacts | Problem> {
    const result = await readAudio(place, change);
    if (!result.ok) return result.problem;
    const { bytes, facts } = result.audio;
    // A small file takes more memory than it has bytes.
    const memory = bytes.buffer.byteLength;
    if (memory <= room) {
      room -= memory;
      kept.set(change, result);
    }
    return { ...facts, fileBytes: bytes.length, loudness: measureLoudness(bytes, facts) };
  }

  return {
    async read(change) {
      const result = kept.get(change) ?? (await readAudio(place, change));
      kept.delete(change);
      return result;
    },
    async check(plan, known, strict) {
      const problems: Problem[] = [];
      const queue = plan.replace.values();
      const reader = async () => {
        for (const change of queue) {
          const found = await checkOne(change);
          if ('message' in found) problems.push(found);
          else {
            known.set(change.id, found);
            problems.push(...strictFaults(found, strict).map((fault) => problemOf(place, change, fault)));
          }
        }
      };
      await Promise.all(Array.from({ length: READERS }, reader));
      // Several files are read at a time.
      const sorted = problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
      // One file may serve several entries: its problems are reported once.
      const seen = new Set<string>();
      return sorted.filter(({ message }) => !seen.has(message) && seen.add(message));
    },
  };
}
