import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { lists, play, type Scene, ZEROS } from '../support/scene.ts';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, `../fixtures/${name}.wav`));

/** A good file, and one with a fault. */
function commit(scene: Scene, fault: string): void {
  scene.manifest({ 'good.wav': '1', 'bad.wav': '2' });
  scene.repository.write('audio/bad.wav', fixture(fault));
  scene.repository.commit('first');
}

const CASES = [
  ['silent', 'loudness/silent', /"audio\/bad.wav" is silent/],
  ['silent', 'wav-cases/silence-with-dc-offset', /"audio\/bad.wav" is silent: it holds a constant value/],
  ['clipped', 'loudness/clipped', /"audio\/bad.wav" is clipped in \d+ places/],
  [
    'cut',
    'wav-cases/data-size-2-too-large',
    /"audio\/bad.wav" says 16,002 bytes of audio, but 16,000 follow/,
  ],
  ['unmeasured', 'wav-cases/ima-adpcm-2s', /"audio\/bad.wav" is compressed as IMA ADPCM/],
] as const;

describe.each(CASES)('the input "strict" with %s (%s)', (kind, fault, told) => {
  test('blocks a sync before anything is written', () =>
    play({}, async (scene) => {
      commit(scene, fault);
      const result = await scene.push(ZEROS, { with: { strict: kind } });
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(scene.writes()).toEqual([]);
      // On the line of the manifest, once.
      expect(result.log.match(/^::error file=audio\/manifest\.json,line=5,col=5::.*$/gm)).toEqual([
        expect.stringMatching(told),
      ]);
      expect(result.log).not.toMatch(/::warning/);
      expect(JSON.parse(scene.report(result)).inputs.strict).toEqual([kind]);
    }));

  test('blocks a plan as well', () =>
    play({}, async (scene) => {
      commit(scene, fault);
      const result = await scene.push(ZEROS, { with: { strict: kind, mode: 'plan' } });
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toMatch(told);
    }));
});

test('without it, or with other kinds, there is a warning, and the file is sent', () =>
  play({}, async (scene) => {
    commit(scene, 'loudness/silent');
    const strict = 'clipped, cut\nunmeasured';
    const result = await scene.push(ZEROS, { with: { strict } });
    expect(result).toMatchObject({ code: 0, outputs: { outcome: 'synced' } });
    expect(result.log).toMatch(/::warning file=audio\/bad.wav::"audio\/bad.wav" is silent/);
    expect(lists(result)).toMatchObject({ replaced: ['1', '2'] });
  }));

test('a word that it does not know is named', () =>
  play({}, async (scene) => {
    commit(scene, 'loudness/silent');
    const result = await scene.push(ZEROS, { with: { strict: 'silence' } });
    expect(result.log).toMatch(
      /input "strict" is "silence": write one or more of "silent", "clipped", "cut", "unmeasured"/,
    );
    expect(scene.writes()).toEqual([]);
  }));
