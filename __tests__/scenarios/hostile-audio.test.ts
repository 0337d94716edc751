import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { makeWav } from '../../emulator/polyai/polyai.ts';
import type { StepResult } from '../../emulator/runner/runner.ts';
import { lists, play, type Scene, sha256, ZEROS } from '../support/scene.ts';

/** What stands where the audio should be, after the commit; what the user is told. */
type Row = [what: string, spoil: (path: string, scene: Scene) => undefined | (() => void), told: RegExp];

const inPlace: Row[] = [
  [
    'a symbolic link',
    (path) => void symlinkSync('/etc/passwd', path),
    /"audio\/a.wav" is a symbolic link in the workspace/,
  ],
  ['a link to nowhere', (path) => void symlinkSync('/nowhere', path), /is a symbolic link in the workspace/],
  [
    'a pipe that nobody writes to',
    (path) => void execFileSync('mkfifo', [path]),
    /is not a regular file in the workspace/,
  ],
  ['a folder', (path) => void mkdirSync(path), /is not a regular file in the workspace/],
  [
    'a socket',
    (path) => {
      const server = createServer().listen(path);
      return () => server.close();
    },
    /is not a regular file in the workspace/,
  ],
  [
    'five gigabytes',
    (path) => {
      writeFileSync(path, '');
      truncateSync(path, 5 * 1024 ** 3);
      return undefined;
    },
    /is too large: it has 5,368,709,120 bytes, and PolyAI takes at most 6,291,456 \(6 MB\)/,
  ],
  [
    'an empty file',
    (path) => void writeFileSync(path, ''),
    /differs in the workspace from what was committed/,
  ],
  [
    'other audio',
    (_, scene) => void scene.record('a.wav', 9),
    /differs in the workspace from what was committed/,
  ],
];

describe('in place of the committed audio', () => {
  test.each(inPlace)('%s: blocked at once, and nothing is sent', (_what, spoil, told) =>
    play({}, async (scene) => {
      scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
      scene.repository.commit('first');
      const path = join(scene.repository.folder, 'audio/a.wav');
      unlinkSync(path);
      const undo = spoil(path, scene);
      const result = await scene.push(ZEROS);
      undo?.();
      expect(result.log).toMatch(told);
      // The line of the manifest that names the file: nobody can see a line of a WAV.
      expect(result.log).toMatch(/::error file=audio\/manifest\.json,line=4,col=5::"audio\/a\.wav"/);
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(scene.writes()).toEqual([]);
    }),
  );

  test('nothing at all (a sparse checkout): the committed bytes are sent', () =>
    play({}, async (scene) => {
      scene.manifest({ 'a.wav': '1' });
      scene.repository.commit('first');
      const committed = scene.sha256('audio/a.wav');
      unlinkSync(join(scene.repository.folder, 'audio/a.wav'));
      expect(await scene.push(ZEROS)).toMatchObject({ code: 0, outputs: { replaced: '["1"]' } });
      expect(scene.cache()['1']).toBe(committed);
    }));
});

test('a sparse checkout, with the input "files": the committed bytes of what the patterns select are sent', () =>
  play({}, async (scene) => {
    scene.manifest({ 'here/a.wav': '1', 'gone/b.wav': '2', 'gone/c.wav': '3' });
    scene.repository.commit('first');
    rmSync(join(scene.repository.folder, 'audio/gone'), { recursive: true });
    const result = await scene.push(ZEROS, { with: { files: '**/*.wav\n!**/c.wav' } });
    expect(lists(result)).toMatchObject({ replaced: ['1', '2'] });
  }));

