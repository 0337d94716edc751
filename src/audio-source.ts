import { createBuffers } from './audio/buffers.ts';
import { type AudioPlace, type AudioResult, type CheckedAudio, readAudio } from './audio/files.ts';
import { measureLoudness } from './audio/loudness.ts';
import type { Repository } from './git/repository.ts';
import type { EntryId } from './plan/ids.ts';
import type { Plan, Replacement } from './plan/plan.ts';
import type { Problem } from './problem.ts';
import type { AudioFacts } from './report/run.ts';

/** Files read at the same time while they are checked: enough to keep the disk busy, few enough to keep memory small. */
const READERS = 4;

/** The committed audio of replacements. */
export interface AudioSource {
  /** Reads a file and checks it. */
  readonly read: (change: Replacement) => Promise<AudioResult>;
  /** Takes the bytes of a file back: nobody may use them after that. */
  readonly release: (bytes: Buffer) => void;
  /** What the report says of a file that was read. `listen`: how loud it is, too, which takes longer than all the rest. */
  readonly describe: (audio: CheckedAudio, listen: boolean) => AudioFacts;
  /** Checks every file that is to be uploaded. Their bytes are let go: they are read and checked anew when they are sent. */
  readonly check: (plan: Plan, known: Map<EntryId, AudioFacts>, listen: boolean) => Promise<Problem[]>;
}

async function checkAll(
  plan: Plan,
  { read, release }: Pick<AudioSource, 'read' | 'release'>,
  known: Map<EntryId, AudioFacts>,
  listen: boolean,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const queue = plan.replace.values();
  const reader = async () => {
    for (const change of queue) {
      const result = await read(change);
      if (result.ok) {
        known.set(change.id, describe(result.audio, listen));
        release(result.audio.bytes);
      } else problems.push(result.problem);
    }
  };
  await Promise.all(Array.from({ length: READERS }, reader));
  // Several files are read at a time.
  return problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

function describe({ bytes, facts }: CheckedAudio, listen: boolean): AudioFacts {
  return { ...facts, fileBytes: bytes.length, loudness: listen ? measureLoudness(bytes, facts) : undefined };
}

/** Opens the audio of a workspace. */
export function audioSource(workspace: string, manifest: string, repository: Repository): AudioSource {
  const { take, giveBack } = createBuffers();
  const readBlob: AudioPlace['readBlob'] = (id, maxBytes) => repository.blob(id, maxBytes);
  const files = {
    read: (change: Replacement) => readAudio({ workspace, manifest, readBlob, take }, change),
    release: giveBack,
  };
  return { ...files, describe, check: (plan, known, listen) => checkAll(plan, files, known, listen) };
}
