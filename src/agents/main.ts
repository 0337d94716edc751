import { withRepository } from '../checkout.ts';
import type { World } from '../context.ts';
import { endOf } from '../end.ts';
import type { Repository } from '../git/repository.ts';
import { Blocked } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import type { Trigger } from '../request/event.ts';
import { readActionInputs, readEvent, repositoryUrl, workspaceOf } from '../request/request.ts';
import { realWorld } from '../world.ts';
import type { MappedAgent } from './agent.ts';
import { changesSince, type IsChanged } from './changed.ts';
import { findClashes } from './clashes.ts';
import { findManifests } from './find.ts';
import { AGENTS_INPUTS, type AgentsInputs } from './inputs.ts';
import { nameManifests } from './names.ts';
import { parsePatterns } from './patterns.ts';
import { publish } from './publish.ts';
import { type ReadAgent, readAgents } from './read.ts';
import { type AgentsRun, newAgentsRun } from './run.ts';

/** Runs the action on the real runner. Resolves to whether the run succeeded. */
export function start(cancel: AbortSignal, abort: AbortSignal): Promise<boolean> {
  return main(realWorld(cancel, abort));
}

/** Lists the agents of the repository. Resolves to whether the run succeeded; outputs and summary are written in any case. */
export async function main(world: World): Promise<boolean> {
  const { runner, cancel } = world;
  const run = newAgentsRun(repositoryUrl(runner.variables));
  const closing: Promise<void>[] = [];
  try {
    const inputs = readActionInputs(world, AGENTS_INPUTS);
    const { trigger } = readEvent(runner.variables);
    const checkout = { workspace: workspaceOf(runner.variables), inputs };
    await withRepository(world, checkout, closing, (repository) =>
      list(run, inputs, trigger, repository, runner.log),
    );
    run.end = cancel.aborted ? 'cancelled' : 'listed';
  } catch (error) {
    const { kind, problems } = endOf(error, world);
    run.end = kind;
    run.problems.push(...problems);
  }
  const ok = publish(run, runner);
  await Promise.all(closing);
  return ok;
}

async function list(
  run: AgentsRun,
  { manifests, project }: AgentsInputs,
  trigger: Trigger,
  repository: Repository,
  log: (line: string) => void,
): Promise<void> {
  const patterns = parsePatterns(manifests);
  const head = await repository.head();
  run.head = head.sha;
  const files = await findManifests(repository, head, patterns);
  if (files.length === 0) run.warnings.push({ message: nothingFound(manifests) });
  const found = await readAgents(repository, head, files, project);
  const isChanged = await changesSince(repository, head, trigger, log);
  const agents = await nameAgents(found, nameManifests(files), isChanged);
  const clashes = findClashes(agents);
  if (clashes.length > 0) throw new Blocked(clashes);
  run.agents = agents.map((agent) => ({ ...agent, entries: agent.entries.length }));
}

/** Sorted by name, whatever the order in the commit. */
async function nameAgents(
  found: readonly ReadAgent[],
  names: ReadonlyMap<string, string>,
  isChanged: IsChanged,
): Promise<MappedAgent[]> {
  const named = found.map(async (agent) => {
    const { manifest } = agent;
    return { ...agent, name: names.get(manifest) ?? manifest, changed: await isChanged(manifest) };
  });
  return (await Promise.all(named)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function nothingFound(patterns: readonly string[]): string {
  return `input "manifests" selects no file of this commit (${patterns.map(quote).join(', ')}), so there are no agents to list`;
}
