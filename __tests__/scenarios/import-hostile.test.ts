import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { differences, fingerprint } from '../support/fingerprint.ts';
import { manifestOf, playImport, tone } from './import-scene.ts';

const HELLO = { id: '1', transcript: 'Hello there', audio: tone(300) };

describe('transcripts of strangers', () => {
  const transcripts = [
    '::error file=README.md::Hacked',
    'a\n::add-mask::callers\r::stop-commands::x',
    '##[error]Hacked',
    '<img src=x onerror=alert(1)> <script>',
    '](https://evil.example) [x](javascript:alert(1)) ![y](https://evil.example/z.png)',
    '| a | b |\n---|---\n`code` **bold** @octocat #1 :tada: $x$',
    '../../../../etc/passwd',
    '-->\n</details></table>',
    '\u202egnp.exe\u2066 zero\u200bwidth',
    'ghadelimiter_\nfiles=/etc/passwd',
    '"quoted" \\ {{ github.token }} %0A',
  ];

  test('stay text in files, log, summary, body and manifest', () =>
    playImport(
      transcripts.map((transcript, index) => ({ id: String(index + 1), transcript, languageCode: '../x' })),
      async ({ runImport, repository }) => {
        const before = fingerprint(repository.folder);
        const result = await runImport();
        expect(result).toMatchObject({ code: 0, ended: { outcome: 'imported' } });
        expect(result.ended.imported).toHaveLength(transcripts.length);
        const entries = Object.entries(manifestOf(result).entries) as [
          string,
          { id: string; transcript: string },
        ][];
        for (const [name, { id, transcript }] of entries) {
          expect(name).toMatch(/^[\p{L}\p{N}-]+\.wav$/u);
          expect(transcript).toBe(transcripts[Number(id) - 1]);
        }
        for (const line of result.log.split('\n'))
          expect(line).not.toMatch(/^\s*::(?!group|endgroup|warning|notice)|##\[/);
        expect(result.masks).not.toContain('callers');
        for (const text of [result.summary, readFileSync(result.outputs['body'] ?? '', 'utf8')]) {
          const html = micromark(text, {
            ...{ allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] },
          });
          expect(html).not.toMatch(/<(?:img|script|a |strong>bold)|="javascript:|\u202e/);
        }
        const changed = differences(before, fingerprint(repository.folder));
        expect(changed.filter((path) => path !== '.' && !/^\.\/audio(?:\/|$)/.test(path))).toEqual([]);
      },
    ));

  test('that a manifest cannot hold are left out of it', () =>
    playImport(
      [
        { id: '1', transcript: 'x'.repeat(6_000) },
        { id: '2', transcript: '   ' },
        { id: '3', absent: ['transcript', 'languageCode', 'hitCount', 'duration'] },
      ],
      async ({ runImport }) => {
        const result = await runImport();
        expect(manifestOf(result).entries).toEqual({
          [`${'x'.repeat(48)}.wav`]: { id: '1', language: 'en-US' },
          'entry-2.wav': { id: '2', language: 'en-US' },
          'entry-3.wav': '3',
        });
      },
    ));
});

describe('nothing is written', () => {
  const outside = () => mkdtempSync(join(tmpdir(), 'outside-'));

  test.each<[what: string, prepare: (folder: string, elsewhere: string) => void, told: RegExp]>([
    [
      'through a folder that is a link',
      (folder, elsewhere) => symlinkSync(elsewhere, join(folder, 'audio')),
      /the manifest cannot be used: "audio" is a symbolic link, on the way to "audio\/manifest\.json"/,
    ],
    [
      'through a manifest that is a link',
      (folder, elsewhere) => {
        mkdirSync(join(folder, 'audio'));
        symlinkSync(join(elsewhere, 'manifest.json'), join(folder, 'audio/manifest.json'));
      },
      /"audio\/manifest\.json" is a symbolic link/,
    ],
    [
      'through a file that is a link',
      (folder, elsewhere) => {
        mkdirSync(join(folder, 'audio'));
        symlinkSync(join(elsewhere, 'x.wav'), join(folder, 'audio/hello-there.wav'));
      },
      /entry 1 cannot be saved in the repository: "audio\/hello-there\.wav" is a symbolic link/,
    ],
    [
      'below a file',
      (folder) => cpSync(join(folder, 'README.md'), join(folder, 'audio')),
      /"audio" is not a folder, on the way to "audio\/manifest\.json"/,
    ],
  ])('%s', (_, prepare, told) =>
    playImport([HELLO], async ({ runImport, repository }) => {
      const elsewhere = outside();
      try {
        prepare(repository.folder, elsewhere);
        const before = [fingerprint(repository.folder), fingerprint(elsewhere)] as const;
        const result = await runImport();
        expect(result).toMatchObject({ code: 1, ended: { outcome: 'blocked', files: [] } });
        expect(result.log).toMatch(told);
        expect(differences(before[0], fingerprint(repository.folder))).toEqual([]);
        expect(differences(before[1], fingerprint(elsewhere))).toEqual([]);
      } finally {
        rmSync(elsewhere, { recursive: true });
      }
    }),
  );

  test.each([true, false])('below a file with the name of a language (committed: %s)', (isCommitted) =>
    playImport(
      [HELLO, { id: '2', transcript: 'Hola', languageCode: 'es-ES' }],
      async ({ runImport, repository }) => {
        repository.write('audio/en-us', 'notes');
        if (isCommitted) repository.commit('notes');
        const result = await runImport();
        expect(result).toMatchObject({ code: 1, ended: { outcome: 'blocked', files: [] } });
        expect(result.log).toMatch(
          /entry 1 cannot be saved in the repository: "audio\/en-us" is not a folder/,
        );
        expect(Object.keys(result.tree)).toEqual(['en-us']);
      },
    ),
  );

  test('over a file that is not committed, unless it holds the same', () =>
    playImport(
      [HELLO, { id: '2', transcript: 'Goodbye', audio: tone(400) }],
      async ({ runImport, repository }) => {
        repository.write('audio/hello-there.wav', tone(555));
        repository.write('audio/goodbye.wav', tone(400));
        const result = await runImport();
        expect(result).toMatchObject({ code: 1, ended: { outcome: 'blocked', files: [] } });
        expect(result.log).toMatch(
          /"audio\/hello-there\.wav" already exists, is not committed and does not hold the audio of entry 1: commit it/,
        );
        expect(Object.keys(result.tree)).toEqual(['goodbye.wav', 'hello-there.wav']);
        repository.write('audio/hello-there.wav', null);
        expect((await runImport()).ended.outcome).toBe('imported');
      },
    ));

  test('into a link that waits under the name of a file under way', () =>
    playImport([HELLO], async ({ runImport, repository }) => {
      const elsewhere = outside();
      try {
        mkdirSync(join(repository.folder, 'audio'));
        const part = join(repository.folder, 'audio/hello-there.wav.polyai-import');
        symlinkSync(join(elsewhere, 'x.wav'), part);
        expect((await runImport()).ended.outcome).toBe('imported');
        expect(existsSync(part)).toBe(false);
        expect(lstatSync(join(repository.folder, 'audio/hello-there.wav')).isFile()).toBe(true);
        expect(readdirSync(elsewhere)).toEqual([]);
      } finally {
        rmSync(elsewhere, { recursive: true });
      }
    }));

  test('behind a folder of the manifest that is a link in the commit', () =>
    playImport([HELLO], async ({ runImport, repository }) => {
      const elsewhere = outside();
      repository.write('audio/manifest.json', '{"sub/a.wav":"1"}');
      symlinkSync(elsewhere, join(repository.folder, 'audio/sub'));
      const result = await runImport({ top: '0' });
      expect(result).toMatchObject({ code: 1, ended: { outcome: 'blocked' } });
      expect(result.log).toMatch(/"audio\/sub" is a symbolic link, on the way to "audio\/sub\/a\.wav"/);
      rmSync(elsewhere, { recursive: true });
    }));
});
