import type { SyncWorld as Outside } from '../../../src/context.ts';
import { type CommitSha, originOf, type Region } from '../../../src/lib/ids.ts';
import { isRecord, parseJson } from '../../../src/lib/json.ts';
import { Blocked } from '../../../src/lib/problem.ts';
import { parseProxies } from '../../../src/lib/proxies.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { newRun, outcomeOf, type Run, skipRemaining } from '../../../src/run.ts';
import type { Runner } from '../../../src/runner.ts';
import { fetchBranchPosition } from '../../../src/stages/branch.ts';
import { plan } from '../../../src/stages/prepare.ts';
import { fetchOwnPull } from '../../../src/stages/pulls.ts';
import { openRecording } from '../../../src/stages/record.ts';
import { openJob, sync } from '../../../src/stages/sync.ts';
import { type Control, type Course, createControl, Killed } from './control.ts';
import { openModelGitHub } from './github.ts';
import { nameOf, type Order, requestOf, variablesOf } from './orders.ts';
import { openCache, type Watcher } from './polyai.ts';
import type { Random } from './random.ts';
import { createReferee, Foul, type Referee } from './referee.ts';
import { tipOf, type World } from './world.ts';

/** A run under way. */
export interface Playing {
  readonly control: Control;
  readonly ended: Promise<Run>;
}

export interface PlayOptions {
  readonly graphql: boolean;
  readonly page: number;
  readonly seesPulls: boolean;
  /** Whether another run is, or may be, under way meanwhile. */
  readonly isAlone: boolean;
  readonly random: Random;
}

/** Starts a run as GitHub would: `sync` itself, from the event to the last status, with everything outside in memory. */
export function play(world: World, order: Order, course: Course, options: PlayOptions): Playing {
  const control = createControl(course, () => {
    world.now += options.random.pick([0, 0, 100, 400, 1_000]);
  });
  const referee = createReferee(world, order, options);
  const outside = outsideOf(world, order, options, { control, referee, show: (payload) => payload });
  return { control, ended: conclude(world, order, outside, control, referee, options) };
}

interface Ways {
  readonly control: Control;
  readonly referee: Watcher;
  readonly show: (payload: unknown, isNewest: boolean) => unknown;
}

function outsideOf(
  world: World,
  order: Order,
  { graphql, page, seesPulls }: PlayOptions,
  { control, referee, show }: Ways,
): Outside {
  const { git, notes, branches, pulls, caches } = world;
  const cache = caches.get(order.region) ?? new Map<string, number>();
  const now = () => world.now;
  const facts = { git, notes, branches, pulls, now, graphql, page, seesPulls };
  const never = new AbortController().signal;
  return {
    runner: { ...SILENT, variables: variablesOf(order) },
    clock: {
      now,
      elapsed: now,
      random: () => 0.5,
      async sleep(milliseconds) {
        world.now += milliseconds;
      },
    },
    newId: () => 'id',
    proxies: parseProxies({}),
    openGitHub: () => openModelGitHub(facts, { control, by: order, show }),
    openPolyAI: async ({ origin }) => {
      if (origin !== originOf(order.region as Region)) throw new Error('the wrong region is written to');
      return openCache(cache, control, referee);
    },
    cancel: never,
    abort: never,
  };
}

