import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeWav } from '../emulator/polyai/wav.ts';
import { createRepository } from '../emulator/runner/repository.ts';
import { AGENT, FIRST_ID } from './server.ts';

/** Paths and what is in them. Files that share one buffer are one file under several names: that saves disk, and time to set up. */
export type Files = Readonly<Record<string, Buffer>>;

/** A repository of two commits, the second one checked out. */
export interface TwoCommits {
  readonly folder: string;
  readonly before: string;
  readonly after: string;
  remove(): void;
}

/** Makes both commits through `git fast-import`, packed as a clone would have them. */
export function createTwoCommits(before: Files, after: Files): TwoCommits {
  const { folder, git, remove } = createRepository();
  const marks = new Map<Buffer, number>();
  const input = [...commitOf(before, marks), ...commitOf(after, marks)];
  execFileSync('git', ['-c', 'fastimport.unpackLimit=1', 'fast-import', '--quiet'], {
    cwd: folder,
    input: Buffer.concat(input),
  });
  checkOut(folder, after);
  return { folder, before: git('rev-parse', 'HEAD^'), after: git('rev-parse', 'HEAD'), remove };
}

function commitOf(files: Files, marks: Map<Buffer, number>): Buffer[] {
  const parts: Buffer[] = [];
  const tell = (text: string) => parts.push(Buffer.from(text));
  for (const content of Object.values(files)) {
    if (marks.has(content)) continue;
    marks.set(content, marks.size + 1);
    tell(`blob\nmark :${marks.size}\ndata ${content.length}\n`);
    parts.push(content);
    tell('\n');
  }
  tell('commit refs/heads/main\ncommitter Ada <ada@example.com> 0 +0000\ndata 0\ndeleteall\n');
  for (const [path, content] of Object.entries(files)) tell(`M 100644 :${marks.get(content)} ${path}\n`);
  return parts;
}

function checkOut(folder: string, files: Files): void {
  const written = new Map<Buffer, string>();
  for (const [path, content] of Object.entries(files)) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    const same = written.get(content);
    if (same) linkSync(same, target);
    else writeFileSync(target, content);
    written.set(content, target);
  }
}

const HEADER_BYTES = 44;

/** A maker of WAV files of (almost) so many bytes, each with another content. */
export function wavMaker(bytes: number): (take: number) => Buffer {
  const tone = makeWav((bytes - HEADER_BYTES) / 16_000);
  return (take) => {
    const wav = Buffer.from(tone);
    wav.writeUInt32LE(take, HEADER_BYTES);
    return wav;
  };
}

/** Names of so many audio files and the ids that the emulator gives their entries. */
export function namedEntries(count: number): [name: string, id: string][] {
  return Array.from({ length: count }, (_, index) => [
    `group-${Math.floor(index / 100)}/phrase-${index}.wav`,
    String(FIRST_ID + index),
  ]);
}

/** The manifest and the audio that it names: `audio` makes the content for an index. */
export function audioFolder(
  entries: readonly (readonly [name: string, id: string])[],
  audio: (index: number) => Buffer,
): Files {
  const manifest = { agentId: AGENT, entries: Object.fromEntries(entries) };
  return {
    'audio/manifest.json': Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`),
    ...Object.fromEntries(entries.map(([name], index) => [`audio/${name}`, audio(index)])),
  };
}
