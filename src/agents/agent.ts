import type { AgentId, Region } from '../lib/ids.ts';
import type { ManifestEntry } from '../manifest/manifest.ts';

/** An agent of the repository, as a job of a matrix gets it. */
export interface Agent {
  /** Short, unique, and valid as the name of an environment. */
  readonly name: string;
  /** Path of its manifest in the repository. */
  readonly manifest: string;
  readonly agentId: AgentId;
  readonly region: Region;
  /** Whether the push or pull request changed something in the manifest's folder or below; true where that is not known. */
  readonly changed: boolean;
}

/** An agent with what its manifest maps. */
export interface MappedAgent extends Agent {
  readonly entries: readonly ManifestEntry[];
}
