import { type GitHub, openGitHub } from './github/client.ts';
import { type Attempt, openRecord, type SyncRecord } from './github/record.ts';
import type { Inputs } from './inputs.ts';
import type { History } from './plan/history.ts';
import type { AgentId, CommitSha } from './plan/ids.ts';
import { Blocked } from './problem.ts';
import type { Request } from './request.ts';

/** What this run knows of earlier syncs, and whether it may add to that. */
export interface Recording {
  readonly history: History;
  /** Records that the sync begins: the attempt; or that this is not done; or that GitHub refused it. */
  begin(sha: CommitSha): Promise<Attempt | 'off' | 'refused'>;
}

/** GitHub's API for this repository, where there is a token for it. */
export function githubOf({ inputs }: Request, variables: NodeJS.ProcessEnv): GitHub | undefined {
  const repository = variables['GITHUB_REPOSITORY'];
  const apiUrl = variables['GITHUB_API_URL'] || 'https://api.github.com';
  return inputs.githubToken && repository
    ? openGitHub({ token: inputs.githubToken, apiUrl, repository })
    : undefined;
}

/**
 * Reads the record of this agent. Raises Blocked where the run must record and may not, or would write beside a record
 * without adding to it: the next run would then compare with the wrong commit.
 */
export async function openRecording(
  request: Request,
  agentId: AgentId | undefined,
  github: GitHub | undefined,
  logUrl: string | undefined,
): Promise<Recording> {
  const { inputs, task } = request;
  if (task.kind !== 'run' || task.purpose === 'compare') return withoutRecord('a comparison needs none');
  if (!agentId) return withoutRecord('the agent is not known');
  if (!github) return noRecord(inputs, task.dryRun, 'there is no "github-token"');

  const record = openRecord({
    github,
    agentId,
    manifest: inputs.manifest,
    pullRequest: task.pull?.number,
    logUrl,
  });
  const history = await record.read(task.purpose === 'undo');
  if (history.kind === 'none') return noRecord(inputs, task.dryRun, history.why);
  if (history.syncs.length === 0 && task.dryRun && task.purpose !== 'undo') {
    return withoutRecord('no sync of this agent was recorded yet; the first one that is sends everything');
  }
  if (inputs.record === 'false' && !task.dryRun) return unrecorded(history.syncs.length);
  return { history, begin: (sha) => beginOn(record, history.syncs.length, inputs, sha) };
}

/** A run that the user wants to leave unrecorded. */
function unrecorded(recorded: number): Recording {
  if (recorded === 0) return withoutRecord('the input "record" is false');
  throw Blocked.because(
    'this agent has a record of earlier syncs, which a sync with "record: false" would make wrong: take the input away, or delete the deployments of this agent\'s environment on GitHub',
  );
}

async function beginOn(
  record: SyncRecord,
  recorded: number,
  inputs: Inputs,
  sha: CommitSha,
): Promise<Attempt | 'refused'> {
  const attempt = await record.begin(sha);
  if (attempt) return attempt;
  if (inputs.record === 'true') throw mayNotRecord('the token may not create deployments');
  if (recorded > 0) {
    throw Blocked.because(
      'this agent has a record of earlier syncs, but the token may not add to it, so the record would become wrong: give the job "deployments: write"',
    );
  }
  return 'refused';
}

function noRecord(inputs: Inputs, dryRun: boolean, why: string): Recording {
  if (inputs.record === 'true' && !dryRun) throw mayNotRecord(why);
  return withoutRecord(why);
}

export function withoutRecord(why: string): Recording {
  return { history: { kind: 'none', why }, begin: async () => 'off' };
}

function mayNotRecord(why: string): Blocked {
  return Blocked.because(
    `the input "record" is true, but the sync cannot be recorded: ${why}; give the job "deployments: write", or set "record: auto"`,
  );
}
