import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { AGENT, play, type Scene, ZEROS } from '../support/scene.ts';

/** 80 file names with an id each. */
const FILES = Array.from({ length: 80 }, (_, index) => [`file-${index}.wav`, `${index + 1}`] as const);

/** Commits a manifest as somebody wrote it, with its files there, and pushes it; returns the errors that the user sees. */
async function errorsOf(scene: Scene, text: string, path = 'audio/manifest.json'): Promise<string[]> {
  scene.manifest(Object.fromEntries(FILES));
  scene.repository.write(path, text);
  if (path !== 'audio/manifest.json') rmSync(join(scene.repository.folder, 'audio', 'manifest.json'));
  scene.repository.commit('first');
  const result = await scene.push(ZEROS);
  expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
  expect(scene.writes()).toEqual([]);
  return result.log.split('\n').filter((line) => line.startsWith('::error'));
}

describe('one mistake in each of 80 lines is one error', () => {
  test("the manifest's folder before each name", () =>
    play({}, async (scene) => {
      const entries = Object.fromEntries(FILES.map(([name, id]) => [`audio/${name}`, id]));
      const errors = await errorsOf(scene, JSON.stringify({ agentId: AGENT, entries }, null, 1));
      expect(errors).toEqual([
        expect.stringMatching(
          /file=audio\/manifest.json,line=4,col=3::80 file names begin with .*, "audio\/file-0.wav" first, .*: remove "audio\/" from each$/,
        ),
      ]);
    }));

  test('ids and file names swapped', () =>
    play({}, async (scene) => {
      const errors = await errorsOf(scene, FILES.map(([name, id]) => `${id}: ${name}\n`).join(''));
      expect(errors).toEqual([
        expect.stringMatching(
          /line=1,col=1::file name and entry id are swapped in 80 places, here first: write "file-0.wav": "1" instead/,
        ),
      ]);
    }));
});

test('where an import has filled in ids that were empty, the commit before it is one to compare with', () =>
  play({}, async (scene) => {
    scene.manifest({
      'a.wav': { id: '1', transcript: 'Phrase 1' },
      'b.wav': { id: '', transcript: 'Phrase 2' },
    });
    const before = scene.repository.commit('ids to be found');
    const blocked = await scene.push(ZEROS);
    expect(blocked.log).toMatch(/::error file=audio\/manifest\.json.*"b\.wav" has an empty id/);
    scene.manifest({
      'a.wav': { id: '1', transcript: 'Phrase 1' },
      'b.wav': { id: '2', transcript: 'Phrase 2' },
    });
    scene.repository.commit('found');
    const planned = await scene.push(before, { with: { mode: 'plan' } });
    expect(planned).toMatchObject({ code: 0, outputs: { outcome: 'planned' } });
    expect(planned.log).toContain('plan: 1 to replace, 0 to delete, 1 unchanged');
    expect((await scene.push(before)).outputs['replaced']).toBe('["2"]');
    expect(scene.writes()).toEqual(['PATCH 2']);
  }));

test('a missing manifest names the ones that exist', () =>
  play({}, async (scene) => {
    const text = JSON.stringify(Object.fromEntries(FILES));
    const errors = await errorsOf(scene, text, 'audio/cache.json');
    expect(errors).toEqual([
      expect.stringMatching(
        /there is no manifest "audio\/manifest.json" .*; the commit has "audio\/cache.json":/,
      ),
    ]);
  }));

test('a manifest in YAML with every form is read, and its phrases are compared', () =>
  play({}, async (scene) => {
    scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
    scene.repository.write(
      'audio/manifest.json',
      `agentId: ${AGENT}
entries:
  a.wav: "1" # says hello
  b.wav:
    id: ["2", 3]
    transcript: >-
      Phrase
      2
require:
  - Thanks for calling.
`,
    );
    scene.repository.commit('first');
    const result = await scene.push(ZEROS);
    expect(result.outputs['outcome']).toBe('blocked');
    expect(result.log).toMatch(/line=5,col=15::"audio\/b.wav" would replace entry 3, .*; did you mean 2\?/);
  }));
