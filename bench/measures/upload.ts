import { join } from 'node:path';
import { type Action, syncTo } from '../action.ts';
import { runWell } from '../child.ts';
import { type CurlScripts, writeCurlScripts } from '../curl.ts';
import { type Finding, type Goal, milliseconds, times } from '../document.ts';
import { audioFolder, createTwoCommits, namedEntries, type TwoCommits, wavMaker } from '../repository.ts';
import { type Server, spanOf, startServer } from '../server.ts';
import { median, takeTurns } from '../statistics.ts';

const FILES = 200;
const BYTES = 300 * 1024;
const LATENCY = 50;

interface Sample {
  /** The whole process. Milliseconds. */
  readonly took: number;
  /** From the first upload's arrival at the server until the last one's answer. Milliseconds. */
  readonly span: number;
}

/** 200 changed files against the ideal, against curl with as many connections, and against a loop around curl. */
export async function upload(action: Action, quick: boolean): Promise<Finding> {
  const entries = namedEntries(FILES);
  const wav = wavMaker(BYTES);
  const repository = createTwoCommits(
    audioFolder(entries, wav),
    audioFolder(entries, (index) => wav(FILES + index)),
  );
  const server = await startServer({ entries: FILES, latency: LATENCY });
  const files = entries.map(([name, id]) => ({ file: join(repository.folder, 'audio', name), id }));
  const curl = writeCurlScripts(server.url, files);
  const rows: string[][] = [];
  const goals: Goal[] = [];
  for (const connections of [4, 16]) {
    const ideal = Math.ceil(FILES / connections) * LATENCY;
    const result = await race(
      { action, repository, server, curl },
      connections,
      quick ? { rounds: 1, warmUp: 0 } : { rounds: 5, warmUp: 1 },
    );
    const row = (name: string, { took, span }: Sample) =>
      rows.push([
        `${connections} × ${name}`,
        milliseconds(span),
        times(span / ideal),
        milliseconds(took),
        times(took / ideal),
      ]);
    rows.push([`**${connections} × ideal**`, milliseconds(ideal), times(1), milliseconds(ideal), times(1)]);
    row('the action', result.action);
    row('`curl --parallel`', result.curl);
    goals.push(...goalsOf(connections, ideal, result));
  }
  if (!quick) {
    const { took, span } = await sample(server, () => runWell('sh', [curl.loop]));
    rows.push(['a loop around curl, once', milliseconds(span), '', milliseconds(took), '']);
  }
  await server.close();
  curl.remove();
  repository.remove();
  return {
    title: `${FILES} changed files of ${BYTES / 1024} KiB`,
    text: `The server answers ${LATENCY} ms after it has the whole request. The ideal is ⌈files ÷ connections⌉ × ${LATENCY} ms. *Transfer* is from the first upload's arrival at the server to the last answer; *whole process* has Node's start, the checks of all files and the listing of the cache on top, which curl does not do.`,
    head: ['', 'transfer', 'against ideal', 'whole process', 'against ideal'],
    rows,
    goals,
  };
}

function goalsOf(
  connections: number,
  ideal: number,
  { action, curl }: Record<'action' | 'curl', Sample>,
): Goal[] {
  return [
    {
      what: `transfer on ${connections} connections, against the ideal`,
      measured: action.span / ideal,
      bound: { most: 1.1 },
      show: times,
    },
    {
      what: `transfer on ${connections} connections, against \`curl --parallel\``,
      measured: action.span / curl.span,
      bound: { most: 1 },
      show: times,
    },
    ...(connections === 16
      ? [
          {
            what: `the whole process on ${connections} connections, against the ideal`,
            measured: action.took / ideal,
            bound: { most: 1.25 },
            show: times,
          },
        ]
      : []),
  ];
}

interface Field {
  readonly action: Action;
  readonly repository: TwoCommits;
  readonly server: Server;
  readonly curl: CurlScripts;
}

async function race(
  { action, repository, server, curl }: Field,
  connections: number,
  rounds: { rounds: number; warmUp: number },
): Promise<Record<'action' | 'curl', Sample>> {
  const inputs = syncTo(server, { concurrency: String(connections) });
  const samples = await takeTurns(rounds, {
    action: () => sample(server, () => action.push(repository, 'synced', inputs)),
    curl: () => sample(server, () => runWell('curl', curl.parallel(connections))),
  });
  const middle = (list: readonly Sample[]) => ({
    took: median(list.map(({ took }) => took)),
    span: median(list.map(({ span }) => span)),
  });
  return { action: middle(samples.action), curl: middle(samples.curl) };
}

async function sample(server: Server, run: () => Promise<{ took: number }>): Promise<Sample> {
  await server.reset();
  const { took } = await run();
  const uploads = (await server.requests()).filter(({ route }) => route === 'replace');
  const sent = uploads.filter(({ outcome }) => outcome === 204).length;
  if (sent !== FILES) throw new Error(`${sent} of ${FILES} files arrived`);
  return { took, span: spanOf(uploads) };
}
