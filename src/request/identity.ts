import { type AgentId, originOf, type Region } from '../lib/ids.ts';
import type { Problem } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Project } from '../manifest/project.ts';
import type { Inputs } from './inputs.ts';

/** Whose cache it is and where it lives. */
export interface Identity {
  readonly agentId: AgentId | undefined;
  readonly region: Region;
  /** The only place that the key is sent to. */
  readonly origin: string;
}

export type IdentityResult = { readonly identity: Identity; readonly problems: readonly Problem[] };

/**
 * Joins what the inputs, the manifest and the project file say of the agent. Those that say it must agree: a sync of the wrong agent
 * cannot be undone.
 */
export function resolveIdentity(
  inputs: Pick<Inputs, 'agentId' | 'region' | 'apiUrl' | 'manifest'>,
  manifest: Pick<Manifest, 'agentId' | 'region'>,
  project?: Project,
): IdentityResult {
  const problems: Problem[] = [];
  const differ = (message: string, file: string) => problems.push({ message, file });
  if (inputs.agentId && manifest.agentId && inputs.agentId !== manifest.agentId) {
    differ(
      `input "agent-id" is ${inputs.agentId}, but the manifest is for ${manifest.agentId}: sync each agent from its own manifest`,
      inputs.manifest,
    );
  }
  if (inputs.region && manifest.region && inputs.region !== manifest.region) {
    differ(
      `input "region" is ${inputs.region}, but the manifest says ${manifest.region}: give only one of them, or make them agree`,
      inputs.manifest,
    );
  }
  for (const difference of project ? projectDifferences(inputs, manifest, project) : [])
    differ(difference, project?.file ?? '');
  const region = inputs.region ?? manifest.region ?? project?.region ?? 'us';
  return {
    identity: {
      agentId: inputs.agentId ?? manifest.agentId ?? project?.agentId,
      region,
      origin: inputs.apiUrl ?? originOf(region),
    },
    problems,
  };
}

/** What the project file says otherwise than an input or the manifest. */
function projectDifferences(
  inputs: Pick<Inputs, 'agentId' | 'region' | 'manifest'>,
  manifest: Pick<Manifest, 'agentId' | 'region'>,
  project: Project,
): string[] {
  const sources = [
    { ...inputs, name: (what: string) => `input "${what}" is` },
    {
      ...manifest,
      name: (what: string) =>
        `the manifest ${quote(inputs.manifest)} has ${what === 'region' ? 'the region' : 'the agent'}`,
    },
  ];
  return sources.flatMap(({ agentId, region, name }) => [
    ...(agentId && agentId !== project.agentId
      ? [`${name('agent-id')} ${agentId}, but the project file says ${project.agentId}: ${SAME}`]
      : []),
    ...(region && project.region && region !== project.region
      ? [`${name('region')} ${region}, but the project file says ${project.region}: ${SAME}`]
      : []),
  ]);
}

const SAME = 'name the same agent in both, or in one of them only';

/** How every action says that it needs a key. A missing secret is an empty one, and GitHub gives forks and Dependabot none (contexts, `secrets`). */
const NO_KEY = 'input "api-key" is missing: pass a secret with a PolyAI API key';
const NO_SECRET = '. If you pass one, it is empty, or not available to this event';

/** What a run that only reads needs. */
export function missingToRead(
  { apiKey }: Pick<Inputs, 'apiKey'>,
  { agentId }: Pick<Identity, 'agentId'>,
): Problem[] {
  return [
    ...(apiKey ? [] : [{ message: `${NO_KEY} that may read the audio cache${NO_SECRET}` }]),
    ...(agentId ? [] : [{ message: NO_AGENT }]),
  ];
}

const NO_AGENT = 'input "agent-id" is missing, and the manifest names no "agentId": set one of them';

/** What a run that writes needs in addition to a plan. */
export function missingToWrite(inputs: Inputs, identity: Identity): Problem[] {
  const problems: Problem[] = [];
  if (!inputs.apiKey) {
    problems.push({
      message: `${NO_KEY}, or use mode "plan"${NO_SECRET}`,
    });
  }
  if (!identity.agentId) {
    problems.push({ message: NO_AGENT });
  }
  return problems;
}
