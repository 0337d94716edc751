import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readAudio } from '../../src/audio/files.ts';
import type { Replacement } from '../../src/plan/plan.ts';
import { chunk, fmt, wave } from './build-wav.ts';

const audio = wave(fmt(), chunk('data', Buffer.alloc(16_000, 1)));
const hash = (algorithm: string, bytes: Buffer) => createHash(algorithm).update(bytes).digest('hex');
const blobOf = (bytes: Buffer, algorithm = 'sha1') =>
  hash(algorithm, Buffer.concat([Buffer.from(`blob ${bytes.length}\0`), bytes]));
const pointerTo = (bytes: Buffer, size = bytes.length) =>
  Buffer.from(
    `version https://git-lfs.github.com/spec/v1\noid sha256:${hash('sha256', bytes)}\nsize ${size}\n`,
  );

let workspace = '';
beforeAll(() => {
  workspace = mkdtempSync(join(tmpdir(), 'files-'));
  mkdirSync(join(workspace, 'audio'));
});
afterAll(() => rmSync(workspace, { recursive: true }));

interface Given {
  /** In the workspace; absent in a sparse checkout. */
  readonly disk?: Buffer;
  /** In Git, as the tree names it. */
  readonly committed: Buffer;
  readonly algorithm?: string;
}

function read({ disk, committed, algorithm }: Given) {
  const path = 'audio/a.wav';
  rmSync(join(workspace, path), { force: true });
  if (disk) writeFileSync(join(workspace, path), disk);
  const blob = blobOf(committed, algorithm);
  const readBlob = async (id: string, maxBytes: number) =>
    id === blob && committed.length <= maxBytes ? committed : undefined;
  const change = { entry: { path, blob, line: 4, column: 5 } } as unknown as Replacement;
  return readAudio({ workspace, manifest: 'audio/manifest.json', readBlob }, change);
}

test.each<[string, Given]>([
  ['the committed bytes', { disk: audio, committed: audio }],
  [
    'the committed bytes of a repository with SHA-256',
    { disk: audio, committed: audio, algorithm: 'sha256' },
  ],
  ['a file that is in Git only', { committed: audio }],
  ['a file whose Git LFS pointer was committed', { disk: audio, committed: pointerTo(audio) }],
])('%s are read', async (_title, given) => {
  const result = await read(given);
  expect(result.ok && result.audio.bytes.equals(audio)).toBe(true);
  expect(result).toMatchObject({ ok: true, audio: { facts: { durationSeconds: 1 } } });
});

const other = wave(fmt(), chunk('data', Buffer.alloc(16_000, 2)));
test.each<[string, Given, RegExp]>([
  [
    'other audio',
    { disk: other, committed: audio },
    /^"audio\/a.wav" differs in the workspace from what was committed/,
  ],
  [
    'other audio than the pointer names',
    { disk: other, committed: pointerTo(audio) },
    /is not the audio that its Git LFS pointer names/,
  ],
  [
    'another size than the pointer says',
    { disk: audio, committed: pointerTo(audio, 12) },
    /has 16044 bytes, but its Git LFS pointer says 12/,
  ],
  [
    'the pointer itself',
    { disk: pointerTo(audio), committed: pointerTo(audio) },
    /is a Git LFS pointer, not audio/,
  ],
  ['the pointer itself, in Git only', { committed: pointerTo(audio) }, /is a Git LFS pointer, not audio/],
  ['no WAV', { disk: Buffer.from('ID3'), committed: Buffer.from('ID3') }, /starts like an MP3/],
  [
    'nothing anywhere',
    { committed: Buffer.alloc(7 * 1024 * 1024) },
    /is missing from the workspace and from its Git objects, or is too large/,
  ],
])('%s: a problem on the line of the manifest', async (_title, given, message) => {
  expect(await read(given)).toEqual({
    ok: false,
    problem: { message: expect.stringMatching(message), file: 'audio/manifest.json', line: 4, column: 5 },
  });
});
