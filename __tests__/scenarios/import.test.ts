import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { type EntrySeed, makeWav } from '../../emulator/polyai/polyai.ts';
import type { Step, StepResult } from '../../emulator/runner/runner.ts';
import { AGENT, play, READ_ONLY_KEY, type Scene, type SceneOptions } from '../support/scene.ts';

/** What a user sees of an import: `dist/import` as a child process, with a key that may only read. */

function cacheOf(...entries: EntrySeed[]): SceneOptions {
  return { agents: { [AGENT]: entries } };
}

interface Imported extends StepResult {
  /** Everything below `audio/`, by path. */
  readonly tree: Record<string, Buffer>;
  readonly manifest: { agentId?: string; region?: string; entries: Record<string, unknown> };
}

async function runImport(
  scene: Scene,
  inputs: Record<string, string> = {},
  more: Partial<Step> = {},
): Promise<Imported> {
  const result = await scene.run({
    event: 'workflow_dispatch',
    action: 'import',
    ...more,
    with: { 'api-key': READ_ONLY_KEY, 'agent-id': AGENT, ...inputs },
  });
  const manifest = join(scene.repository.folder, inputs['manifest'] ?? 'audio/manifest.json');
  return {
    ...result,
    tree: treeOf(join(scene.repository.folder, 'audio')),
    manifest:
      existsSync(manifest) && manifest.endsWith('.json')
        ? JSON.parse(readFileSync(manifest, 'utf8'))
        : { entries: {} },
  };
}

function treeOf(folder: string): Record<string, Buffer> {
  if (!existsSync(folder)) return {};
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(join(folder, name)).isFile()).toSorted();
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name))]));
}

const tone = (frequency: number) => makeWav(0.05, frequency);

test('an empty repository gets a manifest and the most heard entries', () =>
  play(
    cacheOf(
      { id: '7', transcript: 'Thanks for calling. Goodbye.', hitCount: 5, audio: tone(300) },
      { id: '8', transcript: 'One moment, please.', hitCount: 50, audio: tone(400) },
      { id: '9', transcript: 'Never heard', hitCount: 0 },
    ),
    async (scene) => {
      scene.repository.commit('start');
      const result = await runImport(scene, { top: '2' });
      expect(result).toMatchObject({
        code: 0,
        outputs: { outcome: 'imported', imported: '["7","8"]', relinked: '[]' },
      });
      expect(result.outputs['files']).toBe(
        'audio/one-moment-please.wav\naudio/thanks-for-calling-goodbye.wav\naudio/manifest.json',
      );
      expect(result.manifest).toEqual({
        agentId: AGENT,
        region: 'us',
        entries: {
          'one-moment-please.wav': { id: '8', transcript: 'One moment, please.', language: 'en-US' },
          'thanks-for-calling-goodbye.wav': {
            id: '7',
            transcript: 'Thanks for calling. Goodbye.',
            language: 'en-US',
          },
        },
      });
      expect(result.tree['one-moment-please.wav']).toEqual(tone(400));
      const body = readFileSync(result.outputs['body'] ?? '', 'utf8');
      expect(body).toContain('| File | Entry | Phrase | Hits | Length |');
      expect(body).toMatch(/one-moment-please\.wav.*\| “One moment, please&#46;” \| 50 \|/);
      expect(scene.writes()).toEqual([]);
      // What is new may be committed meanwhile, or not.
      const again = await runImport(scene, { top: '2' });
      expect(again).toMatchObject({
        code: 0,
        outputs: { outcome: 'unchanged', files: '' },
        tree: result.tree,
      });
    },
  ));

test('an empty cache says how entries come to be', () =>
  play(cacheOf(), async (scene) => {
    scene.repository.commit('start');
    const result = await runImport(scene);
    expect(result).toMatchObject({ code: 0, outputs: { outcome: 'unchanged', files: '' }, tree: {} });
    expect(result.log).toMatch(/::notice::the cache is empty: PolyAI makes an entry when/);
  }));
