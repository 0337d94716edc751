import { type AgentId, originOf, type Region } from '../lib/ids.ts';
import type { Problem } from '../lib/problem.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Inputs } from './inputs.ts';

/** Whose cache it is and where it lives. */
export interface Identity {
  readonly agentId: AgentId | undefined;
  readonly region: Region;
  /** The only place that the key is sent to. */
  readonly origin: string;
}

export type IdentityResult = { readonly identity: Identity; readonly problems: readonly Problem[] };

/** Joins what the inputs and the manifest say of the agent. If both say it, they must agree: a wrong agent cannot be undone. */
export function resolveIdentity(
  inputs: Pick<Inputs, 'agentId' | 'region' | 'apiUrl' | 'manifest'>,
  manifest: Manifest,
): IdentityResult {
  const problems: Problem[] = [];
  const region = inputs.region ?? manifest.region ?? 'us';
  if (inputs.agentId && manifest.agentId && inputs.agentId !== manifest.agentId) {
    problems.push({
      message: `input "agent-id" is ${inputs.agentId}, but the manifest is for ${manifest.agentId}: sync each agent from its own manifest`,
      file: inputs.manifest,
    });
  }
  if (inputs.region && manifest.region && inputs.region !== manifest.region) {
    problems.push({
      message: `input "region" is ${inputs.region}, but the manifest says ${manifest.region}: give one of them, or the same`,
      file: inputs.manifest,
    });
  }
  return {
    identity: {
      agentId: inputs.agentId ?? manifest.agentId,
      region,
      origin: inputs.apiUrl ?? originOf(region),
    },
    problems,
  };
}

/** What a run that writes must have beside a plan. */
export function missingToWrite(inputs: Inputs, identity: Identity): Problem[] {
  const problems: Problem[] = [];
  if (!inputs.apiKey) {
    problems.push({
      message: 'input "api-key" is missing: pass a secret with a PolyAI API key, or use mode "plan"',
    });
  }
  if (!identity.agentId) {
    problems.push({
      message: 'input "agent-id" is missing, and the manifest names no "agentId": give one of them',
    });
  }
  return problems;
}
