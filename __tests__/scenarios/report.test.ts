import { describe, expect, test } from '@jest/globals';
import type { StepResult } from '../../emulator/runner/runner.ts';
import { onceWriting } from '../support/pushes.ts';
import { reportViolations } from '../support/report-schema.ts';
import { refusal } from '../support/responses.ts';
import { AGENT, KEY, lists, play, type Scene, ZEROS } from '../support/scene.ts';

/** A push that replaces entries 1 and 2, and deletes 4 and 5. */
function change(scene: Scene): string {
  scene.manifest({ 'a.wav': '1', 'b.wav': '2', 'c.wav': '3', 'd.wav': '4', 'e.wav': '5' });
  const before = scene.repository.commit('first');
  scene.record('a.wav', 1);
  scene.record('b.wav', 1);
  scene.manifest({ 'a.wav': '1', 'b.wav': '2', 'c.wav': '3' });
  scene.repository.commit('second');
  return before;
}

/** The report of a run, held to its schema, to the outputs and to itself. */
function reportOf(scene: Scene, result: StepResult) {
  const text = scene.report(result);
  expect(reportViolations(text)).toEqual([]);
  const report = JSON.parse(text);
  const { outputs } = result;
  const ids = (list: { id: string }[]) => JSON.stringify(list.map(({ id }) => id));
  expect(report.outcome).toBe(outputs['outcome']);
  expect(ids(report.plan.replace)).toBe(outputs['to-replace']);
  expect(ids(report.plan.delete)).toBe(outputs['to-delete']);
  for (const [kind, listed] of Object.entries(lists(result)))
    expect(report.outcomes.filter((one: { kind: string }) => one.kind === kind)).toMatchObject(
      listed.map((id) => ({ id })),
    );
  const planned = [...report.plan.replace, ...report.plan.delete];
  const ended = report.dryRun || outputs['outcome'] === 'unchanged' ? [] : planned;
  expect(report.outcomes).toHaveLength(ended.length);
  expect(report.base ?? '').toBe(outputs['base']);
  expect(report.head ?? '').toBe(outputs['head']);
  return report;
}

describe('the report file, held to its schema, and the outputs', () => {
  test('of a sync that works, one with nothing to do, a plan and a blocked run', () =>
    play({}, async (scene) => {
      const before = change(scene);
      const synced = await scene.push(before);
      const report = reportOf(scene, synced);
      expect(report).toMatchObject({
        outcome: 'synced',
        purpose: 'sync',
        agentId: AGENT,
        inputs: { 'api-key': 'given', 'github-token': null, 'max-deletes': '50%', 'request-timeout': 60 },
        entries: { 1: { transcript: 'Phrase 1' } },
        audio: { 1: { sampleRate: 8_000, channels: 1, loudness: { clippings: 0 } } },
        milliseconds: { prepare: expect.any(Number), backup: expect.any(Number), apply: expect.any(Number) },
      });

      const unchanged = await scene.push(scene.repository.head());
      expect(reportOf(scene, unchanged)).toMatchObject({ outcome: 'unchanged', plan: { keep: 3 } });

      const planned = await scene.push(before, { with: { mode: 'plan', delete: 'false' } });
      expect(reportOf(scene, planned)).toMatchObject({
        outcome: 'planned',
        outcomes: [],
        plan: { leftAlone: [{ id: '4', reason: 'delete is off' }, { id: '5' }] },
      });

      const blocked = await scene.push(before, { with: { 'max-deletes': '0' } });
      expect(reportOf(scene, blocked)).toMatchObject({
        outcome: 'blocked',
        problems: [{ message: expect.stringContaining('2 entries would be deleted'), line: 1 }],
        outcomes: ['1', '2', '4', '5'].map((id) => ({ id, kind: 'skipped' })),
      });

      const blockedPlan = await scene.push(before, { with: { mode: 'plan', 'max-deletes': '0' } });
      expect(reportOf(scene, blockedPlan)).toMatchObject({ outcome: 'blocked', dryRun: true, outcomes: [] });
    }));

  test('of runs that end before there is a plan', () =>
    play({}, async (scene) => {
      change(scene);
      const badInput = await scene.push(ZEROS, { with: { concurrency: '0' } });
      expect(reportOf(scene, badInput)).toMatchObject({ outcome: 'blocked', inputs: null, head: null });
      const gone = await scene.run({ event: 'push', payload: { deleted: true } });
      expect(reportOf(scene, gone)).toMatchObject({
        outcome: 'unchanged',
        purpose: null,
        why: expect.any(String),
      });
      scene.repository.write('audio/manifest.json', '{');
      scene.repository.commit('broken');
      const broken = await scene.push(ZEROS);
      expect(reportOf(scene, broken)).toMatchObject({ outcome: 'blocked', agentId: null });
    }));

  test('of a run of which one change fails, one is gone, and one may have been made', () =>
    play({ ids: ['1', '3', '4', '5'] }, async (scene) => {
      const before = change(scene);
      const missing = await scene.push(before);
      expect(reportOf(scene, missing)).toMatchObject({
        outcome: 'failed',
        outcomes: [{ id: '1' }, { id: '2', certainty: 'not on agent' }, { id: '4' }, { id: '5' }],
      });
      expect(missing.summary).toContain('Failed: the agent does not have 1 entry; everything else is synced');
      scene.emulator.fault({ route: 'replace', entryId: '1', reset: 'after' });
      const unknown = await scene.push(before, { with: { 'max-attempts': '1' } });
      expect(reportOf(scene, unknown).outcomes[0]).toMatchObject({ id: '1', certainty: 'unknown' });
    }));

  test('of a cancelled run', () =>
    play({ latencyMs: 200 }, async (scene) => {
      const before = change(scene);
      const result = await scene.push(before, {
        with: { concurrency: '1' },
        started: onceWriting(scene, 1, (child) => child.kill('SIGINT')),
      });
      expect(reportOf(scene, result)).toMatchObject({ outcome: 'cancelled' });
    }));
});

