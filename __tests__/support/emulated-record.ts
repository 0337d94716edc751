import { type GitHub, openGitHub } from '../../src/github/client.ts';
import { formatPayload } from '../../src/github/notes.ts';
import type { NewNote } from '../../src/github/record.ts';
import type { CommitSha } from '../../src/lib/ids.ts';
import type { EmulatedGitHub } from './emulated-github.ts';
import { REPOSITORY, TOKEN } from './emulated-github.ts';
import { fakeClock } from './fake-clock.ts';
import { noteOf, type Step } from './notes.ts';

/** As documented in docs/record.md. */
export const TASK = 'audio-cache-sync';
export const AGENT = 'PROJECT-1';
export const ENVIRONMENT = `audio-cache/${AGENT}`;
export const CACHE = { region: 'us', server: undefined };

/** Our way to an emulated GitHub; what it waits for takes no time. */
export function connect(github: EmulatedGitHub, token = TOKEN): GitHub {
  const abort = new AbortController().signal;
  const clock = fakeClock();
  return openGitHub({ token, apiUrl: github.url, repository: REPOSITORY, clock, abort, debug: () => {} });
}

/** What a run is about to note at a commit. */
export function newNote(sha: string, step: Step = {}): NewNote {
  const { scope, ...note } = noteOf(1, step);
  if (!scope || note.purpose === 'unknown') throw new Error('no run notes that');
  return { ...note, purpose: note.purpose, scope, sha: sha as CommitSha };
}

export interface Left {
  readonly payload?: unknown;
  readonly states?: readonly string[];
  readonly task?: string;
  readonly environment?: string;
}

/** Leaves a note on GitHub, as another run did before, and returns its id. */
export async function leave(
  github: EmulatedGitHub,
  ref: string,
  {
    payload = formatPayload(newNote(ref), CACHE),
    states = [],
    task = TASK,
    environment = ENVIRONMENT,
  }: Left = {},
): Promise<number> {
  const body = { ref, task, environment, payload, auto_merge: false, required_contexts: [] };
  const { id } = await github.ask(201, 'POST', 'deployments', body);
  for (const state of states)
    await github.ask(201, 'POST', `deployments/${id}/statuses`, { state, auto_inactive: false });
  return id;
}

/** Requests that were sent since, as `GET deployments` or `POST graphql`. */
export function calls({ requests }: EmulatedGitHub, from = 0): string[] {
  return requests
    .slice(from)
    .map(({ method, path }) => `${method} ${path.replace(/\?.*$/, '').split('/').at(-1)}`);
}
