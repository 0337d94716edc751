import { describe, expect, test } from '@jest/globals';
import { makeWav } from '../../emulator/polyai/wav.ts';
import { AGENT, KEY } from '../support/scene.ts';
import { playVerify, type VerifyScene, verdicts } from '../support/verify.ts';

const FOUR = { 'a.wav': '1', 'b.wav': '2', 'c.wav': '3', 'd.wav': '4' };
/** No second try, so that a fault is final at once. */
const ONCE = { 'max-attempts': '1', concurrency: '1' };

/** Commits files for the entries 1 to 4, which the cache has as they are committed. */
function commitFour(scene: VerifyScene): void {
  scene.manifest(FOUR);
  scene.repository.commit('first');
  for (const [name, id] of Object.entries(FOUR)) scene.cached(id, name);
}

/** Nothing was compared; the log says what to do. */
async function blocked(run: ReturnType<VerifyScene['verify']>, told: string | RegExp): Promise<void> {
  const result = await run;
  expect(result).toMatchObject({
    code: 1,
    outputs: { outcome: 'blocked', drifted: '[]', missing: '[]', uncached: '[]' },
  });
  expect(result.log).toMatch(told);
  expect(result.summary).toContain('### ⛔ Blocked: nothing was compared');
}

describe('nothing is compared', () => {
  test.each([
    ['without a key', { 'api-key': '' }, /input "api-key" is missing/],
    ['with a key that PolyAI does not know', { 'api-key': 'unknown' }, /\(401\): check the secret/],
    [
      'with a bad "compare"',
      { compare: 'samples' },
      /"compare" is "samples": write one of "audio", "listing"/,
    ],
    [
      'with a bad "on-drift"',
      { 'on-drift': 'ignore' },
      /"on-drift" is "ignore": write one of "fail", "warn"/,
    ],
    [
      'with another agent than the manifest',
      { 'agent-id': 'PROJECT-2' },
      /but the manifest is for PROJECT-T1/,
    ],
    ['with another region than it can be', { region: 'mars' }, /"region" is "mars"/],
    ['without a manifest', { manifest: 'audio/none.json' }, /there is no manifest "audio\/none.json"/],
  ])('%s', (_, inputs, told) =>
    playVerify({}, async (scene) => {
      commitFour(scene);
      await blocked(scene.verify(inputs), told);
    }),
  );

  test('without an agent id anywhere', () =>
    playVerify({}, async (scene) => {
      scene.manifest(FOUR, {});
      scene.repository.commit('first');
      await blocked(scene.verify(), /input "agent-id" is missing/);
      expect(scene.emulator.requests).toEqual([]);
    }));

  test('with a manifest that is not valid: the errors are on their lines', () =>
    playVerify({}, async (scene) => {
      commitFour(scene);
      scene.repository.write('audio/manifest.json', '{\n  "a.wav": "x1"\n}\n');
      scene.repository.commit('second');
      await blocked(scene.verify(), /::error file=audio\/manifest.json,line=2,/);
      expect(scene.emulator.requests).toEqual([]);
    }));

  test('with a file that the commit does not have', () =>
    playVerify({}, async (scene) => {
      scene.manifest(FOUR);
      scene.repository.git('add', '--all', ':!audio/c.wav');
      scene.repository.git('commit', '--quiet', '--message', 'first');
      await blocked(scene.verify(), /"audio\/c.wav" is not in the commit/);
    }));

  test('with a key that may write, but not read', () =>
    playVerify({ keys: [{ key: 'w', permissions: ['write'] }] }, async (scene) => {
      commitFour(scene);
      await blocked(
        scene.verify({ 'api-key': 'w' }),
        /does not let the API key read this agent's audio cache \(403\): give it the permission "audio_cache: read"/,
      );
    }));

  test('for an agent that the key is not for', () =>
    playVerify({}, async (scene) => {
      scene.manifest(FOUR, { agentId: 'PROJECT-ELSEWHERE' });
      scene.repository.commit('first');
      await blocked(scene.verify(), /\(403\): give it the permission .* or correct the agent id/);
    }));

  test.each([
    ['answers 500', { status: 500 }, /the cache cannot be listed: .*500/],
    [
      'answers with a web page',
      { status: 200, body: '<html>' },
      /cannot be listed: .*not with a list of entries/,
    ],
    ['answers 404', { status: 404, body: '' }, /check the agent id and the region/],
    ['hangs up', { reset: 'before' as const }, /the cache cannot be listed/],
  ])('where PolyAI %s when it is to list the cache', (_, fault, told) =>
    playVerify({}, async (scene) => {
      commitFour(scene);
      scene.emulator.fault({ route: 'list', times: 'always', ...fault });
      await blocked(scene.verify(ONCE), told);
    }),
  );

  test('in a folder without a repository', () =>
    playVerify({}, async (scene) => {
      await blocked(scene.verify({}, { workspace: '/' }), /run actions\/checkout before this action/);
    }));

  test.each([
    ['pull_request_target', {}],
    ['workflow_run', { workflow_run: { head_repository: { full_name: 'mallory/fork' } } }],
  ])("on %s, which would show secrets to a stranger's code", (event, payload) =>
    playVerify({}, async (scene) => {
      commitFour(scene);
      await blocked(scene.verify({}, { event, payload }), /use "on: pull_request"/);
      expect(scene.emulator.requests).toEqual([]);
    }),
  );
});

