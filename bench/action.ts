import { readFileSync } from 'node:fs';
import { createLocalRunner, type Step, type StepResult } from '../emulator/runner/runner.ts';
import { watchPeak } from './child.ts';
import type { TwoCommits } from './repository.ts';
import { KEY, type Server } from './server.ts';

export interface ActionSample {
  /** The whole process. Milliseconds. */
  readonly took: number;
  /** Bytes; 0 where the system does not tell. */
  readonly peakMemory: number;
  /** What the report says that each stage took. Milliseconds. */
  readonly stages: Readonly<Record<string, number>>;
}

/** The shipped bundle, run as a runner would after a push. */
export interface Action {
  /** Rejects unless the run ends with this outcome: a failed run is soon over. */
  push(
    repository: TwoCommits,
    outcome: string,
    inputs?: Step['with'],
    env?: Step['env'],
  ): Promise<ActionSample>;
  /** The verify action on what is checked out. */
  verify(repository: TwoCommits, outcome: string, inputs?: Step['with']): Promise<ActionSample>;
  remove(): Promise<void>;
}

export async function openAction(): Promise<Action> {
  const runner = await createLocalRunner();

  async function run(step: Step, outcome: string): Promise<ActionSample> {
    let peak = () => 0;
    const result = await runner.run({
      ...step,
      started: (child) => {
        peak = watchPeak(child);
      },
    });
    if (result.outputs['outcome'] !== outcome) throw new Error(`expected ${outcome}:\n${result.log}`);
    return { took: result.took, peakMemory: peak(), stages: stagesOf(result) };
  }

  return {
    push({ folder, before, after }, outcome, inputs = {}, env = {}) {
      const payload = { ref: 'refs/heads/main', before, after, deleted: false, forced: false };
      return run({ workspace: folder, event: 'push', payload, with: inputs, env }, outcome);
    },
    verify: ({ folder }, outcome, inputs = {}) =>
      run({ workspace: folder, action: 'verify', event: 'schedule', with: inputs }, outcome),
    remove: () => runner.remove(),
  };
}

/** The inputs of a sync to this server. */
export function syncTo(server: Server, more: Record<string, string> = {}): NonNullable<Step['with']> {
  return { 'api-key': KEY, 'api-url': server.url, ...more };
}

function stagesOf({ outputs }: StepResult): Record<string, number> {
  const report = JSON.parse(readFileSync(outputs['report'] ?? '', 'utf8'));
  return report.milliseconds ?? {};
}
