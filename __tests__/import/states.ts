import { type ImportedFile, type ImportRun, newImportRun } from '../../src/import/run.ts';
import type { AgentId, EntryId } from '../../src/lib/ids.ts';

/** Runs of import as they are when they end, one for each state that a report can be in. */

const SPOKEN: [id: string, name: string, transcript: string, hits: number, seconds: number][] = [
  ['1060', 'one-moment-please.wav', 'One moment, please.', 4_011, 1.2],
  ['1042', 'harbour-hotel-how-can-i-help.wav', 'Harbour Hotel, how can I help?', 18_204, 1.9],
  ['1043', 'thanks-for-calling-goodbye.wav', 'Thanks for calling. Goodbye.', 9_377, 2.1],
];

export function imported(files: readonly ImportedFile[], more: Partial<ImportRun> = {}): ImportRun {
  return {
    ...newImportRun(),
    manifest: 'audio/manifest.json',
    agentId: 'PROJECT-58RP822I' as AgentId,
    region: 'us',
    origin: 'https://api.us.poly.ai',
    live: 212,
    imported: files,
    files: files.map(({ name }) => `audio/${name}`),
    end: 'finished',
    ...more,
  };
}

const FILES = SPOKEN.map(
  ([id, name, transcript, hits, seconds]): ImportedFile => ({
    name,
    ids: [id as EntryId],
    transcript,
    language: 'en-GB',
    hits,
    seconds,
    bytes: 16_000,
  }),
);
const link = { name: 'still-there.wav', id: '1061', transcript: 'Are you still there?', line: 7, column: 5 };
const broken = { reason: 'cut off: the response ended after 8192 bytes (tried 5 times)' };

export const STATES: Readonly<Record<string, () => ImportRun>> = {
  'import imported': () =>
    imported(FILES, {
      relinked: [{ link: { ...link, language: 'en-GB' }, to: '1161' as EntryId }] as ImportRun['relinked'],
    }),
  'import failed': () =>
    imported(FILES.slice(0, 1), {
      failed: ['1042', '1043'].map((id) => ({ id: id as EntryId, ...broken })),
    }),
  'import blocked': () =>
    imported([], {
      end: 'blocked',
      problems: [{ message: 'input "api-key" is missing: give it a key that may read the audio cache' }],
    }),
};
