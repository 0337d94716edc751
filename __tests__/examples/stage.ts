import { join } from 'node:path';
import { type GitHub, startGitHub } from '../../emulator/github/github.ts';
import { type Emulator, type EntrySeed, startEmulator } from '../../emulator/polyai/polyai.ts';
import { createRepository, type ScratchRepository } from '../../emulator/runner/repository.ts';
import { createLocalRunner } from '../../emulator/runner/runner.ts';
import { publish, refsOf } from '../support/publish.ts';
import { withStepLogs } from '../support/step-logs.ts';
import { createPullRequest } from './create-pull-request.ts';
import { type JobResult, REPOSITORY, type Tools, type Trigger } from './job.ts';
import { runWorkflow, tokensOf } from './jobs.ts';
import { EXAMPLES, readWorkflow } from './workflow.ts';

/** A workflow file, GitHub and PolyAI: each job's token has the permissions that the file gives it, and no more. */
export interface Stage {
  readonly github: GitHub;
  readonly emulator: Emulator;
  /** Where people commit. What is committed is on GitHub once it is pushed. */
  readonly repository: ScratchRepository;
  /** The repository on GitHub's disk. */
  readonly bare: ScratchRepository;
  /** Audio behind Git LFS pointers, by path. */
  readonly lfs: Map<string, Uint8Array>;
  push(): void;
  /** Plays every job of the workflow, each combination of its matrix in turn; or those of another one, of `others`. */
  run(trigger: Trigger, other?: string): Promise<JobResult[]>;
}

export interface StageOptions {
  /** What the cache of each agent has: ids, or entries. */
  readonly agents: Readonly<Record<string, readonly (string | EntrySeed)[]>>;
  readonly keys: Readonly<Record<string, readonly ('read' | 'write')[]>>;
  /** More workflows of the same repository. */
  readonly others?: readonly string[];
}

export async function playExample(
  file: string,
  { agents, keys, others = [] }: StageOptions,
  act: (stage: Stage) => Promise<void>,
): Promise<void> {
  const workflows = new Map([file, ...others].map((each) => [each, readWorkflow(join(EXAMPLES, each))]));
  const repository = createRepository();
  const bare = createRepository('--bare');
  const emulator = await startEmulator({
    agents: Object.fromEntries(
      Object.entries(agents).map(([id, ids]) => [
        id,
        ids.map((each) => (typeof each === 'string' ? { id: each } : each)),
      ]),
    ),
    keys: Object.entries(keys).map(([key, permissions]) => ({ key, permissions: [...permissions] })),
  });
  const github = await startGitHub({
    repository: REPOSITORY,
    bare: bare.folder,
    tokens: [...workflows.values()].flatMap((workflow) => tokensOf(workflow)),
  });
  const runner = await createLocalRunner(process.env['ACTION_COPY']);
  const lfs = new Map<string, Uint8Array>();
  const push = () => publish(repository, bare.folder, [...refsOf(repository)]);
  const run = async (runStep: Tools['runStep'], trigger: Trigger, other = file) => {
    const workflow = workflows.get(other);
    if (!workflow) throw new Error(`${other} is not one of the workflows of this stage`);
    const playOther: Tools['playOther'] = (name, given, workspace) => {
      if (name === 'peter-evans/create-pull-request') createPullRequest(bare, workspace, given);
    };
    return runWorkflow(workflow, trigger, { emulator, github, bare, lfs, runStep, playOther });
  };
  try {
    await withStepLogs(runner, (runStep) =>
      act({
        github,
        emulator,
        repository,
        bare,
        lfs,
        push,
        run: (trigger, other) => run(runStep, trigger, other),
      }),
    );
  } finally {
    await Promise.all([emulator.close(), github.close()]);
    await runner.remove();
    for (const each of [repository, bare]) each.remove();
  }
}
