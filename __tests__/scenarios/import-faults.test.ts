import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Fault, numberedEntries } from '../../emulator/polyai/polyai.ts';
import { AGENT, type SceneOptions } from '../support/scene.ts';
import { manifestOf, playImport, tone } from './import-scene.ts';

const HELLO = { id: '1', transcript: 'Hello there', hitCount: 9, audio: tone(300) };
const BYE = { id: '2', transcript: 'Goodbye', hitCount: 8, audio: tone(400) };
const FAST = { 'max-attempts': '2' };

describe('a download', () => {
  test.each<[what: string, fault: Partial<Fault>]>([
    ['that is cut off once', { truncate: true }],
    ['that is reset once', { reset: 'before' }],
    ['that is asked to wait', { status: 429, headers: { 'Retry-After': '1' } }],
  ])('%s is made again', (_, fault) =>
    playImport([HELLO, BYE], async ({ runImport, emulator }) => {
      emulator.fault({ route: 'download', entryId: '1', ...fault } as Fault);
      const result = await runImport();
      expect(result).toMatchObject({
        code: 0,
        ended: { outcome: 'imported', imported: ['1', '2'] },
        tree: { 'hello-there.wav': HELLO.audio },
      });
    }),
  );

  test.each<[what: string, fault: Partial<Fault>, told: RegExp]>([
    ['that fails', { status: 500 }, /PolyAI answered 500/],
    ['that is always cut off', { truncate: 20 }, /cut off: the response ended after 20 bytes/],
    ['that is a page', { status: 200, body: '<html>Sign in</html>' }, /the response is/],
    ['that is empty', { status: 200, body: '' }, /the response is empty/],
    ['that is refused', { status: 403 }, /PolyAI answered 403/],
  ])('%s: the rest is kept, and the next run makes up for it', (_, fault, told) =>
    playImport([HELLO, BYE], async ({ runImport, emulator, repository }) => {
      emulator.fault({ route: 'download', entryId: '1', times: 2, ...fault } as Fault);
      const result = await runImport(FAST);
      expect(result).toMatchObject({
        code: 1,
        ended: { outcome: 'failed', imported: ['2'], files: ['audio/goodbye.wav', 'audio/manifest.json'] },
      });
      expect(result.log).toMatch(told);
      expect(result.log).toMatch(/::error::1 entry was not imported \(1\): /);
      expect(result.summary).toMatch(/^### ❌ Failed: 1 entry was not imported; 1 new file/);
      emulator.clearFaults();
      repository.commit('what there is');
      const again = await runImport();
      expect(again.ended.imported).toEqual(['1']);
      expect(Object.keys(again.tree)).toEqual(['goodbye.wav', 'hello-there.wav', 'manifest.json']);
    }),
  );

  test('of a phrase that two entries have: names do not depend on which one failed', () =>
    playImport([HELLO, { ...BYE, transcript: 'Hello there' }], async ({ runImport, emulator }) => {
      emulator.fault({ route: 'download', entryId: '1', status: 400 });
      expect((await runImport(FAST)).ended).toMatchObject({ outcome: 'failed', imported: ['2'] });
      const again = await runImport();
      expect(Object.keys(manifestOf(again).entries)).toEqual(['hello-there-2.wav', 'hello-there-1.wav']);
    }));

  test('of an entry that vanishes meanwhile is no failure', () =>
    playImport([HELLO, BYE], async ({ runImport, emulator }) => {
      emulator.fault({ route: 'list', changes: { remove: '1' } });
      const result = await runImport();
      expect(result).toMatchObject({ code: 0, ended: { outcome: 'imported', imported: ['2'] } });
      expect(result.log).toMatch(/::warning::entry 1 left the cache during this run/);
    }));

  test('when PolyAI is down: what is there is kept, and the run fails', () =>
    playImport([HELLO, BYE], async ({ runImport, emulator }) => {
      emulator.fault({ route: 'download', status: 503, times: 'always' });
      const result = await runImport({ 'max-attempts': '1' });
      expect(result).toMatchObject({ code: 1, ended: { outcome: 'failed', files: [] }, tree: {} });
    }));

  test('of streamed audio that does not say its size is kept as it is', () => {
    const streamed = Buffer.from(tone(300));
    streamed.writeUInt32LE(0xffff_ffff, 40);
    return playImport([{ ...HELLO, audio: streamed }], async ({ runImport }) => {
      const result = await runImport();
      expect(result).toMatchObject({ code: 0, tree: { 'hello-there.wav': streamed } });
      expect(result.log).toMatch(
        /entry 1 is imported as PolyAI serves it, but a sync would not send that file/,
      );
    });
  });
});

describe('the list', () => {
  const many = Array.from({ length: 450 }, (_, index) => ({ id: String(index + 1) }));

  test('of either spelling', () =>
    playImport(
      [{ ...HELLO, languageCode: 'en-GB' }],
      async ({ runImport }) => {
        const result = await runImport();
        expect(manifestOf(result).entries).toEqual({
          'hello-there.wav': { id: '1', transcript: 'Hello there', language: 'en-GB' },
        });
      },
      { spelling: 'snake', idsAs: 'number' } as SceneOptions,
    ));

  test('that shifts while it is read is read again where an id is not in it', () =>
    playImport(many, async ({ runImport, emulator, manifest, repository }) => {
      manifest({ 'a.wav': '201' });
      repository.commit('a manifest');
      // The last page begins one entry later: nobody lists 201.
      emulator.fault({ route: 'list', changes: [{ remove: '1' }, { add: { id: '900' } }] });
      const result = await runImport({ top: '0', concurrency: '1' });
      expect(result).toMatchObject({ code: 0, ended: { outcome: 'unchanged' } });
      expect(result.log).not.toContain('::warning');
      expect(emulator.requests.filter(({ route }) => route === 'list')).toHaveLength(6);
    }));

  test('that stays incomplete blocks the run: a name or an id might be wrong', () =>
    playImport(many, async ({ runImport, emulator }) => {
      emulator.fault({ route: 'list', status: 200, body: { entries: [], totalCount: 1 }, times: 'always' });
      const result = await runImport();
      expect(result).toMatchObject({ code: 1, ended: { outcome: 'blocked' }, tree: {} });
      expect(result.log).toMatch(/was incomplete, 3 times in a row: the cache is changing/);
    }));
});

test('more audio than a repository should hold blocks the run, and nothing is written', async () => {
  await playImport(numberedEntries(90, 1_001, 6_000_000), async ({ runImport, repository }) => {
    const result = await runImport({ top: 'all' });
    expect(result).toMatchObject({ code: 1, ended: { outcome: 'blocked', files: [] }, tree: {} });
    expect(result.log).toMatch(/::error::the selected entries have more than 500 MiB of audio/);
    expect(repository.git('status', '--porcelain')).toBe('');
  });
}, 120_000);

/** On most Linux machines, memory and the disk: repositories are in one of them, scratch files go to the other. */
const otherDisk = ['/dev/shm', '/var/tmp'].find(
  (folder) => existsSync(folder) && statSync(folder).dev !== statSync(tmpdir()).dev,
);

(otherDisk ? test : test.skip)('where scratch files are on another disk, files are copied', () =>
  playImport([HELLO, BYE], async ({ runImport }) => {
    const temp = mkdtempSync(join(otherDisk ?? '', 'temp-'));
    try {
      const result = await runImport({}, { env: { RUNNER_TEMP: temp } });
      expect(result).toMatchObject({
        code: 0,
        tree: { 'hello-there.wav': HELLO.audio, 'goodbye.wav': BYE.audio },
      });
      expect(Object.keys(result.tree)).toHaveLength(3);
    } finally {
      rmSync(temp, { recursive: true });
    }
  }),
);

describe('a run that is cut off', () => {
  const entries = Array.from({ length: 12 }, (_, index) => ({
    id: String(index + 1),
    transcript: `Phrase number ${index % 10}`,
    audio: tone(300 + 10 * index),
  }));
  const start = '{\n  "phrase.wav": { "id": "", "transcript": "Phrase number 3" }\n}\n';

  test('by a kill, at any time, leaves the manifest alone, and the next run ends with the same tree', async () => {
    const whole = await treeAfter([]);
    for (const delay of [80, 200, 320, 440]) expect(await treeAfter([delay, delay + 60])).toEqual(whole);
  }, 120_000);

  /** Kills a run after so many milliseconds, another one after the next, and lets the last one end. */
  async function treeAfter(kills: readonly number[]): Promise<Record<string, Buffer>> {
    let tree: Record<string, Buffer> = {};
    await playImport(
      entries,
      async ({ runImport, repository }) => {
        repository.write('audio/manifest.json', start);
        repository.commit('a manifest');
        for (const delay of kills) {
          const { tree: left, code } = await runImport(
            {},
            { started: (child) => setTimeout(() => child.kill('SIGKILL'), delay) },
          );
          if (code === null) expect([start, String(whole(left))]).toContain(String(left['manifest.json']));
        }
        const last = await runImport();
        expect(last.code).toBe(0);
        ({ tree } = last);
      },
      { latencyMs: 15 },
    );
    return tree;

    function whole(left: Record<string, Buffer>): Buffer | undefined {
      // Once the manifest is the new one, every file that it names is there.
      const manifest = left['manifest.json'];
      const names = Object.keys(JSON.parse(String(manifest)));
      return names.every((name) => name in left) ? manifest : undefined;
    }
  }

  test('by a cancel says so, and writes nothing', () =>
    playImport(
      entries,
      async ({ runImport, emulator }) => {
        const cancelOnceDownloading = (child: ChildProcess) => {
          const timer = setInterval(() => {
            if (!emulator.requests.some(({ route }) => route === 'download')) return;
            clearInterval(timer);
            child.kill('SIGINT');
          }, 5);
        };
        const result = await runImport({}, { started: cancelOnceDownloading });
        expect(result).toMatchObject({ code: 1, ended: { outcome: 'cancelled', files: [] }, tree: {} });
      },
      { latencyMs: 200, agents: { [AGENT]: entries } },
    ));
});
