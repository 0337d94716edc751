import type { AgentId, CommitSha } from '../lib/ids.ts';
import { isRecord } from '../lib/json.ts';
import { Blocked } from '../lib/problem.ts';
import type { History } from '../plan/history.ts';
import type { Purpose } from '../plan/purpose.ts';
import { type GitHub, GitHubRefusal } from './client.ts';
import { type Listed, parseDeployment } from './deployments.ts';
import { looker, readForSync, readForUndo, readToSuccess } from './reading.ts';

/** The record of an agent's syncs: GitHub deployments, which outlive runs and branches and can be seen by people. */
export interface SyncRecord {
  /** Reads the syncs that matter for a purpose, newest first. */
  read(purpose: Exclude<Purpose, 'compare'>): Promise<History>;
  /** Records that a sync begins, before its first write. Resolves to undefined where the token may not. */
  begin(sha: CommitSha): Promise<Attempt | undefined>;
}

export interface Attempt {
  /** Whether another sync began that was not there when the record was read: then it was planned on what is no longer so. */
  isOvertaken(): Promise<boolean>;
  end(succeeded: boolean): Promise<void>;
}

export interface RecordOptions {
  readonly github: GitHub;
  readonly agentId: AgentId;
  /** Another manifest of the same agent has its own syncs. */
  readonly manifest: string;
  readonly pullRequest: number | undefined;
  /** Where people find the run. */
  readonly logUrl: string | undefined;
}

const TASK = 'audio-cache-sync';
const PAGE = 100;
/** A thousand syncs: older ones say nothing that newer ones do not. */
const MOST_PAGES = 10;

export function openRecord(options: RecordOptions): SyncRecord {
  const { github, agentId, manifest } = options;
  const environment = `audio-cache/${agentId}`;
  const known = new Set<number>();

  async function list(page: number): Promise<{ ours: readonly Listed[]; isLast: boolean }> {
    const route = 'GET /repos/{owner}/{repo}/deployments';
    const { data } = await github.request(route, { environment, task: TASK, per_page: PAGE, page });
    if (!Array.isArray(data)) throw Blocked.because('GitHub answered with something else than deployments');
    const listed = data.map(parseDeployment).filter((each) => each !== undefined);
    const ours = listed.filter((sync) => sync.manifest === undefined || sync.manifest === manifest);
    return { ours, isLast: data.length < PAGE };
  }

  /** One page after the other, newest first. */
  async function* listAll(): AsyncGenerator<Listed> {
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const { ours, isLast } = await list(page);
      for (const { id } of ours) known.add(id);
      yield* ours;
      if (isLast) return;
    }
  }

  return {
    async read(purpose) {
      try {
        const read = purpose === 'undo' ? readForUndo : purpose === 'sync' ? readForSync : readToSuccess;
        return { kind: 'syncs', syncs: await read(listAll(), looker(github), options.pullRequest) };
      } catch (error) {
        if (!isDenial(error)) throw error;
        return { kind: 'none', why: 'the token may not read deployments' };
      }
    },
    async begin(sha) {
      const id = await create(options, environment, sha);
      if (id === undefined) return undefined;
      const say = async (state: string) => {
        await github.request('POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', {
          deployment_id: id,
          state,
          // Another success must not make this one's predecessors inactive: they are the record.
          auto_inactive: false,
          ...(options.logUrl ? { log_url: options.logUrl } : {}),
        });
      };
      await say('in_progress');
      return {
        async isOvertaken() {
          // Of two that began at once, the one that GitHub noted first goes on. Where an answer is lost, this sync may stand
          // there twice.
          const { ours } = await list(1);
          return ours.some((sync) => sync.id < id && sync.sha !== sha && !known.has(sync.id));
        },
        end: (succeeded) => say(succeeded ? 'success' : 'failure'),
      };
    },
  };
}

/** Creates a deployment. Resolves to its id, or to undefined where the token may not. */
async function create(
  { github, manifest, pullRequest }: RecordOptions,
  environment: string,
  sha: CommitSha,
): Promise<number | undefined> {
  const sync = { ref: sha, task: TASK, environment, payload: { manifest, pullRequest: pullRequest ?? null } };
  const settings = { auto_merge: false, required_contexts: [], description: 'PolyAI audio cache sync' };
  try {
    const { data } = await github.request('POST /repos/{owner}/{repo}/deployments', { ...sync, ...settings });
    if (isRecord(data) && typeof data['id'] === 'number') return data['id'];
  } catch (error) {
    if (isDenial(error)) return undefined;
    if (!(error instanceof GitHubRefusal) || (error.status !== 409 && error.status !== 422)) throw error;
    throw Blocked.because(
      `the sync cannot be recorded at ${sha}: ${error.message}; if the workspace holds another repository than the workflow's, set "record: false"`,
      { cause: error },
    );
  }
  throw Blocked.because('GitHub answered with something else than a deployment');
}

function isDenial(error: unknown): boolean {
  return error instanceof GitHubRefusal && error.isDenial;
}
