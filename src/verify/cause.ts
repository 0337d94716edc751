import { openJobGitHub } from '../github/client.ts';
import { environmentOf, TASK } from '../github/notes.ts';
import { readPages } from '../github/reading.ts';
import { shortSha } from '../lib/ids.ts';
import { Blocked } from '../lib/problem.ts';
import type { VerifyJob } from './job.ts';

/** Only a hint is lost if GitHub does not respond. Milliseconds. */
const PATIENCE = 5_000;

/**
 * Looks the likely cause of drift up in the record of syncs, as far as the token may: the newest one is under way, or did not
 * succeed. Undefined where neither is known.
 */
export async function findCause({ run, request, world }: VerifyJob): Promise<string | undefined> {
  const { runner, clock, abort } = world;
  const { inputs } = request;
  const { agentId, region } = run;
  const options = { clock, abort, debug: runner.debug, patience: PATIENCE };
  const github = openJobGitHub(inputs.githubToken, runner.variables, options);
  if (!github || !agentId || !region) return undefined;
  const place = { environment: environmentOf(agentId), task: TASK, manifest: inputs.manifest };
  const cache = { region, server: inputs.apiUrl };
  try {
    const { notes } = await readPages({ github, cache, ...place }, 'graphql', (read) => read.length > 0);
    const [newest] = notes;
    if (!newest || newest.end.succeeded) return undefined;
    const commit = shortSha(newest.sha);
    return newest.end.at === undefined
      ? `a sync of commit ${commit} is under way, or was killed: run this job again once it has ended, or start that sync again`
      : `the last sync, of commit ${commit}, did not succeed: start it again`;
  } catch (error) {
    if (!(error instanceof Blocked)) throw error;
    runner.debug(`the record of syncs cannot be read: ${error.message}`);
    return undefined;
  }
}
