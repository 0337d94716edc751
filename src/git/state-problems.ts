import { type CommitSha, shortSha } from '../lib/ids.ts';
import type { Problem } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import type { ManifestEntry } from '../manifest/manifest.ts';
import type { NoFile } from './walk.ts';

/** The problems of a commit's manifest or audio. */

const NO_MANIFEST: Record<Exclude<NoFile, 'missing'>, string> = {
  'symbolic link': 'is a symbolic link',
  'behind a symbolic link': 'is behind a symbolic link to a folder',
  submodule: 'is a submodule',
  'in a submodule': 'is in a submodule, which is another repository,',
  folder: 'is a folder',
};

export interface OtherManifests {
  readonly near: string | undefined;
  readonly sibling: string | undefined;
  readonly others: readonly string[];
}

/**
 * The commit to sync to has no manifest that can be read; `near` has another spelling of its path, `sibling` another ending,
 * `others` other names.
 */
export function noManifest(
  path: string,
  sha: CommitSha,
  why: NoFile,
  { near, sibling, others }: OtherManifests,
): Problem {
  const found = sibling ? [sibling] : near ? [] : others;
  const hint = found.length > 0 ? `; the commit has ${listOf(found)}` : nearHint(near);
  const what =
    why === 'missing'
      ? `there is no manifest ${quote(path)} in commit ${shortSha(sha)}${hint}: commit one`
      : `the manifest ${quote(path)} ${NO_MANIFEST[why]} in commit ${shortSha(sha)}: commit the file itself`;
  return { message: `${what}, or name yours in the input "manifest"; nothing is deleted without it` };
}

const MAX_LISTED = 3;

/** Some paths, quoted, for a sentence; the others are counted. */
export function listOf(paths: readonly string[]): string {
  const shown = paths.slice(0, MAX_LISTED).map(quote);
  const more = paths.length - shown.length;
  const items = more > 0 ? [...shown, `${more} more`] : shown;
  return [items.slice(0, -1).join(', '), ...items.slice(-1)].filter((part) => part !== '').join(' and ');
}

export function unreadableManifest(path: string, sha: CommitSha, maxBytes: number): Problem {
  return {
    message: `${quote(path)} at ${shortSha(sha)} is over ${maxBytes} bytes, or missing from the clone`,
  };
}

export function invalidBase(path: string, sha: CommitSha, problems: readonly Problem[]): Problem {
  const [first] = problems;
  const where = first?.line === undefined ? '' : `line ${first.line}: `;
  return {
    message: `the manifest ${quote(path)} at ${shortSha(sha)}, the commit to compare with, is not valid (${where}${first?.message}): set the input "base" to a commit whose manifest is valid`,
  };
}

/** An earlier commit that says nothing of this cache: it has no manifest, or has something for another cache. */
export function emptyBase(path: string, sha: CommitSha, other: string | undefined): Problem {
  const what = `has ${other ?? `no manifest ${quote(path)}`}`;
  return {
    message: `commit ${shortSha(sha)}, the commit to compare with, ${what}: it counts as empty, so nothing is deleted because of it; to delete an entry anyway, name it in the input "delete-ids"`,
  };
}

const NO_AUDIO: Record<NoFile, string> = {
  missing: 'is not in the commit: commit the file (is it ignored by .gitignore?), or remove the line',
  'symbolic link': 'is a symbolic link: commit the audio itself',
  'behind a symbolic link': 'is behind a symbolic link to a folder: commit the audio itself',
  submodule: 'is a submodule, not a file',
  'in a submodule': 'is in a submodule, which is another repository: commit the audio to this one',
  folder: 'is a folder, not a file',
};

/** A file that the manifest names is not audio of the commit. */
export function noAudio(
  file: string,
  why: NoFile,
  near: string | undefined,
  entry: ManifestEntry,
): Omit<Problem, 'file'> {
  return {
    message: `${quote(file)} ${NO_AUDIO[why]}${nearHint(near) || folderHint(file, entry)}`,
    line: entry.line,
    column: entry.column,
  };
}

/** So many names begin with the manifest's own folder, `first` before the others. */
export function doubledFolder(first: ManifestEntry, count: number, folder: string): Omit<Problem, 'file'> {
  return {
    message: `${count} file names begin with the manifest's folder, ${quote(first.name)} first, but names are relative to that folder: remove ${quote(folder)} from each`,
    line: first.line,
    column: first.column,
  };
}

/** People write paths as they see them from the root of the repository. */
function folderHint(file: string, { name }: ManifestEntry): string {
  const folder = file.slice(0, -name.length);
  return folder !== '' && name.startsWith(folder)
    ? `; names are relative to the manifest's folder: leave ${quote(folder)} out`
    : '';
}

function nearHint(near: string | undefined): string {
  return near ? `; the commit has ${quote(near)}, which differs in letter case or Unicode form only` : '';
}
