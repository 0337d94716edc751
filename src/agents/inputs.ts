import { PATTERNS } from '../request/input-values.ts';
import { INPUTS, type Inputs } from '../request/inputs.ts';
import type { InputTable } from '../request/read-inputs.ts';

/** All inputs, validated. Descriptions and defaults are in agents/action.yml. */
export interface AgentsInputs extends Pick<Inputs, 'project' | 'githubToken'> {
  /** Glob patterns, one per line, relative to the repository's root; `!` excludes. */
  readonly manifests: readonly string[];
}

const DEFAULT_MANIFESTS = ['audio/*/manifest.json', 'audio/*/manifest.yaml', 'audio/*/manifest.yml'];
const EXAMPLE = 'a pattern such as "audio/*/manifest.json": lines that begin with "#" are comments';

export const AGENTS_INPUTS: InputTable<AgentsInputs> = {
  manifests: { ...PATTERNS, name: 'manifests', fallback: DEFAULT_MANIFESTS, allowed: EXAMPLE },
  project: INPUTS.project,
  githubToken: INPUTS.githubToken,
};
