import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { play, type Scene } from '../support/scene.ts';

/** Node writes down which of its own modules a process has loaded; the slow ones are those that make connections. */
const CONNECTING = ['http', 'https', 'tls', 'http2', 'dns', 'internal/deps/undici/undici'];

/** Runs a push with a listener at its end and returns which of these modules it had loaded. */
async function loadedBy(scene: Scene, before: string): Promise<string[]> {
  const path = join(scene.repository.folder, '.git', 'loaded');
  const listener = `import { writeFileSync } from 'node:fs';
    process.on('exit', () => writeFileSync(${JSON.stringify(path)}, process.moduleLoadList.join('\\n')));`;
  const preload = `--import=data:text/javascript,${encodeURIComponent(listener)}`;
  const result = await scene.push(before, { env: { NODE_OPTIONS: preload } });
  expect(result.code).toBe(0);
  const loaded = readFileSync(path, 'utf8').split('\n');
  return CONNECTING.filter((name) => loaded.includes(`NativeModule ${name}`));
}

test('a run with nothing to do does not pay for what makes connections', () =>
  play({}, async (scene) => {
    scene.manifest({ 'a.wav': '1' });
    const before = scene.repository.commit('first');
    expect(await loadedBy(scene, before)).toEqual([]);
    scene.record('a.wav', 1);
    scene.repository.commit('second');
    expect(await loadedBy(scene, before)).toContain('http');
  }));
