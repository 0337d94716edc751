import { LONGEST_JOB, type Note } from '../plan/note.ts';
import { type GitHub, GitHubRefusal } from './client.ts';
import { type CacheName, parseNote, parseStatuses, parseTime } from './notes.ts';
import { firstPage, PAGE, type Page, type PageOptions, type Source } from './pages.ts';

export interface ReadOptions extends PageOptions {
  readonly cache: CacheName;
  readonly manifest: string;
}

export interface ReadNotes {
  /** Newest first, as far as was read. */
  readonly notes: readonly Note[];
  /** Everything that was listed. */
  readonly listed: readonly Listed[];
  readonly ids: readonly number[];
  /** What answered. */
  readonly source: Source;
}

interface Listed {
  readonly id: number;
  readonly sha: string;
}

/** A note before its statuses were looked at. */
interface Unlooked {
  readonly note: NonNullable<ReturnType<typeof parseNote>>;
  readonly statuses: unknown;
  /** When the deployment was changed last, where GitHub says so. Milliseconds since 1970. */
  readonly changed: number | undefined;
}

/** A thousand notes: older ones say nothing that newer ones do not. */
const MAX_PAGES = 10;
/** Requests for statuses at a time. */
const WIDTH = 10;
/** The most older notes whose statuses are asked for one by one, to see whether they ran at the same time as the newer ones. */
const MAX_BESIDE = 20;

/**
 * Reads notes, newest first, until they are enough, page by page. Raises GitHubRefusal where the token may not. `statuses: false`
 * reads one page and nobody's end.
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
    const unlooked = page.deployments.flatMap((deployment) => {
      const note = parseNote(deployment, options.cache, options.manifest);
      const { statuses, updatedAt } = deployment;
      return note ? [{ note, statuses, changed: parseTime(updatedAt) }] : [];
    });
    // GitHub sorts by time, of full seconds.
    unlooked.sort((a, b) => b.note.id - a.note.id);
    listed.push(...unlooked.map(({ note: { id, sha } }) => ({ id, sha })));
    if (!statuses) break;
    await lookAt(options.github, unlooked, notes, isEnough);
    if (isEnough(notes) || count >= MAX_PAGES) break;
    page = await page.next?.();
  }
  notes.sort((a, b) => b.id - a.id);
  return { notes, listed, ids: listed.map(({ id }) => id), source: first.source };
}

/** Adds notes with their ends; where those must be asked for one by one, no more than are needed. */
async function lookAt(
  github: GitHub,
  unlooked: readonly Unlooked[],
  notes: Note[],
  isEnough: (notes: readonly Note[]) => boolean,
): Promise<void> {
  let beside = 0;
  for (let at = 0; at < unlooked.length; at += WIDTH) {
    const group = unlooked.slice(at, at + WIDTH).filter((older) => {
      if (older.statuses !== undefined || !isEnough(notes)) return true;
      if (beside >= MAX_BESIDE || !notes.some((later) => mayRunBeside(older, later))) return false;
      beside += 1;
      return true;
    });
    const looked = await Promise.all(group.map((one) => look(github, one)));
    notes.push(...looked.filter((note) => note !== undefined));
  }
}

/** Whether an older run may have written at the same time as a later one: a deployment changes when its run tells its end. */
function mayRunBeside({ note, changed = 0 }: Unlooked, { began }: Note): boolean {
  return note.began >= began - LONGEST_JOB || changed >= began;
}

/** Finds out what became of a run; undefined for one that was taken off GitHub meanwhile. */
async function look(github: GitHub, unlooked: Unlooked): Promise<Note | undefined> {
  const { isReadable, ...note } = unlooked.note;
  const statuses = unlooked.statuses ?? (await fetchStatuses(github, note.id));
  if (statuses === undefined) return undefined;
  const { at, succeeded } = parseStatuses(statuses);
  return { ...note, end: { at, succeeded: succeeded && isReadable } };
}

async function fetchStatuses(github: GitHub, id: number): Promise<unknown> {
  try {
    const { data } = await github.call(({ rest }, common) =>
      rest.repos.listDeploymentStatuses({ ...common, deployment_id: id, per_page: PAGE }),
    );
    return data;
  } catch (error) {
    if (error instanceof GitHubRefusal && error.status === 404) return undefined;
    throw error;
  }
}
