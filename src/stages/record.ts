import type { Job, SyncWorld } from '../context.ts';
import { type GitHub, openJobGitHub } from '../github/client.ts';
import { type Attempt, type NewNote, openRecord, type SyncRecord } from '../github/record.ts';
import { Blocked } from '../lib/problem.ts';
import type { History } from '../plan/history.ts';
import type { Inputs } from '../request/inputs.ts';
import { type Request, runUrl } from '../request/request.ts';
import type { Run } from '../run.ts';

/** The record of earlier syncs, as this run has read it, and whether it may add to it. */
export interface Recording {
  readonly history: History;
  /** What the user should know if this sync is not recorded. */
  readonly notice: string | undefined;
  /** Records that the sync begins. Resolves to the attempt, `off` if syncs are not recorded, or `refused` if the token may not. */
  begin(note: NewNote): Promise<Attempt | 'off' | 'refused'>;
}

/** GitHub's API for this repository; undefined without a token. A cancelled run may still use it to record its end. */
export function githubOf(
  { inputs }: Request,
  {
    runner: { variables, debug },
    openGitHub,
    clock,
    abort,
  }: Pick<SyncWorld, 'runner' | 'openGitHub' | 'clock' | 'abort'>,
  more: { readonly patience?: number } = {},
): GitHub | undefined {
  const options = { clock, abort, debug, ...more };
  return openJobGitHub(inputs.githubToken, variables, options, openGitHub);
}

/**
 * Reads the record of this agent's cache. `begin` raises Blocked if the run must record and may not, or would write without adding to an
 * existing record: the next run would then compare with the wrong commit.
 */
export async function openRecording({
  request,
  identity,
  github,
  world,
  openClient,
}: Job): Promise<Recording> {
  const { inputs, task } = request;
  const { agentId, region } = identity;
  if (task.purpose === 'compare') return NOT_NEEDED;
  if (!agentId) return task.purpose === 'undo' ? NO_AGENT : NOT_NEEDED;
  if (!github)
    return noRecord(
      inputs,
      task.dryRun,
      'there is no "github-token"',
      'on GitHub, leave "github-token" at its default, the job\'s own token',
    );
  const record = openRecord({
    github,
    agentId,
    cache: { region, server: inputs.apiUrl },
    manifest: inputs.manifest,
    logUrl: runUrl(world.runner.variables),
    sleep: (milliseconds) => world.clock.sleep(milliseconds, world.cancel),
  });
  const undo = task.purpose === 'undo';
  // With `record: false` the event alone decides, so the record is read only before a write.
  if (inputs.record === 'false' && !undo) return unrecorded(record, task.dryRun);

  const history = await record.read();
  if (history.kind === 'none') return noRecord(inputs, task.dryRun, history.why);
  world.runner.debug(`the record has ${history.notes.length} notes, as far as it was read`);
  // Without a key, a plan cannot compare with the live cache, as the first sync would.
  if (history.notes.length === 0 && task.dryRun && !openClient && !undo)
    return { ...NOT_NEEDED, notice: FIRST };
  if (inputs.record === 'false') return { ...unrecorded(record, task.dryRun), history };
  return {
    history,
    notice: undefined,
    begin: (note) => beginOn(record, history.notes.length, inputs, note),
  };
}

const NOT_NEEDED: Recording = {
  history: { kind: 'none', why: 'this run needs no record' },
  notice: undefined,
  begin: async () => 'off',
};

/** A pull request that adds or moves the manifest was closed: the base branch does not have it. */
const NO_AGENT: Recording = {
  ...NOT_NEEDED,
  history: {
    kind: 'none',
    why: 'no manifest of this commit and no input names the agent; if the pull request adds or moves the manifest, set the input "agent-id"',
  },
};

const FIRST =
  'no sync of this agent is recorded yet: the first recorded sync sends every file of the manifest that the cache does not play already, or all of them if the key may not read it, and deletes nothing';

/** A run that the user wants to leave unrecorded. */
function unrecorded(record: SyncRecord, dryRun: boolean): Recording {
  return {
    ...withoutRecord('the input "record" is false', dryRun, 'remove the input "record"'),
    async begin() {
      const history = await record.read();
      if (history.kind === 'none' || history.notes.length === 0) return 'off';
      throw Blocked.because(
        'this agent has a record of earlier syncs, which a sync with "record: false" would make wrong: remove the input, or delete the deployments of this agent\'s environment on GitHub',
      );
    },
  };
}

async function beginOn(
  record: SyncRecord,
  recorded: number,
  inputs: Inputs,
  note: NewNote,
): Promise<Attempt | 'refused'> {
  const attempt = await record.begin(note);
  if (attempt) return attempt;
  if (inputs.record === 'true') throw mayNotRecord(MAY_NOT_CREATE);
  if (recorded > 0) {
    throw Blocked.because(
      `this agent has a record of earlier syncs, but the token may not add to it, so the record would become wrong: ${GIVE_THE_RIGHT}`,
    );
  }
  return 'refused';
}

/** Records how an attempt ended. If that fails, there is a warning. */
export async function endAttempt(run: Run, attempt: Attempt, succeeded: boolean): Promise<void> {
  try {
    await attempt.end(succeeded);
    run.record = { kind: succeeded ? 'success' : 'failure' };
  } catch (error) {
    run.warnings.push({
      message: `the end of this sync could not be recorded, so the next run checks it again: ${(error as Error).message}`,
    });
  }
}

export const MAY_NOT_CREATE = 'the token may not create deployments';

const GIVE_THE_RIGHT = 'give the job "deployments: write"';

function noRecord(inputs: Inputs, dryRun: boolean, why: string, wayOut = GIVE_THE_RIGHT): Recording {
  if (inputs.record === 'true' && !dryRun) throw mayNotRecord(why, wayOut);
  return withoutRecord(why, dryRun, wayOut);
}

/** No record, for the given reason: the event decides what to compare with. */
export function withoutRecord(why: string, dryRun: boolean, wayOut = GIVE_THE_RIGHT): Recording {
  const notice = `this sync is not recorded (${why}), so the next run cannot catch up on what this one misses, and a record that this agent already has becomes wrong; to change that, ${wayOut}`;
  return { ...NOT_NEEDED, history: { kind: 'none', why }, notice: dryRun ? undefined : notice };
}

function mayNotRecord(why: string, wayOut = GIVE_THE_RIGHT): Blocked {
  return Blocked.because(
    `the input "record" is true, but the sync cannot be recorded: ${why}; ${wayOut}, or set "record: auto"`,
  );
}