describe('a folder that is a symbolic link', () => {
  test('in the commit: blocked', () =>
    play({}, async (scene) => {
      scene.manifest({ 'a.wav': '1', 'real/b.wav': '2' });
      symlinkSync('real', join(scene.repository.folder, 'audio/linked'));
      scene.manifest({ 'a.wav': '1', 'linked/b.wav': '2' });
      scene.repository.commit('first');
      const result = await scene.push(ZEROS);
      expect(result.log).toMatch(
        /"audio\/linked\/b.wav" is behind a symbolic link to a folder: commit the audio itself/,
      );
      expect(scene.writes()).toEqual([]);
    }));

  test('in the workspace only, to other files: blocked', () =>
    play({}, async (scene) => {
      scene.manifest({ 'deep/a.wav': '1' });
      scene.repository.commit('first');
      const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
      writeFileSync(join(elsewhere, 'a.wav'), 'a secret');
      const folder = join(scene.repository.folder, 'audio/deep');
      rmSync(folder, { recursive: true });
      symlinkSync(elsewhere, folder);
      const result = await scene.push(ZEROS);
      rmSync(elsewhere, { recursive: true });
      expect(result.log).toMatch(/"audio\/deep\/a.wav" differs in the workspace from what was committed/);
      expect(scene.writes()).toEqual([]);
    }));
});

/** Four files are checked at a time, and two of these are more than is kept from the checks: the last one never is. */
const LARGE = makeWav(320);
const MANY_LARGE = { '1.wav': LARGE, '2.wav': LARGE, '3.wav': LARGE, '4.wav': LARGE, '6.wav': LARGE };

describe('a file that changes after it was checked', () => {
  const names = Object.fromEntries(['1', '2', '3', '4', '5', '6'].map((id) => [`${id}.wav`, id]));

  test.each<[what: string, change: (path: string, scene: Scene) => void]>([
    ['it is replaced', (_, scene) => scene.record('6.wav', 9)],
    ['it grows', (path) => appendFileSync(path, 'more')],
    ['it shrinks', (path) => truncateSync(path, 50)],
    [
      'it becomes a link',
      (path) => {
        unlinkSync(path);
        symlinkSync('1.wav', path);
      },
    ],
  ])('%s: it is not sent, and nothing is deleted', async (_what, change) => {
    await changing(MANY_LARGE, change, ({ scene, held, result }) => {
      expect(result.log).toMatch(
        /FAILED to replace entry 6 \("6.wav"\): "audio\/6.wav" (?:differs|is a symbolic link)/,
      );
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'failed' } });
      expect(lists(result)).toEqual({
        replaced: ['1', '2', '3', '4', '5'],
        deleted: [],
        failed: ['6'],
        skipped: ['7'],
      });
      expect(scene.cache()).toMatchObject({ 6: held['6'] });
      expect(scene.writes()).not.toContain('PATCH 6');
    });
  });

  test('among the first few, it is sent as it was checked', async () => {
    const committed = makeWav(0.2);
    const spoil = (path: string) => writeFileSync(path, 'something else');
    await changing({ '6.wav': committed }, spoil, ({ scene, result }) => {
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'synced' } });
      expect(scene.cache()['6']).toBe(sha256(committed));
    });
  });

  /** Pushes six files, some with these bytes, and changes the last one after its check. */
  async function changing(
    files: Record<string, Buffer>,
    change: (path: string, scene: Scene) => void,
    judge: (what: { scene: Scene; held: Record<string, string>; result: StepResult }) => void,
  ): Promise<void> {
    let act = () => {};
    // The checks are over when the cache is listed.
    await play({ onRequest: ({ method }) => void (method === 'GET' && act()) }, async (scene) => {
      scene.manifest({ ...names, 'old.wav': '7' });
      const before = scene.repository.commit('first');
      for (const name of Object.keys(names)) scene.record(name, 1);
      for (const [name, bytes] of Object.entries(files)) scene.repository.write(`audio/${name}`, bytes);
      scene.manifest(names);
      scene.repository.commit('second');
      const held = scene.cache();
      act = () => change(join(scene.repository.folder, 'audio/6.wav'), scene);
      judge({ scene, held, result: await scene.push(before) });
    });
  }
});

