import { MAX_JOB_DURATION, type Note } from '../plan/note.ts';
import { type GitHub, GitHubRefusal } from './client.ts';
import { type CacheName, parseNote, parseStatuses, parseTime } from './notes.ts';
import { firstPage, PAGE_SIZE, type Page, type PageOptions, type Source } from './pages.ts';

export interface ReadOptions extends PageOptions {
  readonly cache: CacheName;
  readonly manifest: string;
}

export interface ReadNotes {
  /** Newest first, as far as was read. */
  readonly notes: readonly Note[];
  readonly listed: readonly Listed[];
  readonly ids: readonly number[];
  /** The API that responded. */
  readonly source: Source;
}

interface Listed {
  readonly id: number;
  readonly sha: string;
}

/** A listed note whose end has not been read yet. */
interface Candidate {
  readonly note: NonNullable<ReturnType<typeof parseNote>>;
  readonly statuses: unknown;
  /** When the deployment was last changed, if GitHub says so. Milliseconds since 1970. */
  readonly changed: number | undefined;
}

/** A thousand notes: older ones say nothing that newer ones do not. */
const MAX_PAGES = 10;
/** Requests for statuses that run at the same time. */
const MAX_CONCURRENT = 10;
/** Older notes whose statuses are fetched one by one, to see whether their runs overlapped the newer ones. */
const MAX_OVERLAPPING = 20;

/**
 * Reads notes, newest first, page by page, until `isEnough`. Raises GitHubRefusal if the token may not. `statuses: false` reads only
 * the first page, and lists it without reading how the runs ended.
 */
export async function readPages(
  options: ReadOptions,
  source: Source,
  isEnough: (notes: readonly Note[]) => boolean,
  { statuses = true }: { readonly statuses?: boolean } = {},
): Promise<ReadNotes> {
  const first = await firstPage(options, source);
  const notes: Note[] = [];
  const listed: Listed[] = [];
  let page: Page | undefined = first.page;
  for (let count = 1; page; count += 1) {
    const candidates = page.deployments.flatMap((deployment) => {
      const note = parseNote(deployment, options.cache, options.manifest);
      const { statuses, updatedAt } = deployment;
      return note ? [{ note, statuses, changed: parseTime(updatedAt) }] : [];
    });
    // GitHub sorts by time, of full seconds.
    candidates.sort((a, b) => b.note.id - a.note.id);
    listed.push(...candidates.map(({ note: { id, sha } }) => ({ id, sha })));
    if (!statuses) break;
    await addEnded(options.github, candidates, notes, isEnough);
    if (isEnough(notes) || count >= MAX_PAGES) break;
    page = await page.next?.();
  }
  notes.sort((a, b) => b.id - a.id);
  return { notes, listed, ids: listed.map(({ id }) => id), source: first.source };
}

/** Adds candidates to the notes, each with its end; ends that must be fetched one by one only as far as they are needed. */
async function addEnded(
  github: GitHub,
  candidates: readonly Candidate[],
  notes: Note[],
  isEnough: (notes: readonly Note[]) => boolean,
): Promise<void> {
  let overlapping = 0;
  for (let at = 0; at < candidates.length; at += MAX_CONCURRENT) {
    const group = candidates.slice(at, at + MAX_CONCURRENT).filter((older) => {
      if (older.statuses !== undefined || !isEnough(notes)) return true;
      if (overlapping >= MAX_OVERLAPPING || !notes.some((later) => mayOverlap(older, later))) return false;
      overlapping += 1;
      return true;
    });
    const ended = await Promise.all(group.map((one) => readEnd(github, one)));
    notes.push(...ended.filter((note) => note !== undefined));
  }
}

/** Whether an older run may have written at the same time as a later one: a deployment changes when its run records its end. */
function mayOverlap({ note, changed = 0 }: Candidate, { began }: Note): boolean {
  return note.began >= began - MAX_JOB_DURATION || changed >= began;
}

/** Reads how a run ended; undefined if its deployment has been deleted meanwhile. */
async function readEnd(github: GitHub, candidate: Candidate): Promise<Note | undefined> {
  const { isReadable, ...note } = candidate.note;
  const statuses = candidate.statuses ?? (await fetchStatuses(github, note.id));
  if (statuses === undefined) return undefined;
  const { at, succeeded } = parseStatuses(statuses);
  return { ...note, end: { at, succeeded: succeeded && isReadable } };
}

async function fetchStatuses(github: GitHub, id: number): Promise<unknown> {
  try {
    const { data } = await github.call(({ rest }, common) =>
      rest.repos.listDeploymentStatuses({ ...common, deployment_id: id, per_page: PAGE_SIZE }),
    );
    return data;
  } catch (error) {
    if (error instanceof GitHubRefusal && error.status === 404) return undefined;
    throw error;
  }
}
