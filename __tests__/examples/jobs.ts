import { join } from 'node:path';
import { type JobResult, runJob, type Tools, type Trigger } from './job.ts';
import {
  type Call,
  type Contexts,
  combinations,
  EXAMPLES,
  evaluate,
  fillAll,
  type Job,
  type Permissions,
  readWorkflow,
  type Workflow,
} from './workflow.ts';

/** Workflows as GitHub runs them: jobs that need others, matrices, and workflows that call workflows. */

/** A job's token may do what the job says, and no more. */
export interface JobToken {
  readonly token: string;
  readonly permissions: Permissions;
}

/** The tokens of all jobs, also of those of called workflows. Raises an error where a called job asks for more than its caller has. */
export function tokensOf(workflow: Workflow, path = ''): JobToken[] {
  return Object.entries(workflow.jobs).flatMap(([name, job]) => {
    const token = { token: tokenOf(path + name), permissions: job.permissions };
    if (!isCall(job)) return [token];
    const called = tokensOf(calledBy(job), `${path}${name}_`);
    const beyond = called.find(({ permissions }) => !covers(job.permissions, permissions));
    if (beyond) throw new Error(`GitHub refuses ${beyond.token}: it asks for more than the job ${name} has`);
    return called;
  });
}

function covers(caller: Permissions, called: Permissions): boolean {
  return Object.entries(called).every(
    ([scope, level]) => caller[scope] === 'write' || caller[scope] === level,
  );
}

function tokenOf(path: string): string {
  return `ghs_of_${path}`;
}

function isCall(job: Job | Call): job is Call {
  return 'uses' in job;
}

/** In a repository, the examples are in `.github/workflows`. */
function calledBy({ uses }: Call): Workflow {
  const [, file] = /^\.\/\.github\/workflows\/([\w-]+\.yml)$/.exec(uses) ?? [];
  if (!file) throw new Error(`${uses} is no workflow of this repository`);
  return readWorkflow(join(EXAMPLES, file));
}

/** What a called workflow is given. */
interface Given {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly path: string;
}

/** Plays every job of a workflow, each combination of its matrix in turn. */
export async function runWorkflow(
  workflow: Workflow,
  trigger: Trigger,
  tools: Tools,
  given: Given = { inputs: trigger.inputs ?? {}, secrets: trigger.secrets ?? {}, path: '' },
): Promise<JobResult[]> {
  const needs: Record<string, unknown> = {};
  const results: JobResult[] = [];
  for (const [name, job] of Object.entries(workflow.jobs)) {
    const contexts = contextsOf(given.path + name, given, trigger, needs);
    if (job.if !== undefined && evaluate(job.if, contexts) !== 'true') continue;
    if (isCall(job)) {
      results.push(...(await call(job, name, contexts, trigger, tools, given)));
      continue;
    }
    const missing = [job.needs ?? []].flat().filter((needed) => !(needed in needs));
    if (missing.length > 0) continue;
    const played = await runMatrix(job, contexts, trigger, tools, given);
    results.push(...played);
    if (played.every(({ code }) => code === 0)) needs[name] = { outputs: played[0]?.jobOutputs ?? {} };
  }
  return results;
}

function contextsOf(path: string, { inputs, secrets }: Given, trigger: Trigger, needs: unknown): Contexts {
  const { event, payload = {}, vars = {} } = trigger;
  const github = {
    event_name: event,
    // GitHub does not document a payload of scheduled runs.
    event: event === 'schedule' ? payload : { repository: { default_branch: 'main' }, ...payload },
    ref_name: refName(payload['ref']),
    token: tokenOf(path),
    run_id: '7',
    run_attempt: '1',
  };
  return { github, inputs, secrets, vars, needs, matrix: {}, steps: {} };
}

/** The branch `main`, unless the payload names another branch or tag. */
function refName(ref: unknown): string {
  return typeof ref === 'string' ? ref.replace(/^refs\/(?:heads|tags)\//, '') : 'main';
}

async function runMatrix(
  job: Job,
  contexts: Contexts,
  trigger: Trigger,
  tools: Tools,
  given: Given,
): Promise<JobResult[]> {
  const results: JobResult[] = [];
  for (const matrix of combinations(job, contexts)) {
    const known = { ...contexts, matrix };
    const environment = fillAll({ name: job.environment }, known)['name'] ?? '';
    const secrets = { ...given.secrets, ...environmentSecrets(environment, trigger, given) };
    const result = await runJob(job, { ...known, secrets }, trigger, tools);
    results.push(result);
    if (result.code !== 0 && job.strategy?.['fail-fast'] !== false) break;
  }
  return results;
}

/** In a called workflow, an environment gives values to those secrets only that the caller passes, be they empty there. */
function environmentSecrets(
  environment: string,
  trigger: Trigger,
  { secrets, path }: Given,
): Record<string, string> {
  const own = Object.entries(trigger.environments?.[environment] ?? {});
  return Object.fromEntries(path === '' ? own : own.filter(([name]) => name in secrets));
}

function call(
  job: Call,
  name: string,
  contexts: Contexts,
  trigger: Trigger,
  tools: Tools,
  given: Given,
): Promise<JobResult[]> {
  const called = calledBy(job);
  const declared = (called.on['workflow_call'] ?? {}) as Declared;
  const passed = fillAll(job.with, contexts);
  const unknown = Object.keys(passed).filter((each) => !(each in (declared.inputs ?? {})));
  if (unknown.length > 0) throw new Error(`${job.uses} has no input ${unknown.join(', ')}`);
  const defaults = Object.entries(declared.inputs ?? {}).map(([each, input]) => [each, input.default ?? '']);
  return runWorkflow(called, trigger, tools, {
    inputs: { ...Object.fromEntries(defaults), ...passed },
    secrets: fillAll(job.secrets, contexts),
    path: `${given.path}${name}_`,
  });
}

interface Declared {
  readonly inputs?: Readonly<Record<string, { readonly default?: unknown }>>;
}
