import { oneOf } from '../request/input-values.ts';
import { INPUTS, type Inputs } from '../request/inputs.ts';
import type { InputTable } from '../request/read-inputs.ts';
import { LANGUAGE, type Line, SELECT, type Selection, TOP } from './select.ts';

const NAMES = ['transcript', 'id'] as const;

/** The inputs that mean the same as in the main action. */
type Shared = Pick<
  Inputs,
  | 'apiKey'
  | 'agentId'
  | 'region'
  | 'apiUrl'
  | 'manifest'
  | 'project'
  | 'concurrency'
  | 'maxAttempts'
  | 'requestTimeout'
>;

/** All inputs, validated. Descriptions and defaults are in import/action.yml. */
export interface ImportInputs extends Shared {
  /** How many of the most heard entries; infinite for all. */
  readonly top: number;
  /** Takes the place of `top`; none means that it was not given. */
  readonly select: readonly Line[];
  readonly language: string | undefined;
  readonly names: (typeof NAMES)[number];
}

/** Names and defaults are those of import/action.yml; a test compares them. */
export const IMPORT_INPUTS: InputTable<ImportInputs> = {
  apiKey: INPUTS.apiKey,
  agentId: INPUTS.agentId,
  region: INPUTS.region,
  apiUrl: INPUTS.apiUrl,
  manifest: INPUTS.manifest,
  project: INPUTS.project,
  top: { name: 'top', fallback: 50, ...TOP },
  select: { name: 'select', fallback: [], ...SELECT },
  language: { name: 'language', fallback: undefined, ...LANGUAGE },
  names: { name: 'names', fallback: 'transcript', ...oneOf(NAMES) },
  concurrency: INPUTS.concurrency,
  maxAttempts: INPUTS.maxAttempts,
  requestTimeout: INPUTS.requestTimeout,
};

export function selectionOf({ top, select }: ImportInputs): Selection {
  return select.length > 0 ? { kind: 'lines', lines: select } : { kind: 'top', count: top };
}

/** The inputs as everybody may see them, by their names: of the key, only whether it was given. */
export function publicInputs(inputs: ImportInputs): Record<string, unknown> {
  return {
    'api-key': inputs.apiKey === undefined ? null : 'given',
    'agent-id': inputs.agentId ?? null,
    region: inputs.region ?? null,
    'api-url': inputs.apiUrl ?? null,
    manifest: inputs.manifest,
    project: inputs.project ?? null,
    top: Number.isFinite(inputs.top) ? inputs.top : 'all',
    select: inputs.select.map(({ text, excludes }) => (excludes ? `!${text}` : text)),
    language: inputs.language ?? null,
    names: inputs.names,
    concurrency: inputs.concurrency,
    'max-attempts': inputs.maxAttempts,
    'request-timeout': inputs.requestTimeout / 1_000,
  };
}
