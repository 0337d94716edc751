export const ROUTES = ['list', 'download', 'replace', 'details', 'delete', 'bulkDelete'] as const;
export type Route = (typeof ROUTES)[number];
export type Permission = 'read' | 'write';

export const NEEDS: Record<Route, Permission> = {
  list: 'read',
  download: 'read',
  replace: 'write',
  details: 'write',
  delete: 'write',
  bulkDelete: 'write',
};

export interface Target {
  /** `unknown` is not a call of the audio cache. */
  route: Route | 'unknown';
  agentId?: string;
  /** What stands in its place in the path: not always a number. */
  entryId?: string;
}

const PATH = /^\/v1\/agents\/([^/]+)\/audio-cache(?:\/([^/]+)(?:\/(file|details))?)?$/;

const BY_SHAPE: Record<string, Route> = {
  'GET ': 'list',
  'GET file': 'download',
  'PATCH file': 'replace',
  'PUT details': 'details',
  'DELETE entry': 'delete',
};

/** Which call a method and a path (without the query) stand for. */
export function findTarget(method: string, path: string): Target {
  const [, agent, entry, part] = PATH.exec(path) ?? [];
  if (agent === undefined) return { route: 'unknown' };
  const agentId = decode(agent);
  if (method === 'POST' && entry === 'bulk-delete' && !part) return { route: 'bulkDelete', agentId };
  const route = BY_SHAPE[`${method} ${part ?? (entry === undefined ? '' : 'entry')}`] ?? 'unknown';
  return entry === undefined ? { route, agentId } : { route, agentId, entryId: decode(entry) };
}

/** What cannot be decoded stays as it is, and is then no known agent or number. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
