import { type Action, type ActionSample, syncTo } from '../action.ts';
import { runWell } from '../child.ts';
import { type Finding, megabytes, milliseconds, times } from '../document.ts';
import { audioFolder, createTwoCommits, namedEntries, wavMaker } from '../repository.ts';
import { startServer } from '../server.ts';
import { median, takeTurns } from '../statistics.ts';

const MIB = 2 ** 20;
const BYTES = 6 * MIB;
const CONNECTIONS = 8;
/** So many differ; more files than that are the same ones under other names, which saves disk and changes nothing here. */
const DIFFERENT = 15;
/** Above the idle process, next to what is under way: buffers that the garbage collector has not freed yet (decision 13). */
const ROOM = 200 * MIB;
/** What counts as flat: it must not grow with the files, but the collector takes its time. */
const FLAT = 1.4;

/** The most memory that a run takes, for few and for many files of the largest size. */
export async function memory(action: Action, quick: boolean): Promise<Finding> {
  const few = 30;
  const many = quick ? 90 : 300;
  const wav = wavMaker(BYTES);
  const audio = Array.from({ length: DIFFERENT }, (_, take) => wav(take));
  const idle = await runWell(process.execPath, ['-e', 'setTimeout(() => {}, 300)']);
  const rows = [['an idle Node', megabytes(idle.peakMemory), '', '']];
  const peaks: number[] = [];
  for (const files of [few, many]) {
    const samples = await push(action, files, audio, quick ? 1 : 3);
    const peak = Math.max(...samples.map(({ peakMemory }) => peakMemory));
    peaks.push(peak);
    const took = median(samples.map((sample) => sample.took));
    rows.push([`${files} files`, megabytes(peak), megabytes(peak - idle.peakMemory), milliseconds(took)]);
  }
  const [first = 0, last = 0] = peaks;
  return {
    title: 'Memory',
    text: `Files of ${BYTES / MIB} MiB on ${CONNECTIONS} connections to a server that answers at once. The highest peak of all runs, the process alone (\`VmHWM\`).`,
    head: ['', 'peak', 'above idle', 'whole process'],
    rows,
    goals: [
      {
        what: `above idle, ${CONNECTIONS} files and ${ROOM / MIB} MiB at most`,
        measured: last - idle.peakMemory,
        bound: { most: CONNECTIONS * BYTES + ROOM },
        show: megabytes,
      },
      { what: `${many} files against ${few}`, measured: last / first, bound: { most: FLAT }, show: times },
    ],
  };
}

async function push(
  action: Action,
  files: number,
  audio: readonly Buffer[],
  rounds: number,
): Promise<ActionSample[]> {
  const entries = namedEntries(files);
  const old = Buffer.from('what was there before');
  const repository = createTwoCommits(
    audioFolder(entries, () => old),
    audioFolder(entries, (index) => audio[index % audio.length] ?? old),
  );
  const server = await startServer({ entries: files });
  const inputs = syncTo(server, { concurrency: String(CONNECTIONS) });
  const { runs } = await takeTurns(
    { rounds, warmUp: 0 },
    {
      async runs() {
        // The emulator would keep all that audio: it is told to say yes and forget.
        await server.reset({ route: 'replace', status: 204, times: 'always' });
        return action.push(repository, 'synced', inputs);
      },
    },
  );
  await server.close();
  repository.remove();
  return runs;
}
