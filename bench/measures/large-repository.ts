import { join } from 'node:path';
import type { Action } from '../action.ts';
import { type ChildSample, runWell } from '../child.ts';
import { type Finding, milliseconds, times } from '../document.ts';
import {
  audioFolder,
  createTwoCommits,
  type Files,
  namedEntries,
  type TwoCommits,
  wavMaker,
} from '../repository.ts';
import { median, takeTurns } from '../statistics.ts';

const OTHER_FILES = 15_000;
const ENTRIES = 5_000;
const FEW = 10;
const PLANNED = 100_000;
const PLANNING = join(import.meta.dirname, 'planning-process.ts');

/** One change in a large repository with a large manifest, against one change in a small one. */
export async function largeRepository(action: Action, quick: boolean): Promise<Finding> {
  const large = oneChange(ENTRIES, OTHER_FILES);
  const small = oneChange(FEW, 0);
  const plan = (repository: TwoCommits) => action.push(repository, 'planned', { mode: 'plan' });
  const { folder, before, after } = large;
  const diff = ['diff-tree', '-r', '-z', '--raw', '--no-renames', before, after];
  const samples = await takeTurns(
    { rounds: quick ? 5 : 21 },
    {
      small: () => plan(small),
      large: () => plan(large),
      diff: () => runWell('git', diff, folder),
    },
  );
  const planning = await takeTurns({ rounds: quick ? 1 : 7 }, { cold: planOnce });
  large.remove();
  small.remove();

  const time = (list: readonly { took: number }[]) => median(list.map(({ took }) => took));
  const [ofSmall, ofLarge, ofDiff] = [time(samples.small), time(samples.large), time(samples.diff)];
  const parsing = median(planning.cold.map((run) => run.parsing));
  const alone = median(planning.cold.map((run) => run.planning));
  return {
    title: 'A large repository',
    text: `A push that changed one file, planned without a key: ${ENTRIES + OTHER_FILES} files and a manifest of ${ENTRIES} entries, against ${FEW} files, all of them entries. Then, in a process that does nothing else: reading a manifest of ${PLANNED} entries, and planning from one such state to another.`,
    head: ['', 'median'],
    rows: [
      [`${FEW} files`, milliseconds(ofSmall)],
      [`${ENTRIES + OTHER_FILES} files`, milliseconds(ofLarge)],
      ['`git diff-tree` there', milliseconds(ofDiff)],
      [`reading a manifest of ${PLANNED} entries`, milliseconds(parsing)],
      [`planning ${PLANNED} entries`, milliseconds(alone)],
    ],
    goals: [
      {
        what: 'the large run less `git diff-tree`, against the small run',
        measured: (ofLarge - ofDiff) / ofSmall,
        bound: { most: 1.5 },
        show: times,
      },
      { what: `planning ${PLANNED} entries`, measured: alone, bound: { most: 300 }, show: milliseconds },
    ],
  };
}

function oneChange(entries: number, others: number): TwoCommits {
  const wav = wavMaker(2_000);
  const names = namedEntries(entries);
  const text = Buffer.from('some other file');
  const rest: Files = Object.fromEntries(
    Array.from({ length: others }, (_, index) => [`source/part-${index % 150}/file-${index}.txt`, text]),
  );
  const before = { ...audioFolder(names, wav), ...rest };
  const [[changed] = ['']] = names;
  return createTwoCommits(before, { ...before, [`audio/${changed}`]: wav(entries) });
}

interface PlanningSample {
  readonly parsing: number;
  readonly planning: number;
}

/** In a process of its own each time: an action plans once, so nothing has been compiled before. */
async function planOnce(): Promise<PlanningSample> {
  const { output }: ChildSample = await runWell(process.execPath, [PLANNING, String(PLANNED)]);
  return JSON.parse(output);
}