test('a summary that cannot be written is a warning: the sync was made all the same', () =>
  play({}, async (scene) => {
    scene.manifest({ 'a.wav': '1' });
    scene.repository.commit('first');
    const result = await scene.push(ZEROS, { env: { GITHUB_STEP_SUMMARY: '/nowhere/summary' } });
    expect(result).toMatchObject({ code: 0, outputs: { outcome: 'synced', replaced: '["1"]' } });
    expect(result.log).toMatch(/^::warning::the job summary could not be written: .*\/nowhere\/summary/m);
    reportOf(scene, result);
  }));

describe('the log', () => {
  test('is readable on its own: the plan, each change as it is made, how it went', () =>
    play({}, async (scene) => {
      const before = change(scene);
      scene.emulator.fault({ route: 'bulkDelete', bulkFailed: ['4'] });
      scene.emulator.fault({ route: 'delete', entryId: '4', status: 409, body: refusal('IN_USE') });
      const { log, outputs } = await scene.push(before, { with: { concurrency: '1' } });
      const lines = log
        .replaceAll(/in \d+\.\d\d s/g, 'in 0.01 s')
        .trim()
        .split('\n');
      expect(lines).toEqual([
        `compared with ${before.slice(0, 7)}: the branch was there before this push`,
        '::group::plan: 2 to replace, 2 to delete, 1 unchanged',
        'replace entry 1 ("a.wav") (changed)',
        'replace entry 2 ("b.wav") (changed)',
        'delete entry 4 ("d.wav") (removed)',
        'delete entry 5 ("e.wav") (removed)',
        '::endgroup::',
        '::group::Changes, as they are made',
        '[1/4] replaced entry 1 ("a.wav"): 844 B in 0.01 s',
        '[2/4] replaced entry 2 ("b.wav"): 844 B in 0.01 s',
        '[3/4] deleted entry 5 ("e.wav") in 0.01 s',
        '[4/4] FAILED to delete entry 4 ("d.wav"): PolyAI answered 409: "IN_USE" "no"',
        '::endgroup::',
        '::error file=audio/manifest.json::entry 4 ("d.wav") could not be deleted: PolyAI answered 409: "IN_USE" "no". Run this job again; if that fails too, contact PolyAI and quote the support reference.',
        expect.stringMatching(/^::notice::this sync is not recorded/),
        `Failed: callers hear main at ${outputs['head']?.slice(0, 7)}, but 1 old entry is not deleted (2 replaced, 1 deleted, 1 failed, 0 not attempted)`,
      ]);
    }));
});

