import { plural } from '../lib/numbers.ts';
import type { Problem } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import type { ManifestEntry } from '../manifest/manifest.ts';
import type { MappedAgent } from './agent.ts';

/** At most so many entries of two manifests are named: usually all lines were copied, so more say nothing new. */
const MAX_NAMED = 10;

/**
 * Entries that two manifests of one agent map: each sync would undo the other's. Agents of one id in two regions have a cache each.
 * One problem an entry, at its line in the second manifest.
 */
export function findClashes(agents: readonly MappedAgent[]): Problem[] {
  const owners = new Map<string, Mapped>();
  const clashes = new Map<string, Problem[]>();
  for (const agent of agents) {
    for (const entry of agent.entries) {
      const key = `${agent.region} ${agent.agentId} ${entry.id}`;
      const owner = owners.get(key);
      if (!owner) owners.set(key, { agent, entry });
      else if (owner.agent !== agent) {
        const pair = JSON.stringify([owner.agent.manifest, agent.manifest]);
        const found = clashes.get(pair) ?? [];
        found.push(clash(owner, { agent, entry }));
        clashes.set(pair, found);
      }
    }
  }
  return [...clashes.values()].flatMap(shortened);
}

interface Mapped {
  readonly agent: MappedAgent;
  readonly entry: ManifestEntry;
}

function clash(first: Mapped, second: Mapped): Problem {
  const [a, b] = [first, second].map(({ agent, entry }) => `${quote(agent.manifest)} on line ${entry.line}`);
  const { agent, entry } = second;
  return {
    message: `entry "${entry.id}" of agent ${agent.agentId} (${agent.region}) is mapped by ${a} and by ${b}: keep it in one of them, or correct the "agentId" of the other`,
    file: agent.manifest,
    line: entry.line,
    column: entry.column,
  };
}

function shortened(problems: readonly Problem[]): Problem[] {
  const more = problems.length - MAX_NAMED;
  const [first] = problems;
  if (more <= 0 || !first) return [...problems];
  const rest = {
    message: `${plural(more, 'more entry is', 'more entries are')} mapped by both`,
    file: first.file,
  };
  return [...problems.slice(0, MAX_NAMED), rest];
}
