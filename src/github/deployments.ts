import { parseCommitSha } from '../lib/ids.ts';
import { isRecord } from '../lib/json.ts';
import type { RecordedSync, SyncEnd } from '../plan/history.ts';

/** A deployment that is a sync, as GitHub lists it. */
export interface Listed extends Pick<RecordedSync, 'sha' | 'pullRequest' | 'began'> {
  readonly id: number;
  readonly manifest: string | undefined;
}

/** Reads a deployment; undefined for anything else. */
export function parseDeployment(value: unknown): Listed | undefined {
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
export function parseStatuses(value: unknown): SyncEnd {
  const statuses = Array.isArray(value) ? value.filter(isRecord) : [];
  const ends = statuses.filter(({ state }) => ENDS.has(String(state)));
  const times = ends.map((status) => parseTime(status['created_at'])).filter((time) => time !== undefined);
  return {
    succeeded: statuses.some(({ state }) => state === 'success'),
    at: times.length > 0 ? Math.min(...times) : undefined,
  };
}

function parseTime(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
