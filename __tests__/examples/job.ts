import type { GitHub } from '../../emulator/github/github.ts';
import type { Emulator } from '../../emulator/polyai/polyai.ts';
import { createRepository, type ScratchRepository } from '../../emulator/runner/repository.ts';
import type { LocalRunner, Step, StepResult } from '../../emulator/runner/runner.ts';
import { type Contexts, evaluate, fill, fillAll, folderOfAction, type Job, readAction } from './workflow.ts';

export const REPOSITORY = 'octo-org/voice-agent';

export interface Trigger {
  readonly event: string;
  readonly payload?: Readonly<Record<string, unknown>>;
  /** What `actions/checkout` takes where the workflow names nothing else: a commit of the repository. */
  readonly sha: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, string>>;
  /** The secrets of environments, by the environment's name. */
  readonly environments?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly vars?: Readonly<Record<string, string>>;
}

export interface JobResult extends StepResult {
  /** The `with:` blocks of other actions that ran after this one, filled in, by name of the action. */
  readonly others: Readonly<Record<string, Record<string, string>>>;
  /** What the workflow makes of the job's own outputs, and where it runs. */
  readonly jobOutputs: Readonly<Record<string, string>>;
  readonly environment: string;
  readonly concurrencyGroup: string;
}

/** What a job runs against. */
export interface Tools {
  readonly emulator: Emulator;
  readonly github: GitHub;
  /** Audio behind Git LFS pointers, by path. */
  readonly lfs: ReadonlyMap<string, Uint8Array>;
  readonly bare: ScratchRepository;
  readonly runStep: LocalRunner['run'];
  /** Does what an action of others would do in the workspace. */
  readonly playOther?: (name: string, given: Readonly<Record<string, string>>, workspace: string) => void;
}

/** Plays one job: checkout, actions of this repository, and what other actions are handed. */
export async function runJob(
  job: Job,
  contexts: Contexts,
  trigger: Trigger,
  tools: Tools,
): Promise<JobResult> {
  const workspace = createRepository();
  const env = fillAll(job.env, contexts);
  const others: Record<string, Record<string, string>> = {};
  const steps: Record<string, unknown> = {};
  let result: StepResult | undefined;
  try {
    for (const step of job.steps) {
      const known = { ...contexts, steps };
      if (step.if !== undefined && evaluate(step.if, known) !== 'true') continue;
      const given = fillAll(step.with, known);
      const folder = folderOfAction(step.uses);
      if (step.uses?.startsWith('actions/checkout@')) checkOut(workspace, trigger.sha, given, tools);
      else if (folder !== undefined) {
        result = await runThisAction(folder, given, workspace.folder, env, trigger, known, tools);
        steps[step.id ?? 'none'] = { outputs: result.outputs };
      } else {
        const name = step.uses?.split('@')[0] ?? '';
        others[name] = given;
        tools.playOther?.(name, given, workspace.folder);
      }
    }
    if (!result) throw new Error('the workflow does not use this action');
    return {
      ...result,
      others,
      jobOutputs: fillAll(job.outputs, { ...contexts, steps }),
      environment: fill(job.environment, contexts),
      concurrencyGroup: fill(job.concurrency?.group, contexts),
    };
  } finally {
    workspace.remove();
  }
}

/** As actions/checkout does by default: one commit, no history, no branch; Git LFS only if asked for. */
function checkOut(
  { git, write }: ScratchRepository,
  sha: string,
  given: Record<string, string>,
  { bare, github, lfs }: Tools,
): void {
  git('remote', 'add', 'origin', `${github.url}/${REPOSITORY}`);
  git('fetch', '--quiet', '--depth=1', bare.folder, given['ref'] || sha);
  git('checkout', '--quiet', '--detach', 'FETCH_HEAD');
  if (given['lfs'] !== 'true') return;
  for (const [path, content] of lfs) write(path, content);
}

function runThisAction(
  folder: string,
  given: Record<string, string>,
  workspace: string,
  env: Record<string, string>,
  { event, payload = {} }: Trigger,
  contexts: Contexts,
  { emulator, github, runStep }: Tools,
): Promise<StepResult> {
  const action = readAction(folder);
  const unknown = Object.keys(given).filter((name) => !(name in action.inputs));
  if (unknown.length > 0) throw new Error(`${folder}/action.yml has no input ${unknown.join(', ')}`);
  const defaults = Object.entries(action.inputs).map(([name, input]) => [
    name,
    fill(input.default, contexts),
  ]);
  const api = 'api-url' in action.inputs ? { 'api-url': emulator.url } : {};
  return runStep({
    workspace,
    ...(folder === '.' ? {} : { action: folder as NonNullable<Step['action']> }),
    event,
    payload,
    env: { GITHUB_API_URL: github.url, GITHUB_SERVER_URL: github.url, GITHUB_REPOSITORY: REPOSITORY, ...env },
    with: { ...Object.fromEntries(defaults), ...given, ...api },
  });
}