describe('audio in Git LFS', () => {
  const pointer = (oid: string, size: number) =>
    `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${size}\n`;

  async function pushWith(
    pointed: (audio: Buffer) => string,
    check: (scene: Scene, log: string) => void,
  ): Promise<void> {
    await play({}, async (scene) => {
      scene.manifest({ 'a.wav': '1' });
      const audio = scene.repository.read('audio/a.wav');
      scene.repository.write('audio/a.wav', pointed(audio));
      scene.repository.commit('first');
      scene.repository.write('audio/a.wav', audio);
      check(scene, (await scene.push(ZEROS)).log);
    });
  }

  test('what the pointer names is sent', () =>
    pushWith(
      (audio) => pointer(sha256(audio), audio.length),
      (scene) => expect(scene.cache()['1']).toBe(scene.sha256('audio/a.wav')),
    ));

  test.each<[what: string, pointed: (audio: Buffer) => string, told: RegExp]>([
    [
      'other audio',
      (audio) => pointer('a'.repeat(64), audio.length),
      /is not the audio that its Git LFS pointer names/,
    ],
    [
      'another size',
      (audio) => pointer(sha256(audio), 12),
      /has \d+ bytes, but its Git LFS pointer says 12: commit the audio again/,
    ],
    [
      'no size',
      (audio) => pointer(sha256(audio), 12).replace(/size.*\n/, ''),
      /differs in the workspace from what was committed/,
    ],
  ])('%s than the pointer names is not sent', (_what, pointed, told) =>
    pushWith(pointed, (scene, log) => {
      expect(log).toMatch(told);
      expect(scene.writes()).toEqual([]);
    }),
  );
});

test('an MP3 with the name of a WAV: the user is told how to convert it', () =>
  play({}, async (scene) => {
    scene.manifest({ 'a.wav': '1' });
    scene.repository.write('audio/a.wav', Buffer.from('ID3\x04\0\0and so on'));
    scene.repository.commit('first');
    const { log } = await scene.push(ZEROS);
    expect(log).toMatch(
      /"audio\/a.wav" is not a WAV file: it starts like an MP3 \(ID3\): convert it to WAV, .*"ffmpeg -i in.mp3 -ar 8000 -ac 1 -c:a pcm_s16le out.wav"/,
    );
  }));

describe('WAV files that were judged wrongly once', () => {
  const file = (name: string) => readFileSync(join(import.meta.dirname, `../fixtures/wav-cases/${name}.wav`));

  test.each([
    ['format-0', /"audio\/a.wav" has audio in format 0, which no common player decodes/],
    [
      'placeholder-ffffffff',
      /"audio\/a.wav" was written by a program that streamed it.*"ffmpeg -i in.wav -c copy/,
    ],
    [
      'odd-chunk-without-pad',
      /"audio\/a.wav" has a chunk \(LIST\) at byte 36 of an odd size without the pad byte/,
    ],
  ])('%s: blocked', (name, told) =>
    play({}, async (scene) => {
      scene.manifest({ 'a.wav': '1' });
      scene.repository.write('audio/a.wav', file(name));
      scene.repository.commit('first');
      const result = await scene.push(ZEROS);
      expect(result.log).toMatch(told);
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(scene.writes()).toEqual([]);
    }),
  );

  test('compressed, joined, offset: sent, each with a warning', () =>
    play({}, async (scene) => {
      const names = ['ima-adpcm-2s', 'two-wavs-joined', 'silence-with-dc-offset'];
      scene.manifest(Object.fromEntries(names.map((name, index) => [`${name}.wav`, `${index + 1}`])));
      for (const name of names) scene.repository.write(`audio/${name}.wav`, file(name));
      scene.repository.commit('first');
      const result = await scene.push(ZEROS);
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'synced' } });
      expect(result.log).toMatch(/::warning file=audio\/ima-adpcm-2s.wav::.*is compressed as IMA ADPCM/);
      expect(result.log).toMatch(/::warning file=audio\/two-wavs-joined.wav::.*another RIFF file/);
      expect(result.log).toMatch(/::warning file=audio\/silence-with-dc-offset.wav::.*is silent/);
      expect(result.summary).toMatch(/not measured/);
    }));
});
