import { isRecord } from '../json.ts';
import type { History, RecordedSync } from '../plan/history.ts';
import { type AgentId, type CommitSha, parseCommitSha } from '../plan/ids.ts';
import { type GitHub, GitHubRefusal } from './client.ts';

/** The record of an agent's syncs: GitHub deployments, which outlive runs and branches and can be seen by people. */
export interface SyncRecord {
  /** Reads the syncs since the newest success and those beside it; with `everything`, all of them, without their ends. */
  read(everything: boolean): Promise<History>;
  /** Records that a sync begins, before its first write. Resolves to undefined where the token may not. */
  begin(sha: CommitSha): Promise<Attempt | undefined>;
}

export interface Attempt {
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
/** A job of a hosted runner ends after six hours: no sync that began earlier can have run beside another. Milliseconds. */
const LONGEST_JOB = 6 * 60 * 60 * 1_000;
/** The most older syncs that are looked at for having run beside the newest success. */
const MOST_BESIDE = 20;

export function openRecord(options: RecordOptions): SyncRecord {
  const { github, agentId, manifest } = options;
  const environment = `audio-cache/${agentId}`;

  async function list(page: number): Promise<Listed[]> {
    const route = 'GET /repos/{owner}/{repo}/deployments';
    const { data } = await github.request(route, { environment, task: TASK, per_page: PAGE, page });
    return Array.isArray(data) ? data.map(parseDeployment).filter((each) => each !== undefined) : [];
  }

  async function look(sync: Listed): Promise<RecordedSync> {
    const route = 'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
    const { data } = await github.request(route, { deployment_id: sync.id, per_page: PAGE });
    return { ...sync, ...parseStatuses(data) };
  }

  async function readSyncs(everything: boolean): Promise<RecordedSync[]> {
    const syncs: RecordedSync[] = [];
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const listed = await list(page);
      const ours = listed.filter((sync) => sync.manifest === undefined || sync.manifest === manifest);
      if (everything) syncs.push(...ours.map((sync) => ({ ...sync, ended: undefined, succeeded: false })));
      else if (await lookUntilSuccess(ours, syncs, look)) return syncs;
      if (listed.length < PAGE) break;
    }
    return syncs;
  }

  return {
    async read(everything) {
      try {
        return { kind: 'syncs', syncs: await readSyncs(everything) };
      } catch (error) {
        if (!isDenial(error)) throw error;
        return { kind: 'none', why: 'the token may not read deployments' };
      }
    },
    begin: (sha) => begin(options, environment, sha),
  };
}

/** Adds syncs, newest first, up to the newest success and those that may have run beside it. */
async function lookUntilSuccess(
  listed: readonly Listed[],
  syncs: RecordedSync[],
  look: (sync: Listed) => Promise<RecordedSync>,
): Promise<boolean> {
  for (const [index, sync] of listed.entries()) {
    const looked = await look(sync);
    syncs.push(looked);
    if (!looked.succeeded) continue;
    const older = listed.slice(index + 1).filter(({ began }) => began > looked.began - LONGEST_JOB);
    syncs.push(...(await Promise.all(older.slice(0, MOST_BESIDE).map(look))));
    return true;
  }
  return false;
}

async function begin(
  options: RecordOptions,
  environment: string,
  sha: CommitSha,
): Promise<Attempt | undefined> {
  const { github, manifest, pullRequest, logUrl } = options;
  const payload = { manifest, pullRequest: pullRequest ?? null };
  let id: unknown;
  try {
    const { data } = await github.request('POST /repos/{owner}/{repo}/deployments', {
      ref: sha,
      task: TASK,
      environment,
      payload,
      auto_merge: false,
      required_contexts: [],
      description: 'PolyAI audio cache sync',
    });
    id = isRecord(data) ? data['id'] : undefined;
  } catch (error) {
    if (isDenial(error)) return undefined;
    throw error;
  }
  // Another success must not make this one's predecessors inactive: they are the record.
  const say = (state: string) =>
    github.request('POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', {
      deployment_id: id,
      state,
      auto_inactive: false,
      ...(logUrl ? { log_url: logUrl } : {}),
    });
  await say('in_progress');
  return {
    async end(succeeded) {
      await say(succeeded ? 'success' : 'failure');
    },
  };
}

interface Listed extends Pick<RecordedSync, 'sha' | 'pullRequest' | 'began'> {
  readonly id: number;
  readonly manifest: string | undefined;
}

function parseDeployment(value: unknown): Listed | undefined {
  if (!isRecord(value) || typeof value['id'] !== 'number' || typeof value['sha'] !== 'string')
    return undefined;
  const sha = parseCommitSha(value['sha']);
  if (!sha) return undefined;
  const payload = parsePayload(value['payload']);
  const { manifest, pullRequest } = payload;
  return {
    id: value['id'],
    sha,
    began: parseTime(value['created_at']) ?? 0,
    manifest: typeof manifest === 'string' ? manifest : undefined,
    pullRequest: typeof pullRequest === 'number' ? pullRequest : undefined,
  };
}

/** GitHub gives a payload back as it came: an object, or text that holds one. */
function parsePayload(value: unknown): Record<string, unknown> {
  if (isRecord(value)) return value;
  try {
    const parsed: unknown = JSON.parse(String(value));
    return isRecord(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

const ENDS = new Set(['success', 'failure', 'error', 'inactive']);

/** Success is what any status ever said: later ones may make it `inactive`. */
function parseStatuses(value: unknown): Pick<RecordedSync, 'succeeded' | 'ended'> {
  const statuses = Array.isArray(value) ? value.filter(isRecord) : [];
  const ends = statuses.filter(({ state }) => ENDS.has(String(state)));
  const times = ends.map((status) => parseTime(status['created_at'])).filter((time) => time !== undefined);
  return {
    succeeded: statuses.some(({ state }) => state === 'success'),
    ended: times.length > 0 ? Math.min(...times) : undefined,
  };
}

function parseTime(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

function isDenial(error: unknown): boolean {
  return error instanceof GitHubRefusal && error.isDenial;
}