async function conclude(
  world: World,
  order: Order,
  outside: Outside,
  control: Control,
  referee: Referee,
  options: PlayOptions,
) {
  const run = newRunOf(order);
  const sha = order.foreign ?? (order.follows === undefined ? order.sha : tipOf(world, order.follows));
  // A commit that is lost, and nobody knows whose it was, makes everything uncertain for whom reads its note.
  const isLost = world.notes.some((note) => note.isSpoiled && !world.git.has(note.sha));
  const isCompared = options.isAlone && !isLost && options.page === 100 && options.random.chance(0.5);
  const whole = isCompared ? await planByAll(world, order, sha, options) : undefined;
  const plans = watchPlan(run);
  try {
    await sync(outside, run, requestOf(order), world.git.checkout(sha));
    run.end = 'finished';
  } catch (error) {
    if (error instanceof Blocked) {
      run.end = 'blocked';
      run.problems.push(...error.problems);
    } else if (!(error instanceof Killed)) throw error;
    skipRemaining(run, 'the run ended early');
  }
  const end = control.killed ? 'killed' : outcomeOf(run);
  world.ends.add(end);
  const why = run.problems[0]?.message ?? run.why;
  const planned = plannedIn(plans);
  world.story.push(`${nameOf(order)}: ${end}${planText(planned)}${why ? ` (${why.slice(0, 150)})` : ''}`);
  if (!control.killed) referee.ended(run, sha);
  if (whole && planned && changesText(planned) !== changesText(whole))
    throw new Foul(`${nameOf(order)}: with every note read, the plan would be another one${planText(whole)}`);
  return run;
}

/** What a run would plan that reads every note there is: it goes on to look for a manifest that none is of. */
async function planByAll(world: World, order: Order, sha: CommitSha, options: PlayOptions) {
  const show = (payload: unknown, isNewest: boolean) => (isNewest ? withoutBound(payload) : payload);
  const control = createControl({}, nothing);
  const referee = { replacing: nothing, deleting: nothing };
  const outside = outsideOf(world, order, options, { control, referee, show });
  const run = newRunOf(order);
  const job = await openJob(outside, run, requestOf(order), world.git.checkout(sha));
  const [recording, position, pull] = await Promise.all([
    openRecording(job),
    fetchBranchPosition(job),
    fetchOwnPull(job),
  ]);
  const plans = watchPlan(run);
  await plan(job, recording, { position, pull }).catch((error) => {
    if (!(error instanceof Blocked)) throw error;
  });
  return plannedIn(plans);
}

function withoutBound(payload: unknown): unknown {
  const fields: unknown = typeof payload === 'string' ? parseJson(Buffer.from(payload)) : payload;
  if (!isRecord(fields) || !Array.isArray(fields['manifests'])) return payload;
  return { ...fields, manifests: [...fields['manifests'], 'nowhere.json'] };
}

function newRunOf(order: Order): Run {
  return { ...newRun(), dryRun: false, manifest: order.manifest, purpose: requestOf(order).task.purpose };
}

/** The first plan is a draft, which a newer commit may still take something from; one after the second was looked up in the cache. */
function plannedIn([draft, plan = draft]: readonly Plan[]): Plan | undefined {
  return plan;
}

/** Notes each plan that a run makes. */
function watchPlan(run: Run): Plan[] {
  const plans: Plan[] = [];
  let current = run.plan;
  Object.defineProperty(run, 'plan', {
    get: () => current,
    set(plan: Plan) {
      plans.push(plan);
      current = plan;
    },
  });
  return plans;
}

const idsOf = (changes: readonly { readonly id: string }[]) => changes.map(({ id }) => id).join(' ');

/** What a plan does. What it leaves to other manifests says no more than who names it. */
function changesText({ replace, delete: removals, leftAlone }: Plan): string {
  const left = leftAlone.filter(({ reason }) => reason === 'pull request').map(({ change }) => change);
  return `replaces [${idsOf(replace)}] deletes [${idsOf(removals)}] leaves [${idsOf(left)}]`;
}

function planText(plan: Plan | undefined): string {
  if (!plan) return '';
  const left = plan.leftAlone.map(({ change, reason, owner }) => `${change.id} to ${owner ?? reason}`);
  return `; replaces [${idsOf(plan.replace)}] deletes [${idsOf(plan.delete)}] leaves [${left.join(', ')}]`;
}

const nothing = () => {};
const SILENT: Runner = {
  variables: {},
  scratch: '',
  input: () => '',
  mask: nothing,
  redact: (text) => text,
  log: nothing,
  debug: nothing,
  group: nothing,
  inGroup: (_, work) => work(),
  annotate: nothing,
  output: nothing,
  summary: nothing,
  report: () => '',
};
