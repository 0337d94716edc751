import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Step } from '../../emulator/runner/runner.ts';
import { KEY, lists, play, READ_ONLY_KEY, type Scene, ZEROS } from '../support/scene.ts';

/** What is wrong, and what the user must be told: the place and the way out. */
type Row = [title: string, spoil: (scene: Scene) => Partial<Step> | undefined, told: RegExp];

const put = (path: string, content: string | Uint8Array | null) => (scene: Scene) => {
  scene.repository.write(path, content);
  return undefined;
};
const raw = (text: string) => put('audio/manifest.json', text);
const given = (inputs: Record<string, string>) => () => ({ with: inputs });

const MANIFESTS: Row[] = [
  [
    'no manifest',
    put('audio/manifest.json', null),
    /no manifest "audio\/manifest.json" in commit [0-9a-f]{7}: commit one/,
  ],
  ['not JSON', raw('{ "a.wav": '), /audio\/manifest\.json.*line=1/],
  [
    'an id that is no id',
    raw('{\n  "a.wav": "007"\n}'),
    /file=audio\/manifest\.json,line=2,col=\d+::.*"007"/,
  ],
  ['the same id twice', raw('{\n  "a.wav": "7",\n  "b.wav": "7"\n}'), /line=3.*7/],
  [
    'conflict markers',
    raw('{\n<<<<<<< HEAD\n  "a.wav": "7"\n=======\n  "a.wav": "8"\n>>>>>>> x\n}'),
    /line=2.*conflict/,
  ],
  [
    'a file that is not committed',
    raw('{\n  "a.wav": "1",\n  "lost.wav": "2"\n}'),
    /file=audio\/manifest\.json,line=3,col=\d+::"audio\/lost\.wav" is not in the commit: commit the file/,
  ],
  [
    'a file whose name differs in case',
    raw('{\n  "A.WAV": "1"\n}'),
    /"audio\/A\.WAV" is not in the commit.*"audio\/a\.wav", which differs in letter case/,
  ],
];

const AUDIO: Row[] = [
  [
    'an empty file',
    put('audio/a.wav', ''),
    /file=audio\/manifest\.json,line=4,col=5::"audio\/a\.wav" is empty/,
  ],
  ['no WAV', put('audio/a.wav', 'ID3....'), /"audio\/a\.wav" is not a WAV file/],
  [
    'over 6 MB',
    put('audio/a.wav', Buffer.alloc(6 * 1024 * 1024 + 1)),
    /"audio\/a\.wav" is too large: it has 6,291,457 bytes/,
  ],
  [
    'a cut-off file',
    (scene) => put('audio/a.wav', scene.repository.read('audio/a.wav').subarray(0, 100))(scene),
    /"audio\/a\.wav" says .* bytes of audio, but only/,
  ],
  [
    'a symbolic link',
    (scene) => {
      scene.repository.write('audio/a.wav', null);
      symlinkSync('/etc/passwd', join(scene.repository.folder, 'audio/a.wav'));
      return undefined;
    },
    /"audio\/a\.wav" is a symbolic link: commit the audio itself/,
  ],
  [
    'a Git LFS pointer',
    put('audio/a.wav', `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12\n`),
    /"audio\/a\.wav" is a Git LFS pointer, not audio: give actions\/checkout "lfs: true"/,
  ],
];