describe('annotations', () => {
  test('are ten at most, of which the last says how many more there are', () => {
    const ids = Array.from({ length: 15 }, (_, index) => String(index + 1));
    return play({ ids }, async (scene) => {
      scene.manifest(Object.fromEntries(ids.map((id) => [`${id}.wav`, id])));
      scene.repository.commit('first');
      for (const id of ids.slice(3))
        scene.emulator.fault({
          route: 'replace',
          entryId: id,
          status: 422,
          body: refusal(id === '9' ? 'ODD' : 'BAD'),
        });
      const { log } = await scene.push(ZEROS);
      const errors = log.match(/^::error.*$/gm) ?? [];
      expect(errors).toHaveLength(10);
      expect(errors[0]).toMatch(/file=audio\/manifest.json,line=7.*entry 4 .*BAD/);
      expect(errors[1]).toMatch(/line=12.*entry 9 .*ODD/);
      expect(errors[9]).toContain('3 more errors: see the log');
      expect(log).toMatch(
        /::group::3 more errors\n(?:"audio\/manifest.json" line \d+: entry 1[345] .*\n){3}::endgroup::/,
      );
    });
  });

  test('point at a file that is valid, but odd', () =>
    play({}, async (scene) => {
      scene.manifest({ 'a.wav': '1', 'b.wav': '2', 'c.wav': '3' });
      const silent = scene.repository.read('audio/a.wav').fill(0, 44);
      scene.repository.write('audio/a.wav', silent);
      const stereo = scene.repository.read('audio/c.wav');
      stereo.writeUInt16LE(2, 22);
      stereo.writeUInt16LE(4, 32);
      scene.repository.write('audio/c.wav', stereo);
      scene.repository.commit('first');
      const { code, log, summary } = await scene.push(ZEROS);
      expect(code).toBe(0);
      expect(log).toMatch(/^::warning file=audio\/a\.wav::"audio\/a\.wav" is silent/m);
      expect(log).toMatch(
        /^::warning file=audio\/c\.wav::"audio\/c\.wav" is 8 kHz stereo, while 2 of the 3/m,
      );
      expect(summary).toContain('▁▁▁▁▁▁▁▁▁▁▁▁');
      // Each warning stands at its row.
      expect(summary).toMatch(/^\|.*>a\.wav<.*⚠️ is silent/m);
      expect(summary).toMatch(/^\|.*>c\.wav<.*⚠️ is 8 kHz stereo/m);
      expect(summary).not.toContain('Warnings');
    }));

  test('never carry a command of others, however a file is called', () =>
    play({}, async (scene) => {
      const names = [
        '\u001b[31m##[error]x.wav',
        '::warning::a.wav',
        'a\u202e,line=9::b.wav',
        '@octocat|`<b>.wav',
      ];
      scene.manifest({ 'a.wav': '1' });
      for (const name of names) scene.repository.write(`audio/${name}`, 'no audio');
      scene.repository.commit('first');
      const { log, summary } = await scene.push(ZEROS);
      const warnings = log.match(/^::warning.*$/gm) ?? [];
      expect(warnings).toHaveLength(names.length);
      for (const line of log.split('\n')) {
        expect(line).not.toMatch(/\p{Cc}|\p{Cf}|##\[/u);
        if (line.startsWith('::'))
          expect(line).toMatch(/^::(?:group|endgroup|warning|notice)(?: file=[^:]*)?::/);
      }
      expect(summary).toContain('&#64;octocat&#124;&#96;&#60;b&#62;&#46;wav');
    }));
});

test('a key in a server message is in no file, output or line', () =>
  play({}, async (scene) => {
    const before = change(scene);
    scene.emulator.fault({
      route: 'replace',
      entryId: '1',
      status: 422,
      body: { ...refusal('BAD'), error_message: `${'x'.repeat(90)}${KEY}` },
    });
    const result = await scene.push(before);
    for (const text of [result.log, result.summary, scene.report(result), ...Object.values(result.outputs)])
      expect(text).not.toContain(KEY.slice(0, 6));
  }));
