import type { World as Outside } from '../../../src/context.ts';
import { originOf, type Region } from '../../../src/lib/ids.ts';
import { Blocked } from '../../../src/lib/problem.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { newRun, outcomeOf, type Run, skipTheRest } from '../../../src/run.ts';
import type { Runner } from '../../../src/runner.ts';
import { sync } from '../../../src/stages/sync.ts';
import { type Control, type Course, createControl, Killed } from './control.ts';
import { openModelGitHub } from './github.ts';
import { nameOf, type Order, requestOf, variablesOf } from './orders.ts';
import { openCache } from './polyai.ts';
import type { Random } from './random.ts';
import { createReferee, type Referee } from './referee.ts';
import { tipOf, type World } from './world.ts';

/** A run under way. */
export interface Playing {
  readonly control: Control;
  readonly ended: Promise<Run>;
}

export interface PlayOptions {
  readonly graphql: boolean;
  /** Whether another run is, or may be, under way meanwhile. */
  readonly isAlone: boolean;
  readonly random: Random;
}

/** Starts a run as GitHub would: `sync` itself, from the event to the last status, with everything outside in memory. */
export function play(world: World, order: Order, course: Course, options: PlayOptions): Playing {
  const { git, notes, branches, pulls, caches } = world;
  const control = createControl(course, () => {
    world.now += options.random.pick([0, 0, 100, 400, 1_000]);
  });
  const referee = createReferee(world, order, options.isAlone);
  const cache = caches.get(order.region) ?? new Map<string, number>();
  const now = () => world.now;
  const facts = { git, notes, branches, pulls, now, graphql: options.graphql };
  const never = new AbortController().signal;
  const outside: Outside = {
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
    openGitHub: () => openModelGitHub(facts, { control, by: order, show: (payload) => payload }),
    openPolyAI: async ({ origin }) => {
      if (origin !== originOf(order.region as Region)) throw new Error('the wrong region is written to');
      return openCache(cache, control, referee);
    },
    cancel: never,
    abort: never,
  };
  const ended = conclude(world, order, outside, control, referee);
  return { control, ended };
}

async function conclude(world: World, order: Order, outside: Outside, control: Control, referee: Referee) {
  const run = newRun();
  run.dryRun = false;
  run.manifest = order.manifest;
  run.purpose = requestOf(order).task.purpose;
  const plans = watchPlan(run);
  const sha = order.follows === undefined ? order.sha : tipOf(world, order.follows);
  try {
    await sync(outside, run, requestOf(order), world.git.checkout(sha));
    run.end = 'finished';
  } catch (error) {
    if (error instanceof Blocked) {
      run.end = 'blocked';
      run.problems.push(...error.problems);
    } else if (!(error instanceof Killed)) throw error;
    skipTheRest(run, 'the run broke off');
  }
  const end = control.killed ? 'killed' : outcomeOf(run);
  const why = run.problems[0]?.message ?? run.why;
  world.story.push(`${nameOf(order)}: ${end}${planText(plans[0])}${why ? ` (${why.slice(0, 150)})` : ''}`);
  if (!control.killed) referee.ended(run, sha);
  return run;
}

/** The plan before the cache was looked at is the first one. */
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

function planText(plan: Plan | undefined): string {
  if (!plan) return '';
  const ids = (changes: readonly { readonly id: string }[]) => changes.map(({ id }) => id).join(' ');
  const left = plan.leftAlone.map(({ change, reason, owner }) => `${change.id} to ${owner ?? reason}`);
  return `; replaces [${ids(plan.replace)}] deletes [${ids(plan.delete)}] leaves [${left.join(', ')}]`;
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
