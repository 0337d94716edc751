import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { makeWav } from '../../emulator/polyai/polyai.ts';
import type { StepResult } from '../../emulator/runner/runner.ts';
import { AGENT, lists, play, type Scene, ZEROS } from '../support/scene.ts';

function expectBlocked(result: StepResult, scene: Scene, told: RegExp): void {
  expect(result.log).toMatch(told);
  expect(result.log).not.toMatch(/^\s+at /m);
  expect(result.log).not.toContain('this is a bug');
  expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
  expect(scene.writes()).toEqual([]);
}

/** Commits the workspace with one more entry in the tree of `audio/`, whatever Git itself would say to its name. */
function commitTampered(scene: Scene, name: string): void {
  const { git, folder } = scene.repository;
  const entry = (mode: string, path: string, id: string) =>
    Buffer.concat([Buffer.from(`${mode} ${path}\0`), Buffer.from(id, 'hex')]);
  const write = (type: string, content: Buffer) => {
    const file = join(folder, '.git', 'tampered');
    writeFileSync(file, content);
    return git('hash-object', '-t', type, '-w', '--literally', file);
  };
  const blob = (path: string) => git('rev-parse', `HEAD:${path}`);
  const audio = write(
    'tree',
    Buffer.concat([
      entry('100644', name, blob('audio/a.wav')),
      entry('100644', 'a.wav', blob('audio/a.wav')),
      entry('100644', 'manifest.json', blob('audio/manifest.json')),
    ]),
  );
  const root = write('tree', entry('40000', 'audio', audio));
  git('update-ref', 'HEAD', git('commit-tree', root, '-p', 'HEAD', '-m', 'tampered'));
}

describe('a commit whose tree was tampered with', () => {
  test.each(['..', '../../escaped.wav', '.', 'a.wav'])(
    'the name %s: blocked, and nothing is written anywhere',
    (name) =>
      play({}, async (scene) => {
        scene.manifest({ 'a.wav': '1' });
        scene.repository.commit('first');
        commitTampered(scene, name);
        const result = await scene.push(ZEROS, { with: { files: '**' } });
        expectBlocked(
          result,
          scene,
          /the Git tree [0-9a-f]{40} holds .*: the repository is damaged or was tampered with; run "git fsck" for details/,
        );
      }),
  );
});

describe('names that a disk cannot tell apart or hold, with the input "files"', () => {
  test('names that differ in letter case only are two files', () =>
    play({}, async (scene) => {
      scene.manifest({ 'a.wav': '1', 'A.wav': '2', 'Hold/b.wav': '3', 'hold/b.wav': '4' });
      scene.repository.commit('first');
      const result = await scene.push(ZEROS, { with: { files: '**/*.wav\n!Hold/**' } });
      expect(lists(result).replaced).toEqual(['1', '2', '4']);
    }));

  test('a stray name that is not UTF-8 is warned of, and harms nothing', () =>
    play({}, async (scene) => {
      scene.manifest({ 'a.wav': '1' });
      const stray = Buffer.concat([
        Buffer.from(`${scene.repository.folder}/audio/gr`),
        Buffer.from([0xfc, 0xfd]),
        Buffer.from('n.wav'),
      ]);
      writeFileSync(stray, makeWav(0.05, 300));
      scene.repository.commit('first');
      const result = await scene.push(ZEROS, { with: { files: '**' } });
      expect(result.log).toMatch(/::warning .*"audio\/gr\ufffd\ufffdn.wav" is in no manifest entry/);
      expect(lists(result).replaced).toEqual(['1']);
    }));

  test('a name that no disk can hold is matched all the same', () =>
    play({}, async (scene) => {
      scene.manifest({ 'a.wav': '1' });
      scene.repository.commit('first');
      commitTampered(scene, `${'x'.repeat(300)}.wav`);
      const result = await scene.push(ZEROS, { with: { files: '**' } });
      expect(result.log).toMatch(/::warning .*"audio\/x+…" is in no manifest entry/);
      expect(lists(result).replaced).toEqual(['1']);
    }));

  test('a scratch folder that cannot be written to is told', () =>
    play({}, async (scene) => {
      scene.manifest({ 'a.wav': '1' });
      scene.repository.commit('first');
      const nowhere = join(scene.repository.folder, 'nowhere');
      const result = await scene.push(ZEROS, { with: { files: '**' }, env: { RUNNER_TEMP: nowhere } });
      expect(result.log).toMatch(
        /scratch files cannot be written to ".*nowhere" \(ENOENT\): it must be a folder/,
      );
      expect(result.code).toBe(1);
      expect(scene.writes()).toEqual([]);
    }));
});

describe('a manifest that is made to do harm', () => {
  const rows: [what: string, text: () => string, told: RegExp][] = [
    ['8 MiB of brackets', () => '['.repeat(8 * 1024 * 1024), /nested too deeply/],
    ['over 8 MiB', () => ' '.repeat(8 * 1024 * 1024 + 1), /is over 8388608 bytes/],
    [
      '100,000 lines, each of them wrong',
      () => '"a.wav": 0\n'.repeat(100_000),
      /there are more problems, which are not listed/,
    ],
    [
      'aliases that would make a billion values',
      () =>
        [
          'a.wav: &a [x]',
          ...[...'bcdefghij'].map((c, i) => `${c}.wav: &${c} [${`*${'abcdefghi'[i]},`.repeat(9)}]`),
        ].join('\n'),
      /anchors \("&a"\) are not supported/,
    ],
    ['paths that lead out', () => '{"../../etc/x.wav": "1"}', /".." leads out of the folder/],
  ];

  test.each(rows)('%s: blocked in time', (_what, text, told) =>
    play({}, async (scene) => {
      scene.manifest({ 'a.wav': '1' });
      scene.repository.write('audio/manifest.json', text());
      scene.repository.commit('first');
      const result = await scene.push(ZEROS);
      expectBlocked(result, scene, told);
      expect(result.took).toBeLessThan(10_000);
    }),
  );

  test('100,000 lines, all of them right: a plan is made of them in time', () =>
    play({}, async (scene) => {
      const entries = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`${i}.wav`, `${i + 1}`]));
      scene.repository.write('audio/manifest.json', JSON.stringify({ agentId: AGENT, entries }, null, 1));
      scene.repository.commit('first');
      const result = await scene.push(ZEROS);
      expectBlocked(result, scene, /"audio\/0.wav" is not in the commit/);
      expect(result.log).toMatch(/99000 more files are not in the commit: fix the others first/);
      expect(result.took).toBeLessThan(10_000);
    }));
});

describe('a commit to compare with that says nothing of this cache', () => {
  test.each<[what: string, earlier: (scene: Scene) => void, told: RegExp]>([
    [
      'no manifest',
      (scene) => scene.repository.write('README.md', 'hello'),
      /has no manifest "audio\/manifest.json": it counts as empty/,
    ],
    [
      'another agent',
      (scene) => scene.manifest({ 'a.wav': '1', 'b.wav': '2' }, { agentId: 'OTHER' }),
      /has a manifest for agent OTHER: it counts as empty/,
    ],
  ])('%s: all is sent, nothing is deleted, and a notice says why', (_what, earlier, told) =>
    play({}, async (scene) => {
      earlier(scene);
      const before = scene.repository.commit('first');
      scene.manifest({ 'a.wav': '1' });
      scene.repository.commit('second');
      const result = await scene.push(before);
      expect(result.log).toMatch(new RegExp(`::notice.*${told.source}`));
      expect(lists(result)).toMatchObject({ replaced: ['1'], deleted: [] });
    }),
  );
});