const INPUTS: Row[] = [
  [
    'no key',
    given({ 'api-key': '' }),
    /input "api-key" is missing: .* If you pass one, it is empty, or not available to this event/,
  ],
  [
    'a key with a line break',
    given({ 'api-key': 'one\ntwo' }),
    /input "api-key" contains a space, a line break/,
  ],
  [
    'another agent than the manifest',
    given({ 'agent-id': 'PROJECT-OTHER' }),
    /"agent-id" is PROJECT-OTHER, but the manifest is for PROJECT-T1/,
  ],
  ['a bad boolean', given({ delete: 'no' }), /input "delete" is "no": write "true" or "false"/],
  [
    'a bad mode',
    given({ mode: 'deploy' }),
    /input "mode" is "deploy": write one of "auto", "sync", "plan", "cleanup"/,
  ],
  [
    'a bad number',
    given({ concurrency: '64' }),
    /input "concurrency" is "64": write a whole number from 1 to 32/,
  ],
  ['a bad limit', given({ 'max-deletes': '0%' }), /input "max-deletes" is "0%25"/],
  [
    'plain http to another host',
    given({ 'api-url': 'http://example.com' }),
    /input "api-url" is "http:\/\/example.com"/,
  ],
  ['an origin with a path', given({ 'api-url': 'https://example.com/v1' }), /input "api-url"/],
  ['a manifest outside the repository', given({ manifest: '../m.json' }), /input "manifest" is "..\/m.json"/],
  ['an id to delete that is no id', given({ 'delete-ids': '12 x' }), /input "delete-ids" is "12 x"/],
  [
    'an id to delete that the manifest has',
    given({ 'delete-ids': '1' }),
    /"delete-ids" names 1, which the manifest still maps/,
  ],
  [
    'ids to delete where previews are undone by hand',
    () => ({ event: 'workflow_dispatch', with: { mode: 'cleanup', 'delete-ids': '4' } }),
    /input "delete-ids" has no effect where previews are undone: remove it here/,
  ],
  [
    'ids to delete where a pull request was closed',
    () => ({
      event: 'pull_request',
      payload: { action: 'closed', number: 7, pull_request: { number: 7, base: { ref: 'main' } } },
      with: { 'delete-ids': '4' },
    }),
    /input "delete-ids" has no effect where previews are undone: remove it here/,
  ],
  [
    'a base that is not there',
    given({ base: 'f'.repeat(40) }),
    /"base" "f{40}", to compare with, cannot be found in the workspace or on its origin; set the input "base"/,
  ],
  [
    'an absolute pattern',
    given({ files: '/etc/**' }),
    /input "files": the pattern "\/etc\/\*\*" must be relative/,
  ],
  [
    'nothing but comments as patterns',
    given({ files: '# none\n\n#x' }),
    /input "files" is "# none.*write a pattern/,
  ],
  [
    'a pattern that leads out',
    given({ files: '../*.wav' }),
    /input "files": the pattern "..\/\*.wav" must not have/,
  ],
  [
    'patterns that begin with the folder of the manifest',
    given({ files: 'audio/**' }),
    /input "files" does not match .*that the manifest names.*relative to the manifest's folder "audio", so write "\*\*" in place of "audio\/\*\*"/,
  ],
  [
    'patterns that match no mapped file',
    given({ files: 'holt/**' }),
    /input "files" does not match .*that the manifest names, so nothing would ever be sent/,
  ],
  [
    'an unmapped file that may not be',
    (scene) => {
      scene.record('stray.wav', 0);
      return { with: { unmapped: 'error' } };
    },
    /"audio\/stray.wav" is in no manifest entry/,
  ],
  [
    "an event that runs strangers' code",
    () => ({ event: 'pull_request_target' }),
    /on pull_request_target .* use "on: pull_request"/,
  ],
];

describe.each([
  ['a manifest', MANIFESTS],
  ['audio', AUDIO],
  ['inputs', INPUTS],
])('%s that cannot be right', (_what, rows) => {
  test.each(rows)('%s: blocked, with a clear message and not one write', (_title, spoil, told) =>
    play({}, async (scene) => {
      scene.manifest({ 'a.wav': '1' });
      const step = spoil(scene) ?? {};
      scene.repository.commit('spoiled');
      const result = await scene.push(ZEROS, step);
      expect(result.log).toMatch(told);
      expect(result.log).not.toMatch(/^\s+at /m);
      expect(result.log).not.toContain(KEY);
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(lists(result)).toMatchObject({ replaced: [], deleted: [], failed: [] });
      expect(result.summary).toContain('Blocked: nothing was written');
      expect(scene.writes()).toEqual([]);
    }),
  );
});

test('all bad inputs are named at once', () =>
  play({}, async (scene) => {
    scene.manifest({ 'a.wav': '1' });
    scene.repository.commit('first');
    const result = await scene.push(ZEROS, {
      with: { delete: 'x', full: 'y', region: 'mars', concurrency: '0' },
    });
    for (const name of ['delete', 'full', 'region', 'concurrency'])
      expect(result.log).toContain(`input "${name}" is`);
  }));

test('all bad files are named at once', () =>
  play({}, async (scene) => {
    scene.manifest({ 'a.wav': '1', 'b.wav': '2', 'c.wav': '3' });
    for (const name of ['a', 'c']) scene.repository.write(`audio/${name}.wav`, 'no audio');
    scene.repository.commit('first');
    const result = await scene.push(ZEROS);
    expect(result.log).toMatch(/"audio\/a.wav" is not a WAV/);
    expect(result.log).toMatch(/"audio\/c.wav" is not a WAV/);
    expect(lists(result).skipped).toEqual(['1', '2', '3']);
  }));

test('audio that a step before this one changed is not sent', () =>
  play({}, async (scene) => {
    scene.manifest({ 'a.wav': '1' });
    scene.repository.commit('first');
    scene.record('a.wav', 9);
    const result = await scene.push(ZEROS);
    expect(result.log).toMatch(/"audio\/a.wav" differs in the workspace from what was committed/);
    expect(scene.writes()).toEqual([]);
  }));

test('a run outside a repository says what to do', () =>
  play({}, async (scene) => {
    scene.manifest({ 'a.wav': '1' });
    const head = scene.repository.commit('first');
    const result = await scene.run({
      event: 'push',
      payload: { before: ZEROS, after: head },
      workspace: '/',
    });
    expect(result.log).toMatch(/is not a Git repository: run actions\/checkout/);
    expect(result.code).toBe(1);
  }));

