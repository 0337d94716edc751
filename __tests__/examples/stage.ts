import { join } from 'node:path';
import { type GitHub, type Scope, startGitHub } from '../../emulator/github/github.ts';
import { type Emulator, startEmulator } from '../../emulator/polyai/polyai.ts';
import { createRepository, type ScratchRepository } from '../../emulator/runner/repository.ts';
import { createLocalRunner } from '../../emulator/runner/runner.ts';
import { withStepLogs } from '../support/step-logs.ts';
import { type JobResult, REPOSITORY, runJob, TOKEN, type Tools, type Trigger } from './job.ts';
import { combinations, EXAMPLES, readWorkflow, type Workflow } from './workflow.ts';

/** A workflow file, GitHub and PolyAI: the job's token has the permissions that the file gives it, and no more. */
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
  readonly agents: Readonly<Record<string, readonly string[]>>;
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
      Object.entries(agents).map(([id, ids]) => [id, ids.map((each) => ({ id: each }))]),
    ),
    keys: Object.entries(keys).map(([key, permissions]) => ({ key, permissions: [...permissions] })),
  });
  const github = await startGitHub({
    repository: REPOSITORY,
    bare: bare.folder,
    tokens: [{ token: TOKEN, permissions: permissionsOf(workflow) }],
  });
  const runner = await createLocalRunner();
  const lfs = new Map<string, Uint8Array>();
  const push = () => {
    repository.git('push', '--quiet', '--force', bare.folder, '--all');
    repository.git('push', '--quiet', '--force', bare.folder, 'refs/pull/*:refs/pull/*');
  };
  const run = async (runStep: Tools['runStep'], trigger: Trigger) => {
    const tools: Tools = { emulator, github, bare, lfs, runStep };
    const results: JobResult[] = [];
    for (const job of Object.values(workflow.jobs))
      for (const matrix of combinations(job)) results.push(await runJob(job, matrix, trigger, tools));
    return results;
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

function permissionsOf({ jobs }: Workflow): Partial<Record<Scope, 'read' | 'write'>> {
  return Object.assign({}, ...Object.values(jobs).map((job) => job.permissions));
}
