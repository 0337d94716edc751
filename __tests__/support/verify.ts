import { expect } from '@jest/globals';
import type { EntrySeed } from '../../emulator/polyai/entry-seed.ts';
import type { Step, StepResult } from '../../emulator/runner/runner.ts';
import { reportViolations } from './report-schema.ts';
import { AGENT, play, READ_ONLY_KEY, type Scene, type SceneOptions } from './scene.ts';

export interface VerifyScene extends Scene {
  /** Puts an entry with the audio of a file, or other audio, into the cache, in place of one with that id. */
  cached(id: string, name: string, more?: Omit<EntrySeed, 'id'>): void;
  /** Runs the verify action on what is checked out, with a key that may only read. */
  verify(inputs?: Record<string, string>, more?: Partial<Step>): Promise<StepResult>;
}

/** What every run must leave: a report that its schema allows, an outcome that fits the exit code. */
const GOOD = ['verified', 'inconclusive'];

/**
 * Sets a scene with an empty cache. Whatever happens in it, no run of verify may have sent a request that could change the cache;
 * nor may anything else, unless `mayWrite`.
 */
export async function playVerify(
  { mayWrite = false, ...options }: SceneOptions & { readonly mayWrite?: boolean },
  act: (scene: VerifyScene) => Promise<void>,
): Promise<void> {
  await play({ ids: [], ...options }, async (scene) => {
    await act({
      ...scene,
      cached(id, name, more = {}) {
        if (scene.emulator.entries(AGENT).some((entry) => entry.id === id))
          scene.emulator.change(AGENT, { remove: id });
        const add = { id, audio: scene.repository.read(`audio/${name}`), ...more };
        scene.emulator.change(AGENT, { add });
      },
      async verify(inputs = {}, more = {}) {
        const before = scene.writes();
        const result = await scene.run({
          event: 'schedule',
          action: 'verify',
          ...more,
          with: { 'api-key': READ_ONLY_KEY, ...inputs, ...more.with },
        });
        expect(reportViolations(scene.report(result), 'verify')).toEqual([]);
        const { outcome = '' } = result.outputs;
        const isTolerated = outcome === 'drifted' && inputs['on-drift'] === 'warn';
        expect(result.code === 0).toBe(GOOD.includes(outcome) || isTolerated);
        expect(result.summary).toMatch(/^### /);
        expect(scene.writes()).toEqual(before);
        return result;
      },
    });
    if (!mayWrite) expect(scene.writes()).toEqual([]);
  });
}

/** The verdict of each entry by id, from the report. */
export function verdicts(scene: Scene, result: StepResult): Record<string, string> {
  const { entries } = JSON.parse(scene.report(result));
  return Object.fromEntries(
    entries.map(({ id, verdict }: { id: string; verdict: { kind: string } | null }) => [
      id,
      verdict?.kind ?? 'none',
    ]),
  );
}
