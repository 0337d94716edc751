import type { AgentId, CommitSha } from '../lib/ids.ts';
import { Blocked } from '../lib/problem.ts';
import type { History } from '../plan/history.ts';
import { countNeeded } from '../plan/history.ts';
import type { Note } from '../plan/note.ts';
import { type GitHub, GitHubRefusal, isDenial } from './client.ts';
import { type CacheName, environmentOf, formatPayload, TASK } from './notes.ts';
import type { Source } from './pages.ts';
import { type ReadOptions, readPages } from './reading.ts';

/** The record of an agent's cache: GitHub deployments, which outlive runs and branches and can be seen by people. */
export interface SyncRecord {
  /** Reads the notes that matter, newest first. Raises Blocked if they cannot be read, though there may be some. */
  read(): Promise<History>;
  /** Records that a run begins, before its first write. Resolves to undefined if the token may not. */
  begin(note: NewNote): Promise<Attempt | undefined>;
}

export type NewNote = Parameters<typeof formatPayload>[0] & Pick<Note, 'sha'>;

export interface Attempt {
  /**
   * Says that the run has started and resolves to whether another one began that was not there when the record was read: then
   * this one's plan does not know what that one writes. Raises Blocked if GitHub does not say.
   */
  start(): Promise<{ readonly isOvertaken: boolean }>;
  end(succeeded: boolean): Promise<void>;
}

export interface RecordOptions {
  readonly github: GitHub;
  readonly agentId: AgentId;
  readonly cache: CacheName;
  /** The manifest that an unreadable note is assumed to be of. */
  readonly manifest: string;
  /** The URL of the run. */
  readonly logUrl: string | undefined;
  /** Resolves after so many milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** A deployment that was just created may be missing in GitHub's list for seconds: waits before it is listed again. Milliseconds. */
const LIST_WAITS = [500, 1_000, 2_000, 4_000, 8_000];

export function openRecord(options: RecordOptions): SyncRecord {
  const { github, sleep } = options;
  const reading: ReadOptions = { ...options, environment: environmentOf(options.agentId), task: TASK };
  const known = new Set<number>();
  let source: Source = 'graphql';

  return {
    async read() {
      try {
        const read = await readPages(reading, source, (notes) => countNeeded(notes) <= notes.length);
        source = read.source;
        for (const id of read.ids) known.add(id);
        return { kind: 'notes', notes: read.notes };
      } catch (error) {
        if (!isDenial(error)) throw error;
        return { kind: 'none', why: 'the token may not read deployments' };
      }
    },
    async begin(note) {
      const id = await create(options, reading, note);
      if (id === undefined) return undefined;
      /** If two runs begin at the same time, the one with the lower id writes. */
      async function isOvertaken(): Promise<boolean> {
        for (const wait of [...LIST_WAITS, undefined]) {
          const { listed } = await readPages(reading, source, () => true, { statuses: false });
          const strangers = listed.filter((other) => other.id < (id ?? 0) && !known.has(other.id));
          // If the response to a create was lost, this run may be listed twice.
          if (strangers.some(({ sha }) => sha !== note.sha)) return true;
          // GitHub's list may be seconds old: it counts once it has this run's own note.
          if (listed.some((other) => other.id === id)) return false;
          if (wait !== undefined) await sleep(wait);
        }
        throw Blocked.because(
          'GitHub does not list the deployment that this run has just created, so another sync may be running at the same time: nothing was written; run this job again',
        );
      }
      const setStatus = (state: 'in_progress' | 'success' | 'failure') =>
        github.call(({ rest }, common) =>
          rest.repos.createDeploymentStatus({
            ...common,
            deployment_id: id,
            state,
            // A success must not make earlier deployments inactive: they are the record.
            auto_inactive: false,
            ...(options.logUrl ? { log_url: options.logUrl } : {}),
          }),
        );
      return {
        async start() {
          const [overtaken] = await Promise.all([isOvertaken(), setStatus('in_progress')]);
          return { isOvertaken: overtaken };
        },
        async end(succeeded) {
          await setStatus(succeeded ? 'success' : 'failure');
        },
      };
    },
  };
}

/** Creates a deployment. Resolves to its id, or to undefined if the token may not. */
async function create(
  { github, cache }: RecordOptions,
  { environment }: ReadOptions,
  note: NewNote,
): Promise<number | undefined> {
  try {
    const { data } = await github.call(({ rest }, common) =>
      rest.repos.createDeployment({
        ...common,
        ref: note.sha,
        task: TASK,
        environment,
        payload: formatPayload(note, cache),
        auto_merge: false,
        required_contexts: [],
        description: 'PolyAI audio cache sync',
      }),
    );
    if ('id' in data && typeof data.id === 'number') return data.id;
  } catch (error) {
    if (isDenial(error)) return undefined;
    throw notRecorded(error, note.sha);
  }
  throw Blocked.because(
    'GitHub did not answer with a deployment, so this sync cannot be recorded: run this job again',
  );
}

function notRecorded(error: unknown, sha: CommitSha): unknown {
  if (!(error instanceof GitHubRefusal) || (error.status !== 409 && error.status !== 422)) return error;
  return Blocked.because(
    `the sync cannot be recorded at ${sha}: ${error.message}; if the workspace holds a different repository from the workflow's, set "record: false"`,
    { cause: error },
  );
}
