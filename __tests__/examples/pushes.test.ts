import { expect, test } from '@jest/globals';
import { makeWav } from '../../emulator/polyai/polyai.ts';
import { AGENT, commit, heard, manifest, ONE_AGENT, pushOf, sha256, tone } from './commits.ts';
import { playExample } from './stage.ts';

test('sync.yml syncs a push, records it, and catches up what an unfinished one missed', () =>
  playExample('sync.yml', ONE_AGENT, async (stage) => {
    const first = commit(stage, {
      'audio/a.wav': 300,
      'audio/b.wav': 400,
      'audio/manifest.json': manifest({ 'a.wav': '1', 'b.wav': '2' }),
    });
    const [one] = await stage.run(pushOf(first));
    expect(one).toMatchObject({ code: 0, outputs: { outcome: 'synced', replaced: '["1","2"]' } });
    const second = commit(stage, { 'audio/a.wav': 500 });
    const third = commit(stage, { 'audio/b.wav': null, 'audio/manifest.json': manifest({ 'a.wav': '1' }) });
    // The run of the second push was replaced by this one: its change is made all the same.
    const [two] = await stage.run(pushOf(third, second));
    expect(two).toMatchObject({ code: 0, outputs: { base: first, replaced: '["1"]', deleted: '["2"]' } });
    expect(heard(stage, AGENT)).toMatchObject({ 1: tone(500) });
    expect(
      stage.github.deployments.map(({ environment, statuses }) => [environment, statuses.at(-1)?.state]),
    ).toEqual([
      [`audio-cache/${AGENT}`, 'success'],
      [`audio-cache/${AGENT}`, 'success'],
    ]);
  }));

test('lfs.yml sends the audio behind Git LFS pointers', () =>
  playExample('lfs.yml', ONE_AGENT, async (stage) => {
    const audio = makeWav(0.05, 300);
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(audio)}\nsize ${audio.length}\n`;
    const sha = commit(stage, { 'audio/a.wav': pointer, 'audio/manifest.json': manifest({ 'a.wav': '1' }) });
    stage.lfs.set('audio/a.wav', audio);
    const [result] = await stage.run(pushOf(sha));
    expect(result).toMatchObject({ code: 0, outputs: { outcome: 'synced' } });
    expect(heard(stage, AGENT)).toMatchObject({ 1: sha256(audio) });
  }));

test('backup.yml keeps what was replaced, and the report, as an artifact', () =>
  playExample('backup.yml', ONE_AGENT, async (stage) => {
    const sha = commit(stage, { 'audio/a.wav': 300, 'audio/manifest.json': manifest({ 'a.wav': '1' }) });
    const [result] = await stage.run(pushOf(sha));
    expect(result?.outputs['outcome']).toBe('synced');
    expect(result?.log).toMatch(/the old audio is in "old-audio": 1 file/);
    expect(result?.others['actions/upload-artifact']).toMatchObject({
      name: 'audio-before-7-1',
      path: `old-audio\n${result?.outputs['report']}\n`,
    });
    const [again] = await stage.run(pushOf(sha, sha));
    expect(again?.others).toEqual({});
  }));

test('enterprise.yml takes the proxy from variables of the organisation', () =>
  playExample('enterprise.yml', ONE_AGENT, async (stage) => {
    const sha = commit(stage, { 'audio/a.wav': 300, 'audio/manifest.json': manifest({ 'a.wav': '1' }) });
    const vars = { HTTPS_PROXY: 'http://proxy.example.com:3128', NO_PROXY: '127.0.0.1' };
    const [result] = await stage.run({ ...pushOf(sha), vars });
    expect(result).toMatchObject({ code: 0, outputs: { outcome: 'synced' } });
  }));