describe('a key that PolyAI refuses', () => {
  test.each([
    [
      'unknown',
      'nobody',
      /the cache cannot be listed: PolyAI refused the API key \(401\): check the secret behind "api-key"/,
      0,
    ],
    [
      'without write permission',
      READ_ONLY_KEY,
      /does not let the API key write to this agent's audio cache \(403\)/,
      1,
    ],
  ])('%s: stops at once, and nothing changes', (_title, key, told, writes) =>
    play({}, async (scene) => {
      scene.manifest(Object.fromEntries(['1', '2', '3', '4', '5', '6'].map((id) => [`${id}.wav`, id])));
      scene.repository.commit('first');
      const before = scene.cache();
      const result = await scene.push(ZEROS, { with: { 'api-key': key, concurrency: '1' } });
      expect(result.log).toMatch(told);
      expect(result.code).toBe(1);
      expect(result.masks).toContain(key);
      expect(scene.writes()).toHaveLength(writes);
      expect(scene.cache()).toEqual(before);
    }),
  );
});

describe('the guard', () => {
  test('blocks more deletions than max-deletes allows, and names the way to force', () =>
    play({}, async (scene) => {
      scene.manifest({ 'a.wav': '1', 'b.wav': '2', 'c.wav': '3' });
      const before = scene.repository.commit('first');
      scene.manifest({});
      scene.repository.commit('second');
      const result = await scene.push(before);
      expect(result.log).toMatch(/all 3 entries would be deleted.*set "max-deletes: 3"/);
      expect(result).toMatchObject({
        code: 1,
        outputs: { outcome: 'blocked', 'to-delete': '["1","2","3"]' },
      });
      expect(lists(result).skipped).toEqual(['1', '2', '3']);
      expect(scene.writes()).toEqual([]);
      const forced = await scene.push(before, { with: { 'max-deletes': '3' } });
      expect(lists(forced).deleted).toEqual(['1', '2', '3']);
    }));
});

describe('a file whose entry id has a slip of the pen', () => {
  /** One entry, synced; then its file gets an id that the agent does not have. */
  async function mistyped(scene: Scene, inputs: Record<string, string>) {
    scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
    const before = scene.repository.commit('first');
    expect((await scene.push(ZEROS)).code).toBe(0);
    scene.manifest({ 'a.wav': '11', 'b.wav': '2' });
    scene.record('b.wav', 1);
    scene.repository.commit('a slip');
    const writes = scene.writes().length;
    const result = await scene.push(before, { with: { 'max-deletes': '100%', ...inputs } });
    expect(result).toMatchObject({ code: 1 });
    return { result, cache: scene.cache(), written: scene.writes().slice(writes) };
  }

  test.each([{}, { mode: 'plan' }])('does not lose the entry that it has: %j', (inputs) =>
    play({}, async (scene) => {
      const { result, cache, written } = await mistyped(scene, inputs);
      expect(result.outputs).toMatchObject({ outcome: 'blocked', 'to-delete': '["1"]' });
      expect(result.log).toMatch(
        /^::error file=audio\/manifest.json,line=4,col=5::"audio\/a.wav" moves from entry 1, which would be deleted, to entry 11, which the agent does not have: correct the id/m,
      );
      expect(written).toEqual([]);
      expect(Object.keys(cache)).toContain('1');
    }),
  );

  test('does not lose it under another name either', () =>
    play({}, async (scene) => {
      scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
      const before = scene.repository.commit('first');
      scene.manifest({ 'renamed.wav': '77', 'b.wav': '2' });
      scene.repository.write('audio/renamed.wav', scene.repository.read('audio/a.wav'));
      scene.record('b.wav', 1);
      scene.repository.commit('a slip');
      const result = await scene.push(before);
      expect(result.outputs).toMatchObject({ outcome: 'blocked', 'to-delete': '["1"]' });
    }));

  test('does not lose it where its file is outside of "files"', () =>
    play({}, async (scene) => {
      scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
      const before = scene.repository.commit('first');
      scene.manifest({ 'a.wav': '77', 'b.wav': '2' });
      scene.record('b.wav', 1);
      scene.repository.commit('a slip');
      const result = await scene.push(before, { with: { files: 'b.wav' } });
      expect(result.outputs).toMatchObject({ outcome: 'synced', replaced: '["2"]', deleted: '[]' });
    }));

  test('loses it where "delete-ids" says so', () =>
    play({}, async (scene) => {
      scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
      const before = scene.repository.commit('first');
      scene.manifest({ 'a.wav': '77', 'b.wav': '2' });
      scene.record('b.wav', 1);
      scene.repository.commit('meant');
      const result = await scene.push(before, { with: { 'delete-ids': '1' } });
      expect(result.outputs).toMatchObject({ outcome: 'failed', deleted: '["1"]', failed: '["77"]' });
    }));

  test('does not lose it where the key may not read either', () =>
    play({ keys: [{ key: KEY, permissions: ['write'] }] }, async (scene) => {
      const { result, cache } = await mistyped(scene, {});
      expect(result.outputs).toMatchObject({ outcome: 'failed', failed: '["11"]', skipped: '["1"]' });
      expect(Object.keys(cache)).toContain('1');
    }));
});
