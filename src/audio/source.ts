import type { EntryId } from '../lib/ids.ts';
import type { Problem } from '../lib/problem.ts';
import type { Plan, Replacement } from '../plan/plan.ts';
import { createBuffers } from './buffers.ts';
import type { AudioFacts } from './facts.ts';
import { type AudioPlace, type AudioResult, readAudio } from './files.ts';
import { measureLoudness } from './loudness.ts';

/** The committed audio of replacements. */
export interface AudioSource {
  /**
   * Checks every file that is to be uploaded, and notes what is known of it. The bytes of the first ones are kept for `read`, as
   * long as there is room; the others are read and checked anew when they are sent. `listen`: how loud they are, too.
   */
  check(plan: Plan, known: Map<EntryId, AudioFacts>, listen: boolean): Promise<Problem[]>;
  /** Reads a file and checks it. */
  read(change: Replacement): Promise<AudioResult>;
  /** What is known of a file, and how loud it is. */
  listen(known: AudioFacts, bytes: Buffer): AudioFacts;
  /** Takes the bytes of a file back: nobody may use them after that. */
  release(bytes: Buffer): void;
}

/** Files read at the same time while they are checked: enough to keep the disk busy, few enough to keep memory small. */
const READERS = 4;
/** Memory for files that are kept from the checks: the first requests need not wait for a disk. Bytes. */
const MOST_KEPT = 8 * 1024 * 1024;

/** Opens the audio of a workspace. */
export function audioSource(place: Omit<AudioPlace, 'take'>): AudioSource {
  const { take, giveBack } = createBuffers();
  const kept = new Map<Replacement, AudioResult>();
  let room = MOST_KEPT;
  const read = (change: Replacement) => readAudio({ ...place, take }, change);

  async function checkOne(change: Replacement, listen: boolean): Promise<AudioFacts | Problem> {
    const result = await read(change);
    if (!result.ok) return result.problem;
    const { bytes, facts } = result.audio;
    const known = { ...facts, fileBytes: bytes.length, loudness: undefined };
    const heard = listen ? hear(known, bytes) : known;
    // A small file takes more memory than it has bytes.
    const memory = bytes.buffer.byteLength;
    if (listen || memory > room) giveBack(bytes);
    else {
      room -= memory;
      kept.set(change, result);
    }
    return heard;
  }

  return {
    listen: hear,
    release: giveBack,
    async read(change) {
      const result = kept.get(change) ?? (await read(change));
      kept.delete(change);
      return result;
    },
    async check(plan, known, listen) {
      // One file may serve several entries: what is wrong with it is told once.
      const problems = new Map<string, Problem>();
      const queue = plan.replace.values();
      const reader = async () => {
        for (const change of queue) {
          const found = await checkOne(change, listen);
          if ('message' in found) problems.set(change.entry.path, found);
          else known.set(change.id, found);
        }
      };
      await Promise.all(Array.from({ length: READERS }, reader));
      // Several files are read at a time.
      return [...problems.values()].toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
    },
  };
}

function hear(known: AudioFacts, bytes: Buffer): AudioFacts {
  return { ...known, loudness: measureLoudness(bytes, known) };
}
