import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeNumberedWav } from '../../emulator/polyai/wav.ts';
import { type Action, type ActionSample, syncTo } from '../action.ts';
import { runWell } from '../child.ts';
import { count, type Finding, type Goal, megabytes, milliseconds, times } from '../document.ts';
import { audioFolder, createTwoCommits, namedEntries, type TwoCommits } from '../repository.ts';
import { AGENT, KEY, type Server, spanOf, startServer } from '../server.ts';
import { median, takeTurns } from '../statistics.ts';

const ENTRIES = 1_000;
const BYTES = 300 * 1024;
const LATENCY = 50;
const LISTED = 5_000;
const PAGE = 200;
const ROOM = 80 * 2 ** 20;

interface Sample {
  /** The whole process. Milliseconds. */
  readonly took: number;
  /** From the first download's arrival at the server until the last one's response. Milliseconds. */
  readonly span: number;
  readonly peakMemory: number;
}

/** 1,000 entries against the ideal and against curl with sha256sum; the memory that takes; and 5,000 entries by their listing. */
export async function verify(action: Action, quick: boolean): Promise<Finding> {
  const repository = committed(ENTRIES, BYTES);
  const server = await startServer({ entries: ENTRIES, bytes: BYTES, latency: LATENCY });
  const curl = writeCurl(server.url, ENTRIES);
  const idle = await runWell(process.execPath, ['-e', 'setTimeout(() => {}, 300)']);
  const rows: string[][] = [];
  const goals: Goal[] = [];
  for (const connections of [4, 16]) {
    const ideal = Math.ceil(ENTRIES / connections) * LATENCY;
    const inputs = syncTo(server, { concurrency: String(connections) });
    const samples = await takeTurns(quick ? { rounds: 1, warmUp: 0 } : { rounds: 3, warmUp: 1 }, {
      action: () => sample(server, () => action.verify(repository, 'verified', inputs)),
      curl: () => sample(server, () => runWell('sh', [curl.script(connections)])),
    });
    const [ours, theirs] = [middle(samples.action), middle(samples.curl)];
    rows.push([`**${connections} × ideal**`, milliseconds(ideal), times(1), milliseconds(ideal), '']);
    rows.push(rowOf(`${connections} × verify`, ours, ideal));
    rows.push(rowOf(`${connections} × \`curl --parallel\`, then \`sha256sum\``, theirs, ideal));
    goals.push(...goalsOf(connections, ideal, ours, theirs, idle.peakMemory));
  }
  await server.close();
  curl.remove();
  repository.remove();
  goals.push(await listing(action));
  return {
    title: `Verify ${ENTRIES} entries of ${BYTES / 1024} KiB`,
    text: `Each response is held back for ${LATENCY} ms. The ideal is ⌈entries ÷ connections⌉ × ${LATENCY} ms. *Transfer* is from the first download's arrival at the server to the last response; *whole process* has Node's start, reading the commit and the listing of the cache on top, which curl does not do.`,
    head: ['', 'transfer', 'against ideal', 'whole process', 'peak memory'],
    rows,
    goals,
  };
}

function committed(entries: number, bytes: number): TwoCommits {
  const named = namedEntries(entries);
  const files = audioFolder(named, (index) => makeNumberedWav(bytes, Number(named[index]?.[1])));
  return createTwoCommits({}, files);
}

function rowOf(name: string, { span, took, peakMemory }: Sample, ideal: number): string[] {
  return [name, milliseconds(span), times(span / ideal), milliseconds(took), megabytes(peakMemory)];
}

function goalsOf(connections: number, ideal: number, ours: Sample, theirs: Sample, idle: number): Goal[] {
  return [
    {
      what: `transfer on ${connections} connections, against the ideal`,
      measured: ours.span / ideal,
      bound: { most: 1.15 },
      show: times,
    },
    {
      what: `whole process on ${connections} connections, against curl and sha256sum`,
      measured: ours.took / theirs.took,
      bound: { most: 1.1 },
      show: times,
    },
    {
      what: `memory above idle on ${connections} connections`,
      measured: ours.peakMemory - idle,
      bound: { most: ROOM },
      show: megabytes,
    },
  ];
}

async function sample(server: Server, run: () => Promise<Omit<ActionSample, 'stages'>>): Promise<Sample> {
  await server.reset();
  const { took, peakMemory } = await run();
  const downloads = (await server.requests()).filter(({ route }) => route === 'download');
  if (downloads.length !== ENTRIES) throw new Error(`${downloads.length} of ${ENTRIES} were downloaded`);
  return { took, peakMemory, span: spanOf(downloads) };
}

/** The median of times; the highest peak. */
function middle(samples: readonly Sample[]): Sample {
  return {
    took: median(samples.map(({ took }) => took)),
    span: median(samples.map(({ span }) => span)),
    peakMemory: Math.max(...samples.map(({ peakMemory }) => peakMemory)),
  };
}

/** How many requests a large cache costs by its listing. */
async function listing(action: Action): Promise<Goal> {
  const bytes = 2_044;
  const repository = committed(LISTED, bytes);
  const server = await startServer({ entries: LISTED, bytes });
  await action.verify(repository, 'verified', syncTo(server, { compare: 'listing' }));
  const requests = await server.requests();
  await server.close();
  repository.remove();
  return {
    what: `requests for ${LISTED} entries with \`compare: listing\``,
    measured: requests.length,
    bound: { most: LISTED / PAGE },
    show: count,
  };
}

/** What people would use instead: files, then their hashes. */
function writeCurl(url: string, entries: number) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-curl-'));
  const sections = namedEntries(entries).map(([, id]) =>
    [
      `url = "${url}/v1/agents/${AGENT}/audio-cache/${id}/file"`,
      `output = "${join(folder, `${id}.wav`)}"`,
      `header = "X-API-KEY: ${KEY}"`,
    ].join('\n'),
  );
  const config = join(folder, 'config');
  writeFileSync(config, sections.join('\nnext\n'));
  return {
    script(connections: number): string {
      const options = `--parallel --parallel-immediate --parallel-max ${connections} --fail --silent --show-error`;
      const path = join(folder, `verify-${connections}.sh`);
      writeFileSync(
        path,
        `set -e\ncurl ${options} --config '${config}'\nsha256sum '${folder}'/*.wav > '${folder}/sums'\n`,
      );
      return path;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
