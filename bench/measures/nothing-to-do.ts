import type { Action } from '../action.ts';
import { runWell } from '../child.ts';
import { type Finding, milliseconds, times } from '../document.ts';
import { audioFolder, createTwoCommits, namedEntries, wavMaker } from '../repository.ts';
import { median, takeTurns } from '../statistics.ts';

const ENTRIES = 50;

/** A push that changed no audio: the whole process against a Node that does nothing at all. */
export async function nothingToDo(action: Action, quick: boolean): Promise<Finding> {
  const wav = wavMaker(2_000);
  const audio = audioFolder(namedEntries(ENTRIES), wav);
  const repository = createTwoCommits(audio, { ...audio, 'README.md': Buffer.from('not audio') });
  // No key is used: there is nothing to send.
  const inputs = { 'api-key': 'unused' };
  const samples = await takeTurns(
    { rounds: quick ? 11 : 41 },
    {
      node: () => runWell(process.execPath, ['-e', '0']),
      action: () => action.push(repository, 'unchanged', inputs),
    },
  );
  repository.remove();

  const node = median(samples.node.map(({ took }) => took));
  const whole = median(samples.action.map(({ took }) => took));
  const names = Object.keys(samples.action[0]?.stages ?? {});
  const stages = names.map((name) => ({
    name,
    took: median(samples.action.map((sample) => sample.stages[name] ?? 0)),
  }));
  const known = stages.reduce((sum, { took }) => sum + took, 0);
  const row = (name: string, took: number) => [name, milliseconds(took), times(took / node)];
  return {
    title: 'A run with nothing to do',
    text: `A push after which the ${ENTRIES} entries of the manifest are as they were. The whole process, as the runner starts it; then the stages as the report tells them.`,
    head: ['', 'median', 'against `node -e 0`'],
    rows: [
      row('`node -e 0`', node),
      row('the action', whole),
      ...stages.map(({ name, took }) => row(`– ${name}`, took)),
      ...(stages.length > 0 ? [row('– Node itself, loading the bundle, exit', whole - known)] : []),
    ],
    goals: [{ what: 'the whole process', measured: whole / node, bound: { most: 2.5 }, show: times }],
  };
}
