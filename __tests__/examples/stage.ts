import { join } from 'node:path';
import { type GitHub, startGitHub } from '../../emulator/github/github.ts';
import { type Emulator, type EntrySeed, startEmulator } from '../../emulator/polyai/polyai.ts';
import { createRepository, type ScratchRepository } from '../../emulator/runner/repository.ts';
import { createLocalRunner } from '../../emulator/runner/runner.ts';
import { withStepLogs } from '../support/step-logs.ts';
import { type JobResult, REPOSITORY, type Tools, type Trigger } from './job.ts';
import { runWorkflow, tokensOf } from './jobs.ts';
import { EXAMPLES, readWorkflow } from './workflow.ts';

/** A workflow file, GitHub and PolyAI: each job's token has the permissions that the file gives it, and no more. */
export interface Stage {
  readonly github: GitHub;
  readonly emulator: Emulator;
  /** Where people commit. What is committed is on GitHub once it is pushed. */
  readonly repository: ScratchRepository;
  /** Audio behind Git LFS pointers, by path. */
  readonly lfs: Map<string, Uint8Array>;
  push(): void;
  /** Plays every job of the workflow, each combination of its matrix in turn. */
  run(trigger: Trigger): Promise<JobResult[]>;
}

export interface StageOptions {
  /** What the cache of each agent has: ids, or entries. */
  readonly agents: Readonly<Record<string, readonly (string | EntrySeed)[]>>;
  readonly keys: Readonly<Record<string, readonly ('read' | 'write')[]>>;
}

export async function playExample(
  file: string,
  { agents, keys }: StageOptions,
  act: (stage: Stage) => Promise<void>,
): Promise<void> {
  const workflow = readWorkflow(join(EXAMPLES, file));
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
    tokens: tokensOf(workflow),
  });
  const runner = await createLocalRunner();
  const lfs = new Map<string, Uint8Array>();
  const push = () => {
    repository.git('push', '--quiet', '--force', bare.folder, '--all');
    repository.git('push', '--quiet', '--force', bare.folder, 'refs/pull/*:refs/pull/*');
  };
  const run = (runStep: Tools['runStep'], trigger: Trigger) => {
    const tools: Tools = { emulator, github, bare, lfs, runStep };
    return runWorkflow(workflow, trigger, tools);
  };
  try {
    await withStepLogs(runner, (runStep) =>
      act({ github, emulator, repository, lfs, push, run: (trigger) => run(runStep, trigger) }),
    );
  } finally {
    await Promise.all([emulator.close(), github.close()]);
    await runner.remove();
    for (const each of [repository, bare]) each.remove();
  }
}
