import type { Action } from '../action.ts';
import { count, type Finding, percent } from '../document.ts';
import { type Fleet, simulate } from '../fleet/simulate.ts';

const FLEET = { agents: 200, entries: 500, concurrency: 4, maxAttempts: 5, latency: 150, startUp: 20_000 };
const LIMITS = [20, 100];
const PARALLEL = [1, 5, 10, 20];
/** What is tried where entries are lost with the default. */
const MORE_ATTEMPTS = 8;

/** Many agents that share a rate limit at PolyAI: how many of them should run at the same time? */
export async function fleet(_action: Action, quick: boolean): Promise<Finding> {
  const base = quick ? { ...FLEET, agents: 20, entries: 100 } : FLEET;
  const rows: string[][] = [];
  for (const requestsPerSecond of LIMITS)
    for (const maxParallel of PARALLEL) rows.push(await row({ ...base, requestsPerSecond, maxParallel }));
  return {
    title: 'A fleet of agents under one rate limit',
    text: `Simulated: ${base.agents} agents, ${base.entries} changed files each, one job per agent. The throttle, the rate limit and the retries are those that ship; PolyAI (a bucket of one second, responses after ${base.latency} ms), the runners (${base.startUp / 1_000} s from job to job) and the time are simulated. \`concurrency: ${base.concurrency}\`, \`max-attempts: ${base.maxAttempts}\`. The ideal is all requests at the limit's rate.`,
    head: [
      'limit',
      '`max-parallel`',
      'time',
      'against the ideal',
      'requests',
      '429s',
      'failed jobs',
      'entries not replaced',
      `with \`max-attempts: ${MORE_ATTEMPTS}\``,
    ],
    rows,
    goals: [],
  };
}

async function row(facts: Fleet): Promise<string[]> {
  const { seconds, requests, refused, failedJobs, lostEntries } = await simulate(facts);
  const patient = lostEntries > 0 ? await simulate({ ...facts, maxAttempts: MORE_ATTEMPTS }) : undefined;
  const ideal = (requests - refused) / facts.requestsPerSecond;
  return [
    `${facts.requestsPerSecond} a second`,
    count(facts.maxParallel),
    `${(seconds / 60).toFixed(0)} min`,
    `${(seconds / ideal).toFixed(2)} ×`,
    count(requests),
    percent(refused / requests),
    count(failedJobs),
    count(lostEntries),
    count(patient?.lostEntries ?? 0),
  ];
}
