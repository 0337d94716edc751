import { oneOf } from '../request/input-values.ts';
import { INPUTS, type Inputs } from '../request/inputs.ts';
import type { InputTable } from '../request/read-inputs.ts';

const COMPARE = ['audio', 'listing'] as const;
const ON_DRIFT = ['fail', 'warn'] as const;

/** The inputs that mean the same as in the main action. */
type Shared = Pick<
  Inputs,
  | 'apiKey'
  | 'agentId'
  | 'region'
  | 'apiUrl'
  | 'manifest'
  | 'project'
  | 'files'
  | 'concurrency'
  | 'maxAttempts'
  | 'requestTimeout'
  | 'comment'
  | 'githubToken'
>;

/** All inputs, validated. Descriptions and defaults are in verify/action.yml. */
export interface VerifyInputs extends Shared {
  readonly compare: (typeof COMPARE)[number];
  readonly onDrift: (typeof ON_DRIFT)[number];
}

/** Names and defaults are those of verify/action.yml; a test compares them. */
export const VERIFY_INPUTS: InputTable<VerifyInputs> = {
  apiKey: INPUTS.apiKey,
  agentId: INPUTS.agentId,
  region: INPUTS.region,
  apiUrl: INPUTS.apiUrl,
  manifest: INPUTS.manifest,
  project: INPUTS.project,
  files: INPUTS.files,
  compare: { name: 'compare', fallback: 'audio', ...oneOf(COMPARE) },
  onDrift: { name: 'on-drift', fallback: 'fail', ...oneOf(ON_DRIFT) },
  concurrency: INPUTS.concurrency,
  maxAttempts: INPUTS.maxAttempts,
  requestTimeout: INPUTS.requestTimeout,
  comment: INPUTS.comment,
  githubToken: INPUTS.githubToken,
};

/** The inputs as everybody may see them, by their names: of the secrets, only whether they were given. */
export function publicInputs(inputs: VerifyInputs): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(VERIFY_INPUTS).map(([key, { name, ...rest }]) => {
      const value = inputs[key as keyof VerifyInputs];
      if ('secret' in rest) return [name, value === undefined ? null : 'given'];
      return [name, name === 'request-timeout' ? Number(value) / 1_000 : (value ?? null)];
    }),
  );
}
