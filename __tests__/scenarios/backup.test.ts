import { describe, expect, test } from '@jest/globals';
import { commitChanges, QUICK } from '../support/pushes.ts';
import { refusal } from '../support/responses.ts';
import { lists, play } from '../support/scene.ts';

const saving = (folder: string) => ({ with: { ...QUICK, backup: folder } });

describe('a backup', () => {
  test('holds what is about to be lost, whole and before the first write, and the report says how to use it', () =>
    play({}, async (scene) => {
      const before = commitChanges(scene);
      const old = scene.cache();
      const result = await scene.push(before, saving('saved'));
      expect(result.code).toBe(0);
      for (const id of ['1', '2', '3', '4', '5']) expect(scene.sha256(`saved/${id}.wav`)).toBe(old[id]);
      const kinds = scene.emulator.requests.map(({ method }) => method).join(' ');
      expect(kinds).toMatch(/^GET( GET){5} PATCH/);
      expect(result.log).toMatch(/^::notice::the old audio is in "saved": 5 files/m);
      expect(result.summary).toMatch(/the old audio is in .*actions.*upload.*artifact/);
    }));

  test.each<[string, object, RegExp]>([
    [
      'cannot be had',
      { status: 400, body: refusal('NOPE') },
      /entry 2 cannot be backed up: PolyAI answered 400: "NOPE"/,
    ],
    ['is cut off', { truncate: true, times: 2 }, /entry 2 cannot be backed up: cut off: .*\(tried 2 times\)/],
    [
      'is no audio',
      { status: 200, body: '<html>' },
      /entry 2 cannot be backed up: PolyAI answered 200, but the response is not a WAV/,
    ],
    [
      'may not be read',
      { status: 403 },
      /entry 2 cannot be backed up: .*give the key the permission "audio_cache: read"/,
    ],
    [
      'is held back',
      { status: 503, headers: { 'retry-after': '90' } },
      /entry 2 cannot be backed up: .*PolyAI asks to wait 90 s/,
    ],
  ])('that %s blocks the run', (_title, fault, told) =>
    play({}, async (scene) => {
      const before = commitChanges(scene);
      scene.emulator.fault({ route: 'download', entryId: '2', ...fault });
      const result = await scene.push(before, saving('saved'));
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toMatch(told);
      expect(lists(result).skipped).toEqual(['1', '2', '3', '4', '5']);
      expect(scene.writes()).toEqual([]);
    }),
  );

  test('keeps speech that was streamed, which has no size in its header', () =>
    play({}, async (scene) => {
      const before = commitChanges(scene);
      const streamed = Buffer.from(scene.emulator.entries('PROJECT-T1')[0]?.audio ?? []);
      streamed.writeUInt32LE(0xffff_ffff, 40);
      const put = await fetch(`${scene.emulator.url}/v1/agents/PROJECT-T1/audio-cache/1/file`, {
        method: 'PATCH',
        headers: { 'x-api-key': 'key-with-all-rights', 'content-type': 'audio/wav' },
        body: streamed,
      });
      expect(put.status).toBe(204);
      expect((await scene.push(before, saving('saved'))).code).toBe(0);
      expect(scene.repository.read('saved/1.wav').equals(streamed)).toBe(true);
    }));

  test('that a run made is not lost to the next one', () =>
    play({}, async (scene) => {
      const before = commitChanges(scene);
      scene.emulator.fault({ route: 'replace', entryId: '2', status: 400 });
      const first = await scene.push(before, saving('saved'));
      expect(lists(first)).toMatchObject({ replaced: ['1'], failed: ['2'] });
      const saved = scene.sha256('saved/1.wav');
      const again = await scene.push(before, saving('saved'));
      expect(again).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(again.log).toMatch(/the backup would overwrite ".*1\.wav", which holds something else/);
      expect(scene.sha256('saved/1.wav')).toBe(saved);
      const elsewhere = await scene.push(before, saving('saved-2'));
      expect(lists(elsewhere)).toMatchObject({ replaced: ['1', '2'], deleted: ['3', '4', '5'] });
    }));
});
