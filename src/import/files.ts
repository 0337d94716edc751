import { posix } from 'node:path';
import { compareEntryIds, type EntryId } from '../lib/ids.ts';
import { normalizeTranscript, type Phrase } from '../plan/transcripts.ts';
import type { Download } from './download.ts';
import { chooseNames, collisionKey, languageFolders, type Newcomer, namesHeld } from './names.ts';
import { type LiveEntry, phraseOf } from './plan.ts';
import type { RepositoryTree } from './repository-tree.ts';
import type { ImportedFile } from './run.ts';

/** Which files new entries become. */

type Audio = Extract<Download, { kind: 'audio' }>;

/** A new file, still without a name. */
interface Recording extends Newcomer {
  readonly phrase: Phrase;
  readonly entries: readonly LiveEntry[];
  /** Undefined where it could not be downloaded: names keep their distance from it all the same. */
  readonly audio: Audio | undefined;
}

/**
 * Makes one recording of all entries with the same phrase and the same audio: several voices may share it. Those of different
 * phrases stay apart, because one of them may be recorded again without the other. Entries that left the cache are left out.
 */
export function groupByAudio(
  newcomers: readonly LiveEntry[],
  downloads: ReadonlyMap<EntryId, Download>,
): Recording[] {
  const pairs = newcomers.flatMap((entry) => {
    const download = downloads.get(entry.id);
    const audio = download?.kind === 'audio' ? download : undefined;
    return download?.kind === 'gone' ? [] : [{ entry, audio, phrase: phraseOf(entry) }];
  });
  const groups = Map.groupBy(pairs, ({ entry, audio, phrase: { transcript } }) =>
    transcript === undefined || audio === undefined
      ? entry.id
      : JSON.stringify([audio.hash, normalizeTranscript(transcript)]),
  );
  return [...groups.values()].flatMap((group) => {
    const sorted = group.toSorted((a, b) => compareEntryIds(a.entry.id, b.entry.id));
    const [first] = sorted;
    if (!first) return [];
    const languages = new Set(sorted.map(({ phrase }) => phrase.language?.toLowerCase()));
    return {
      id: first.entry.id,
      // Even one that is too long for a manifest gives a name.
      transcript: first.entry.transcript,
      phrase: first.phrase,
      language: languages.size === 1 ? first.phrase.language : undefined,
      entries: sorted.map(({ entry }) => entry),
      audio: first.audio,
    };
  });
}

export interface NameFilesOptions {
  readonly tree: RepositoryTree;
  /** The folder of the manifest, `.` for the repository itself. */
  readonly folder: string;
  readonly names: 'transcript' | 'id';
  /** Every entry of the manifest, with the id that it has now. */
  readonly mapped: readonly (Pick<Phrase, 'language'> & { readonly name: string; readonly id: string })[];
}

export interface NamedFile extends ImportedFile {
  readonly audio: Audio;
}

/** Names the files of recordings that are there, away from every file that the repository has. Sorted by name. */
export async function nameFiles(
  recordings: readonly Recording[],
  facts: NameFilesOptions,
): Promise<NamedFile[]> {
  const { tree, folder, names, mapped } = facts;
  const committed = await tree.committedIn(folder);
  const present = tree.presentIn(folder);
  const languages = [...mapped, ...recordings].map(({ language }) => language);
  const folderOf = languageFolders(languages, [...committed.folders, ...present.folders]);
  const folders = new Set(['', ...recordings.map(({ language }) => folderOf(language))]);
  const taken = new Set(namesHeld(mapped).map(collisionKey));
  for (const each of folders) {
    const path = posix.join(folder, each, '.');
    const inCommit = await tree.committedIn(path);
    for (const name of [...inCommit.files, ...inCommit.folders, ...tree.presentIn(path).folders])
      taken.add(collisionKey(each + name));
  }
  const chosen = chooseNames(recordings, { names, folderOf, taken });
  return recordings
    .flatMap((recording) => toFile(recording, chosen.get(recording.id)))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function toFile({ phrase, language, entries, audio }: Recording, name: string | undefined): NamedFile[] {
  if (!audio || name === undefined) return [];
  const seconds = audio.seconds ?? entries[0]?.durationSeconds;
  const { bytes } = audio;
  const ids = entries.map(({ id }) => id);
  return [
    { name, ids, transcript: phrase.transcript, language, hits: sumOf(entries), seconds, bytes, audio },
  ];
}

export function sumOf(entries: readonly Pick<LiveEntry, 'hitCount'>[]): number | undefined {
  const known = entries.flatMap(({ hitCount }) => hitCount ?? []);
  return known.length > 0 ? known.reduce((sum, hits) => sum + hits, 0) : undefined;
}
