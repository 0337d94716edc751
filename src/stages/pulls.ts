import type { Job } from '../context.ts';
import { fetchPull, type PullState } from '../github/pulls.ts';
import { shortSha } from '../lib/ids.ts';
import { Blocked } from '../lib/problem.ts';
import { type History, previewsOf } from '../plan/history.ts';

/** The pull requests that have previews on the record, in their current state on GitHub. */
export interface Pulls {
  /** One whose state GitHub does not say counts as open, so what it changes is left alone. One whose preview was undone changes nothing. */
  readonly isOpen: (number: number) => boolean;
  /** Those whose previews this run undoes: its own pull request's, and those of every other closed one that are not undone yet. */
  readonly undone: readonly number[];
}

/** Fetches the run's own pull request; undefined if there is none, or GitHub does not say. */
export async function fetchOwnPull({ request, github }: Job): Promise<PullState | undefined> {
  const { pull, purpose } = request.task;
  const matters = purpose === 'preview' || purpose === 'undo';
  return github && pull && pull.number > 0 && matters ? fetchPull(github, pull.number) : undefined;
}

/** Fetches every pull request that has previews on the record. `own` is the run's own one, as fetched before. */
export async function fetchPulls(
  { run, request, github }: Job,
  history: History,
  own: PullState | undefined,
): Promise<Pulls> {
  const { pull, purpose } = request.task;
  const numbers = history.kind === 'none' ? [] : previewsOf(history.notes);
  const others = numbers.filter((number) => number !== pull?.number);
  const states = new Map<number, PullState | undefined>(
    await Promise.all(
      others.map(async (number) => [number, github && (await fetchPull(github, number))] as const),
    ),
  );
  const unknown = others.filter((number) => !states.get(number));
  if (purpose === 'undo' && unknown.length > 0) {
    run.notices.push({
      message: `GitHub does not say whether ${unknown.length === 1 ? `pull request ${unknown[0]} is` : `${unknown.length} pull requests are`} still open, so only previews of pull requests known to be closed were undone: give the job "pull-requests: read"`,
    });
  }
  if (pull)
    states.set(
      pull.number,
      own ?? { open: !pull.isClosed && request.trigger.kind === 'pull request', head: undefined },
    );
  const isClosed = (number: number) => states.get(number)?.open === false;
  return {
    isOpen: (number) => numbers.includes(number) && !isClosed(number),
    undone:
      purpose === 'undo' ? numbers.filter((number) => isClosed(number) || isOwnCleanup(number, request)) : [],
  };
}

/** `mode: cleanup` on an open pull request undoes its preview as well. */
function isOwnCleanup(number: number, { task, trigger }: Job['request']): boolean {
  return task.pull?.number === number && trigger.kind === 'pull request';
}

/**
 * Raises Blocked for the rerun of a preview whose pull request was closed or has a newer preview: it would replace newer audio, and for
 * the rerun of an undo if GitHub does not say whether its pull request is open again. Returns why an undo has nothing to do: its pull
 * request is open again.
 */
export function checkOwnPull(
  { request }: Job,
  history: History,
  own: PullState | undefined,
): string | undefined {
  const { pull, purpose } = request.task;
  const isClosing = purpose === 'undo' && request.trigger.kind === 'pull request closed';
  if (pull && !own && isClosing && request.start.isRerun) {
    throw Blocked.because(
      `GitHub does not say whether pull request ${pull.number} is open again, and this run was started again, so nothing is undone: give the job "pull-requests: read"`,
    );
  }
  if (!pull || !own) return undefined;
  if (purpose === 'undo') {
    return isClosing && own.open
      ? `pull request ${pull.number} is open again, so its preview stays`
      : undefined;
  }
  if (!own.open) {
    throw Blocked.because(
      `pull request ${pull.number} was closed, so it gets no preview: this is an old run that was started again`,
    );
  }
  const notes = history.kind === 'none' ? [] : history.notes;
  const hasNewer = notes.some(({ pullRequest, head }) => pullRequest === pull.number && head === own.head);
  if (own.head && pull.headSha && own.head !== pull.headSha && hasNewer) {
    throw Blocked.because(
      `pull request ${pull.number} has a newer preview, of ${shortSha(own.head)}: this is an old run that was started again; start the run of ${shortSha(own.head)} instead`,
    );
  }
  return undefined;
}
