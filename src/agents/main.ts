import { accountOf } from '../git/address.ts';
import { openRepository, type Repository } from '../git/repository.ts';
import { openScratch } from '../git/scratch.ts';
import { openWorkspace } from '../git/workspace.ts';
import { Blocked } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import { parseTrigger } from '../request/event.ts';
import { readInputs } from '../request/read-inputs.ts';
import { maskSecret, readPayload } from '../request/request.ts';
import { actionsRunner, type Runner } from '../runner.ts';
import type { MappedAgent } from './agent.ts';
import { changesSince, type IsChanged } from './changed.ts';
import { findClashes } from './clashes.ts';
import { findManifests } from './find.ts';
import { AGENTS_INPUTS, type AgentsInputs } from './inputs.ts';
import type { Listing } from './listing.ts';
import { nameManifests } from './names.ts';
import { parsePatterns } from './patterns.ts';
import { publishListing } from './publish.ts';
import { type ReadAgent, readAgents } from './read.ts';

/** Runs the action on the real runner. Resolves to whether the run succeeded. */
export function start(cancel: AbortSignal): Promise<boolean> {
  return main(actionsRunner(process.env), cancel);
}

/** Lists the agents of the repository. Resolves to whether the run succeeded; outputs and summary are written in any case. */
export async function main(runner: Runner, cancel: AbortSignal): Promise<boolean> {
  const listing: Listing = { agents: [], problems: [], warnings: [], end: 'running' };
  try {
    await list(listing, runner, cancel);
    listing.end = cancel.aborted ? 'cancelled' : 'listed';
  } catch (error) {
    breakOff(listing, error, runner, cancel);
  }
  if (listing.end !== 'listed') listing.agents = [];
  return publishListing(listing, runner);
}

async function list(listing: Listing, runner: Runner, cancel: AbortSignal): Promise<void> {
  maskSecret(runner, runner.input('github-token'));
  const read = readInputs(AGENTS_INPUTS, runner.input);
  if (!read.ok) throw new Blocked(read.problems);
  const { inputs } = read;
  const patterns = parsePatterns(inputs.manifests);
  const { GITHUB_EVENT_NAME: event = '', GITHUB_ACTOR: actor = '' } = runner.variables;
  const trigger = parseTrigger(event, readPayload(runner.variables), actor);
  await withRepository(runner, inputs, cancel, async (repository) => {
    const head = await repository.head();
    const files = await findManifests(repository, head, patterns);
    if (files.length === 0) listing.warnings.push({ message: nothingFound(inputs.manifests) });
    const found = await readAgents(repository, head, files, inputs.project);
    const isChanged = await changesSince(repository, head, trigger, runner.log);
    const agents = await nameAgents(found, nameManifests(files), isChanged);
    const clashes = findClashes(agents);
    if (clashes.length > 0) throw new Blocked(clashes);
    listing.agents = agents.map((agent) => ({ ...agent, entries: agent.entries.length }));
  });
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

async function withRepository(
  runner: Runner,
  { githubToken }: AgentsInputs,
  cancel: AbortSignal,
  use: (repository: Repository) => Promise<void>,
): Promise<void> {
  const { variables, scratch: folder } = runner;
  const workspace = await openWorkspace(variables['GITHUB_WORKSPACE'] || process.cwd(), variables, cancel);
  const account = accountOf(githubToken, variables);
  const scratch = openScratch({ workspace, folder, variables, cancel, account });
  try {
    await use(openRepository(scratch));
  } finally {
    await scratch.close();
  }
}

/** A user's mistake is told without a stack; a mistake of ours with one. */
function breakOff(listing: Listing, error: unknown, runner: Runner, cancel: AbortSignal): void {
  if (cancel.aborted) {
    listing.end = 'cancelled';
  } else if (error instanceof Blocked) {
    listing.end = 'blocked';
    listing.problems.push(...error.problems);
  } else {
    listing.end = 'broken';
    listing.problems.push({ message: `this is a bug in the action, please report it: ${String(error)}` });
    for (const line of String(error instanceof Error ? error.stack : error).split('\n')) runner.log(line);
  }
}
