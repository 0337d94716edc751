import { withRepository } from '../checkout.ts';
import type { World } from '../context.ts';
import { endOf } from '../end.ts';
import { plural } from '../lib/numbers.ts';
import { timed } from '../lib/timed.ts';
import { realWorld } from '../world.ts';
import { keepComment } from './comment.ts';
import { readCommit } from './commit.ts';
import { compare } from './compare.ts';
import { connectToCache } from './connect.ts';
import type { VerifyJob } from './job.ts';
import { judgeListing, listCache } from './listing.ts';
import { judgedLines } from './log.ts';
import { publish } from './publish.ts';
import { readRequest, type VerifyRequest, whySkipped } from './request.ts';
import { hasDrifted, newRun, type VerifyRun } from './run.ts';

/** Runs the action on the real runner. Resolves to whether the run succeeded. */
export function start(cancel: AbortSignal, abort: AbortSignal): Promise<boolean> {
  return main(realWorld(cancel, abort));
}

/** Runs the action. Resolves to whether the run succeeded; outputs, summary and report are written in any case. */
async function main(world: World): Promise<boolean> {
  const run = newRun();
  const closing: Promise<void>[] = [];
  let request: VerifyRequest | undefined;
  try {
    request = readRequest(world);
    await runTask(world, run, request, closing);
    if (run.end === 'running') run.end = world.cancel.aborted ? 'cancelled' : 'finished';
  } catch (error) {
    const { kind, problems } = endOf(error, world);
    run.end = kind;
    run.problems.push(...problems);
  }
  const ok = publish(run, world.runner);
  if (request) await keepComment(run, request, world);
  await Promise.all(closing);
  return ok;
}

async function runTask(
  world: World,
  run: VerifyRun,
  request: VerifyRequest,
  closing: Promise<void>[],
): Promise<void> {
  Object.assign(run, request.shown);
  run.skipped = whySkipped(request);
  if (run.skipped !== undefined) {
    run.notices.push({ message: run.skipped });
    return;
  }
  await withRepository(world, request, closing, (repository) => verify({ world, run, request, repository }));
}

/** What the commit says → what the cache lists → what the cache plays. */
async function verify(job: VerifyJob): Promise<void> {
  const { run, world } = job;
  const step = <Result>(name: string, work: () => Promise<Result>) => timed(run, world.clock, name, work);
  const manifest = await step('commit', () => readCommit(job));
  const client = connectToCache(job);
  const live = await step('listing', () => listCache(client, run.entries, manifest.require));
  if (!live) return cannotTell(run);
  judgeListing(run, manifest, live);
  world.runner.group(`The cache lists ${plural(live.size, 'entry', 'entries')}`, judgedLines(run));
  await step('compare', () => compare(job, client));
  if (hasDrifted(run))
    run.cause = await step('cause', async () => (await import('./cause.ts')).findCause(job));
}

function cannotTell(run: VerifyRun): void {
  run.end = 'unclear';
  run.problems.push({
    message:
      "cannot tell: PolyAI's list of the cache was incomplete, twice, so an entry that it does not name may be there; run this job again",
  });
}