describe('a list that is incomplete', () => {
  test('once is read again', () =>
    playVerify({}, async (scene) => {
      commitFour(scene);
      const body = { entries: [], totalCount: 4 };
      scene.emulator.fault({ route: 'list', status: 200, body });
      const result = await scene.verify();
      expect(result.outputs['outcome']).toBe('verified');
      expect(scene.emulator.requests.filter(({ route }) => route === 'list')).toHaveLength(2);
    }));

  test('twice fails: nothing can be told', () =>
    playVerify({}, async (scene) => {
      commitFour(scene);
      scene.emulator.fault({ route: 'list', status: 200, body: { entries: [], totalCount: 4 }, times: 2 });
      const result = await scene.verify();
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'failed', missing: '[]', drifted: '[]' } });
      expect(result.log).toContain("cannot tell: PolyAI's list of the cache was incomplete, twice");
    }));

  test('because pages shift while they are read is read again', () =>
    playVerify({ ids: Array.from({ length: 250 }, (_, index) => String(1001 + index)) }, async (scene) => {
      scene.manifest({ 'a.wav': '1201' });
      scene.repository.commit('first');
      scene.cached('1201', 'a.wav');
      // What stood at the beginning of the second page moves to the end of the first, which was read already.
      scene.emulator.fault({ route: 'list', changes: { remove: '1001' } });
      const result = await scene.verify();
      expect(result.outputs['outcome']).toBe('verified');
      // Two pages, twice.
      expect(scene.emulator.requests.filter(({ route }) => route === 'list')).toHaveLength(4);
    }));

  test.each(['an entry', 'a required phrase'])(
    'although it has as many entries as there are: %s is found',
    (what) =>
      playVerify({ ids: Array.from({ length: 200 }, (_, index) => String(1001 + index)) }, async (scene) => {
        const more = what === 'an entry' ? {} : { require: ['Hello.'] };
        scene.manifest({ 'a.wav': what === 'an entry' ? '1' : '2' }, { agentId: AGENT, ...more });
        scene.repository.commit('first');
        scene.cached('1', 'a.wav', { transcript: 'Hello.' });
        if (what !== 'an entry') scene.cached('2', 'a.wav');
        // Entry 1, the first of page 2, moves to page 1, which was read already; a new entry makes up for the one that left.
        scene.emulator.fault({ route: 'list', changes: [{ remove: '1001' }, { add: { id: '9000' } }] });
        expect((await scene.verify()).outputs).toMatchObject({
          outcome: 'verified',
          missing: '[]',
          uncached: '[]',
        });
      }),
  );
});

