import { setTimeout as sleep } from 'node:timers/promises';
import { type Action, syncTo } from '../action.ts';
import { count, type Finding, type Goal, milliseconds, percent } from '../document.ts';
import { audioFolder, createTwoCommits, namedEntries, wavMaker } from '../repository.ts';
import { spanOf, startServer } from '../server.ts';

const LATENCY = 50;
const CONNECTIONS = 16;
/** The emulator's allowance is full again after a second of silence. Milliseconds. */
const REFILL = 1_100;

interface Sample {
  readonly took: number;
  /** Requests that were served, a second. */
  readonly goodput: number;
  /** Of all requests, those that were answered with 429. */
  readonly refused: number;
  readonly requests: number;
}

/** A server that bears fewer requests a second than the action may send, and does not say so. */
export async function rateLimit(action: Action, quick: boolean): Promise<Finding> {
  const limits = quick ? [40] : [10, 40, 100];
  const rows: string[][] = [];
  const goals: Goal[] = [];
  for (const limit of limits) {
    const files = limit * (quick ? 6 : 12);
    const { took, goodput, refused, requests } = await syncUnder(limit, files, action);
    rows.push([
      `${limit} a second`,
      count(files),
      count(requests),
      `${goodput.toFixed(1)} a second`,
      percent(goodput / limit),
      percent(refused),
      milliseconds(took),
    ]);
    const under = `under a limit of ${limit} a second`;
    goals.push(
      { what: `goodput ${under}`, measured: goodput / limit, bound: { least: 0.9 }, show: percent },
      { what: `share of 429s ${under}`, measured: refused, bound: { most: 0.05 }, show: percent },
    );
  }
  return {
    title: 'An unknown rate limit',
    text: `The server answers after ${LATENCY} ms, serves so many requests a second, and says 429 with \`Retry-After\` to the others. It saves up what is not used, for one second at most, and starts with that: so a run can have a little more than the limit. Small files, \`concurrency: ${CONNECTIONS}\`.`,
    head: ['limit', 'files', 'requests', 'goodput', 'of the limit', '429s', 'whole process'],
    rows,
    goals,
  };
}

async function syncUnder(limit: number, files: number, action: Action): Promise<Sample> {
  const entries = namedEntries(files);
  const wav = wavMaker(2_000);
  const repository = createTwoCommits(
    audioFolder(entries, wav),
    audioFolder(entries, (index) => wav(files + index)),
  );
  const server = await startServer({ entries: files, latency: LATENCY, requestsPerSecond: limit });
  await sleep(REFILL);
  const inputs = syncTo(server, { concurrency: String(CONNECTIONS), 'max-attempts': '10' });
  const { took } = await action.push(repository, 'synced', inputs);
  const requests = await server.requests();
  await server.close();
  repository.remove();
  const served = requests.filter(({ outcome }) => outcome !== 429);
  return {
    took,
    goodput: served.length / (spanOf(requests) / 1_000),
    refused: 1 - served.length / requests.length,
    requests: requests.length,
  };
}
