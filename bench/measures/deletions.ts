import { type Action, syncTo } from '../action.ts';
import { count, type Finding, milliseconds, times } from '../document.ts';
import { audioFolder, createTwoCommits, namedEntries, wavMaker } from '../repository.ts';
import { spanOf, startServer } from '../server.ts';
import { median, takeTurns } from '../statistics.ts';

const DELETIONS = 2_000;
const BATCH = 20;
const LATENCY = 50;
const CONNECTIONS = 4;

/** 2,000 entries leave the manifest. */
export async function deletions(action: Action, quick: boolean): Promise<Finding> {
  const entries = namedEntries(DELETIONS + 1);
  const wav = wavMaker(2_000)(0);
  const repository = createTwoCommits(
    audioFolder(entries, () => wav),
    audioFolder(entries.slice(0, 1), () => wav),
  );
  const server = await startServer({ entries: entries.length, latency: LATENCY });
  const inputs = syncTo(server, { concurrency: String(CONNECTIONS), 'max-deletes': '100%' });
  const { runs } = await takeTurns(quick ? { rounds: 1, warmUp: 0 } : { rounds: 5 }, {
    async runs() {
      await server.reset();
      const { took } = await action.push(repository, 'synced', inputs);
      const writes = (await server.requests()).filter(({ method }) => method !== 'GET');
      return { took, span: spanOf(writes), requests: writes.length };
    },
  });
  await server.close();
  repository.remove();

  const least = Math.ceil(DELETIONS / BATCH);
  const ideal = Math.ceil(least / CONNECTIONS) * LATENCY;
  const span = median(runs.map((run) => run.span));
  const took = median(runs.map((run) => run.took));
  const requests = Math.max(...runs.map((run) => run.requests));
  return {
    title: `${DELETIONS} deletions`,
    text: `The server answers after ${LATENCY} ms; ${CONNECTIONS} connections; ${BATCH} ids fit into one request. *Whole process* has Node's start and the listing of ${entries.length} entries on top, ${Math.ceil(entries.length / 200)} pages.`,
    head: ['', 'requests', 'deleting', 'against ideal', 'whole process'],
    rows: [
      ['ideal', count(least), milliseconds(ideal), times(1), ''],
      ['the action', count(requests), milliseconds(span), times(span / ideal), milliseconds(took)],
    ],
    goals: [
      { what: 'requests that delete', measured: requests, bound: { most: least }, show: count },
      { what: 'deleting, against the ideal', measured: span / ideal, bound: { most: 1.15 }, show: times },
    ],
  };
}
