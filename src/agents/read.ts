import { readProject } from '../git/project.ts';
import type { Repository } from '../git/repository.ts';
import type { Commit } from '../git/tree.ts';
import { Blocked, type Problem } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import { parseManifest } from '../manifest/read.ts';
import { MAX_MANIFEST_BYTES } from '../manifest/text.ts';
import { resolveIdentity } from '../request/identity.ts';
import type { MappedAgent } from './agent.ts';
import type { SelectedManifest } from './find.ts';

export type ReadAgent = Omit<MappedAgent, 'name' | 'changed'>;

/** Reads the manifest of each agent. Raises Blocked with every problem of every manifest. */
export async function readAgents(
  repository: Repository,
  commit: Commit,
  files: readonly SelectedManifest[],
  project: string | undefined,
): Promise<ReadAgent[]> {
  await repository.prefetch(files.map(({ blob }) => blob));
  const agents: ReadAgent[] = [];
  const problems: Problem[] = [];
  // One after the other: 256 manifests of 8 MiB each do not fit in memory at once.
  for (const file of files) {
    try {
      agents.push(await readAgent(repository, commit, file, project));
    } catch (error) {
      if (!(error instanceof Blocked)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new Blocked(problems);
  return agents;
}

async function readAgent(
  repository: Repository,
  commit: Commit,
  { path, blob }: SelectedManifest,
  project: string | undefined,
): Promise<ReadAgent> {
  const bytes = await repository.blob(blob, MAX_MANIFEST_BYTES);
  if (!bytes) throw refused(path, `has more than ${MAX_MANIFEST_BYTES} bytes, or is missing from the clone`);
  const parsed = await parseManifest(bytes, path);
  if (!parsed.ok) throw new Blocked(parsed.problems);
  const { manifest } = parsed;
  const found = await readProject(repository, commit, { project, manifest: path });
  const inputs = { agentId: undefined, region: undefined, apiUrl: undefined, manifest: path };
  const { identity, problems } = resolveIdentity(inputs, manifest, found);
  if (problems.length > 0) throw new Blocked(problems);
  const { agentId, region } = identity;
  if (!agentId)
    throw refused(path, 'names no "agentId": each of several agents needs its own, or the input "project"');
  return { manifest: path, agentId, region, entries: manifest.entries };
}

function refused(file: string, what: string): Blocked {
  return new Blocked([{ message: `the manifest ${quote(file)} ${what}`, file }]);
}
