import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { type EntrySeed, makeWav } from '../../emulator/polyai/polyai.ts';
import type { Step, StepResult } from '../../emulator/runner/runner.ts';
import { reportViolations } from '../support/report-schema.ts';
import { AGENT, play, READ_ONLY_KEY, type Scene, type SceneOptions } from '../support/scene.ts';

/** Imports as a user sees them: `dist/import` as a child process, with a key that may only read. */

export interface ImportScene extends Scene {
  runImport(inputs?: Record<string, string>, more?: Partial<Step>): Promise<Imported>;
  /** Everything below `audio/`, by path. */
  tree(): Record<string, Buffer>;
}

export interface Imported extends StepResult {
  /** The outputs, those that are JSON parsed. */
  readonly ended: {
    readonly outcome: string | undefined;
    readonly imported: string[];
    readonly relinked: string[];
    readonly files: string[];
  };
  readonly tree: Record<string, Buffer>;
}

/** Plays with a cache of these entries, in a repository with a commit. */
export function playImport(
  entries: readonly EntrySeed[],
  act: (scene: ImportScene) => Promise<void>,
  options: SceneOptions = {},
): Promise<void> {
  return play({ agents: { [AGENT]: [...entries] }, ...options }, async (scene) => {
    scene.repository.write('README.md', 'A voice agent.\n');
    scene.repository.commit('start');
    const tree = () => treeOf(join(scene.repository.folder, 'audio'));
    await act({
      ...scene,
      tree,
      async runImport(inputs = {}, more = {}) {
        const result = await scene.run({
          event: 'workflow_dispatch',
          action: 'import',
          ...more,
          with: { 'api-key': READ_ONLY_KEY, 'agent-id': AGENT, ...inputs },
        });
        // Killed runs leave no report.
        const report = result.outputs['report'];
        if (report) expect(reportViolations(readFileSync(report, 'utf8'), 'import')).toEqual([]);
        return { ...result, ended: endedWith(result), tree: tree() };
      },
    });
  });
}

function endedWith({ outputs }: StepResult): Imported['ended'] {
  return {
    outcome: outputs['outcome'],
    imported: JSON.parse(outputs['imported'] ?? 'null'),
    relinked: JSON.parse(outputs['relinked'] ?? 'null'),
    files: outputs['files']?.split('\n').filter(Boolean) ?? [],
  };
}

function treeOf(folder: string): Record<string, Buffer> {
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return {};
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => lstatSync(join(folder, name)).isFile()).toSorted();
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name))]));
}

export function manifestOf({
  tree,
}: Pick<Imported, 'tree'>): { entries: Record<string, unknown> } & Record<string, unknown> {
  return JSON.parse(String(tree['manifest.json']));
}

export const tone = (frequency: number) => makeWav(0.05, frequency);