describe('a download', () => {
  test('that is cut off is tried again', () =>
    playVerify({}, async (scene) => {
      commitFour(scene);
      scene.emulator.fault({ route: 'download', entryId: '2', truncate: true });
      const result = await scene.verify();
      expect(result.outputs['outcome']).toBe('verified');
      expect(scene.emulator.requests.filter(({ entryId }) => entryId === '2')).toHaveLength(2);
    }));

  test.each([
    ['is cut off, always', { truncate: true as const }, /unreadable: entry 2 \("b\.wav"\): .*ended after/],
    ['fails with 500, always', { status: 500 }, /unreadable: entry 2 \("b\.wav"\): .*500/],
    ['is refused', { status: 403 }, /unreadable: entry 2 \("b\.wav"\): .*403/],
    [
      'is a web page',
      { status: 200, body: '<html>' },
      /unreadable: .* 200, but the response is not a WAV file/,
    ],
    ['is empty', { status: 200, body: '' }, /unreadable: .* 200, but the response is empty/],
    ['is not found by a gateway', { status: 404, body: '<html>' }, /unreadable: entry 2 \("b\.wav"\): .*404/],
  ])('that %s makes its entry unreadable; the rest is reported', (_, fault, told) =>
    playVerify({}, async (scene) => {
      commitFour(scene);
      scene.cached('4', 'd.wav', { audio: makeWav(0.2, 500) });
      scene.emulator.fault({ route: 'download', entryId: '2', times: 'always', ...fault });
      const result = await scene.verify(ONCE);
      expect(result).toMatchObject({
        code: 1,
        outputs: { outcome: 'failed', drifted: '["4"]', missing: '[]' },
      });
      expect(verdicts(scene, result)).toEqual({
        '1': 'same',
        '2': 'unreadable',
        '3': 'same',
        '4': 'different',
      });
      expect(result.log).toMatch(told);
      expect(result.summary).toContain('### ❌ Failed: 1 entry could not be read, 1 entry plays other audio');
      expect(result.summary).toContain('#### Unreadable (1)');
    }),
  );

  test('that meets an expired key stops the run; what was not read says so', () =>
    playVerify({}, async (scene) => {
      commitFour(scene);
      scene.emulator.fault({ route: 'download', skip: 1, status: 401, times: 'always' });
      const result = await scene.verify({ concurrency: '1' });
      expect(result.outputs['outcome']).toBe('failed');
      expect(verdicts(scene, result)).toEqual({
        '1': 'same',
        '2': 'unreadable',
        '3': 'not compared',
        '4': 'not compared',
      });
      expect(result.log).toContain('stopped early: PolyAI refused the API key (401)');
      expect(scene.emulator.requests.filter(({ route }) => route === 'download')).toHaveLength(2);
    }));

  test('never follows a redirect: the key would go elsewhere', () =>
    playVerify({}, async (scene) => {
      commitFour(scene);
      const headers = { location: 'http://127.0.0.1:9/' };
      scene.emulator.fault({ route: 'download', entryId: '2', status: 302, headers });
      expect(verdicts(scene, await scene.verify())).toMatchObject({ '2': 'unreadable' });
    }));
});

describe('a run that is cancelled', () => {
  test('says what it has compared, and fails', () =>
    playVerify({}, async (scene) => {
      commitFour(scene);
      scene.emulator.fault({ route: 'download', entryId: '3', delayMs: 1_500 });
      const result = await scene.verify(
        { concurrency: '1' },
        {
          started: (child) => {
            const timer = setInterval(() => {
              if (!scene.emulator.requests.some(({ entryId }) => entryId === '3')) return;
              clearInterval(timer);
              child.kill('SIGINT');
            }, 5);
            child.once('exit', () => clearInterval(timer));
          },
        },
      );
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'cancelled', drifted: '[]' } });
      // What was under way may finish.
      expect(verdicts(scene, result)).toEqual({ '1': 'same', '2': 'same', '3': 'same', '4': 'not compared' });
      expect(result.summary).toContain('### ⚠️ Cancelled: 3 of 4 entries compared');
    }));
});

test('the key is masked, and never shown', () =>
  playVerify({}, async (scene) => {
    commitFour(scene);
    scene.cached('1', 'a.wav', { transcript: `the key is ${KEY}`, audio: makeWav(0.2, 500) });
    const result = await scene.verify({ 'api-key': KEY });
    expect(result.masks).toContain(KEY);
    for (const text of [result.log, result.summary, scene.report(result), ...Object.values(result.outputs)])
      expect(text).not.toContain(KEY);
  }));

test('text of callers and servers is inert in log and summary', () =>
  playVerify({}, async (scene) => {
    scene.record('a.wav', 0);
    scene.repository.write(
      'audio/manifest.json',
      JSON.stringify({
        agentId: AGENT,
        entries: { 'a.wav': { id: '1', transcript: 'Hello.' } },
        require: ['::error::not <b>cached</b> @octocat'],
      }),
    );
    scene.repository.commit('first');
    scene.cached('1', 'a.wav', {
      transcript: '</details>\n::set-output name=x::y\u202e [click](http://evil)',
    });
    scene.cached('2', 'a.wav', { transcript: '##[error]x | y <img src=x>' });
    const { log, summary, outputs } = await scene.verify();
    expect(outputs).toMatchObject({ drifted: '["1"]', uncached: '["::error::not <b>cached</b> @octocat"]' });
    expect(log).not.toMatch(/^::set-output|##\[error\]|\u202e/m);
    expect(summary).not.toMatch(/<img|<b>cached|\]\(http:\/\/evil|@octocat|\u202e/);
  }));
