import type { AudioSource } from '../audio-source.ts';
import type { Job } from '../context.ts';
import { Blocked, type Problem } from '../lib/problem.ts';
import { parseProxies, proxyFor } from '../lib/proxies.ts';
import { hasChanges, type Plan } from '../plan/plan.ts';
import type { Client } from '../polyai/client.ts';
import { changeLine, planLine } from '../report/log.ts';
import { missingToWrite } from '../request/identity.ts';
import { checkGuard, checkRequested } from './checks.ts';
import { planChanges } from './plan-changes.ts';
import { checkNotOutdated, findRange, readStates } from './range.ts';
import type { Recording } from './record.ts';
import { expectedDeletions } from './undo.ts';

/** A plan that has passed every check and may be carried out. */
export interface Prepared {
  readonly plan: Plan;
  readonly client: Client;
  readonly audio: AudioSource;
}

/**
 * Makes the plan and holds it to every check that must pass before the first write. Resolves to undefined where nothing is to
 * be written. Raises Blocked with every problem that it finds.
 */
export async function prepare(
  job: Job,
  { history, notice }: Pick<Recording, 'history' | 'notice'>,
): Promise<Prepared | undefined> {
  const { run, request, world } = job;
  const { inputs, task } = request;
  const range = await findRange(job, history);
  if (!range) return undefined;
  const states = await readStates(job, range);
  const { plan, unmapped } = await planChanges(
    { inputs, states, base: range.from.at(-1), head: job.target.commit, preview: task.purpose === 'preview' },
    job.repository,
    world.runner.scratch,
  );
  run.plan = plan;
  world.runner.group(planLine(plan), [...plan.replace, ...plan.delete].map(changeLine));
  if (inputs.unmapped === 'warn') run.warnings.push(...unmapped);
  await checkNotOutdated(job, history);

  const audio = hasChanges(plan) ? await openAudio(job) : undefined;
  const problems: Problem[] = [
    ...(inputs.unmapped === 'error' ? unmapped : []),
    ...(run.dryRun ? [] : missingToWrite(inputs, job.identity)),
    ...checkRequested(inputs, states.to),
    ...checkGuard(inputs, plan, [...states.older, ...states.from], await expectedDeletions(job, history)),
    ...((await audio?.check(plan, run.audio, run.dryRun)) ?? []),
  ];
  if (problems.length > 0) throw new Blocked(problems);
  if (notice) run.notices.push({ message: notice });
  world.cancel.throwIfAborted();
  return audio && reach(job, audio);
}

/** Where nothing changed, what reads audio and what talks to PolyAI is not even loaded. */
async function openAudio({ request, repository }: Job): Promise<AudioSource> {
  const { audioSource } = await import('../audio-source.ts');
  return audioSource(request.workspace, request.inputs.manifest, repository);
}

/** The last checks are PolyAI's to make. A plan without a key goes without them. */
async function reach(
  { run, request, identity, world }: Job,
  audio: AudioSource,
): Promise<Prepared | undefined> {
  const { inputs, task } = request;
  const { agentId } = identity;
  if (!inputs.apiKey || !agentId) {
    run.notices.push({
      message: `planned without ${agentId ? 'an API key' : 'an agent id'}, so the entries were not looked up in PolyAI`,
    });
    return undefined;
  }
  const [{ createClient }, { lookUp }] = await Promise.all([
    import('../polyai/client.ts'),
    import('./write.ts'),
  ]);
  const client = createClient({
    ...world,
    ...inputs,
    debug: world.runner.debug,
    log: world.runner.log,
    origin: identity.origin,
    proxy: proxyFor(parseProxies(world.runner.variables).proxies, identity.origin),
    apiKey: inputs.apiKey,
    agentId,
  });
  const plan = await lookUp(run, client, world.runner, task.purpose === 'undo');
  return run.dryRun || !hasChanges(run.plan) ? undefined : { plan, client, audio };
}
