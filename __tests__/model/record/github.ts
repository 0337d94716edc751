import { type GitHub, GitHubRefusal } from '../../../src/github/client.ts';
import type { CommitSha } from '../../../src/lib/ids.ts';
import type { Control } from './control.ts';
import type { ModelGit, Pull } from './git.ts';

/** A deployment in memory. */
export interface ModelNote<By> {
  readonly id: number;
  readonly sha: CommitSha;
  /** Milliseconds since 1970. */
  readonly created: number;
  payload: unknown;
  readonly statuses: { readonly state: string; readonly created_at: string }[];
  /** Taken off GitHub by somebody. */
  isLost: boolean;
  /** Its payload was made unreadable. */
  isSpoiled: boolean;
  readonly by: By;
}

export interface GitHubFacts<By> {
  readonly git: ModelGit;
  readonly notes: ModelNote<By>[];
  readonly branches: ReadonlyMap<string, CommitSha>;
  readonly pulls: ReadonlyMap<number, Pull>;
  readonly now: () => number;
  /** Whether the token may use GraphQL, and how many notes a page of it has. */
  readonly graphql: boolean;
  readonly page: number;
  readonly seesPulls: boolean;
}

export interface View<By> {
  readonly control: Control;
  readonly by: By;
  /** What this run is shown of a payload. */
  readonly show: (payload: unknown, isNewest: boolean) => unknown;
}

/** GitHub in memory, as the code under test reaches it. Times are full seconds, as GitHub's are. */
export function openModelGitHub<By>(facts: GitHubFacts<By>, { control, by, show }: View<By>): GitHub {
  const { git, notes, branches, pulls, now } = facts;
  const time = (milliseconds: number) => new Date(Math.floor(milliseconds / 1_000) * 1_000).toISOString();
  const find = (id: number) => {
    const note = notes.find((each) => each.id === id && !each.isLost);
    if (!note) throw refused(404);
    return note;
  };
  const listed = () => {
    const there = notes.filter(({ isLost }) => !isLost);
    const newest = there.at(-1);
    // Those of one second come in any order: here the oldest first.
    return there
      .toSorted((a, b) => Math.floor(b.created / 1_000) - Math.floor(a.created / 1_000))
      .map((note) => ({ ...note, payload: show(note.payload, note === newest) }));
  };
  const page = <Item>(items: readonly Item[], number: number, size: number) => ({
    items: items.slice((number - 1) * size, number * size),
    hasNext: items.length > number * size,
  });

  const rest = {
    repos: {
      listDeployments: ({ page: number, per_page }: { page: number; per_page: number }) =>
        control.pass(() => {
          const { items, hasNext } = page(listed(), number, per_page);
          const data = items.map(({ id, sha, created, payload }) => {
            return { id, sha, created_at: time(created), payload };
          });
          return { data, headers: hasNext ? { link: '<…>; rel="next"' } : {} };
        }),
      listDeploymentStatuses: ({ deployment_id }: { deployment_id: number }) =>
        control.pass(() => ({ data: find(deployment_id).statuses })),
      createDeployment: ({ ref, payload }: { ref: CommitSha; payload: unknown }) =>
        control.pass(() => {
          if (control.course.note?.('create') === false) throw refused(500);
          const id = 100 + notes.length;
          const text = JSON.stringify(payload);
          notes.push({
            id,
            sha: ref,
            created: now(),
            payload: text,
            statuses: [],
            isLost: false,
            isSpoiled: false,
            by,
          });
          return { data: { id } };
        }),
      createDeploymentStatus: ({ deployment_id, state }: { deployment_id: number; state: string }) =>
        control.pass(() => {
          if (state !== 'in_progress' && control.course.note?.('end') === false) throw refused(500);
          find(deployment_id).statuses.unshift({ state, created_at: time(now()) });
          return { data: {} };
        }),
      compareCommitsWithBasehead: ({ basehead }: { basehead: string }) =>
        control.pass(() => {
          const [base, head] = basehead.split('...').map((name) => branches.get(name) ?? name);
          if (!base || !head || !git.has(base) || !git.has(head)) throw refused(404);
          return { data: compare(git, base as CommitSha, head as CommitSha) };
        }),
    },
    pulls: {
      get: ({ pull_number }: { pull_number: number }) =>
        control.pass(() => {
          const pull = pulls.get(pull_number);
          if (!facts.seesPulls) throw refused(403);
          if (!pull) throw refused(404);
          return { data: { state: pull.isOpen ? 'open' : 'closed', head: { sha: pull.head } } };
        }),
    },
  };
  const graphql = (_query: string, { after }: { after: string | null }) =>
    control.pass(() => {
      if (!facts.graphql) throw Object.assign(new Error('no'), { name: 'GraphqlResponseError' });
      const number = Number(after ?? 1);
      const { items, hasNext } = page(listed(), number, facts.page);
      const nodes = items.map(({ id, sha, created, payload, statuses }) => ({
        databaseId: id,
        commitOid: sha,
        createdAt: time(created),
        task: 'audio-cache-sync',
        payload: JSON.stringify(payload),
        statuses: {
          nodes: statuses.map(({ state, created_at }) => {
            return { state: state.toUpperCase(), createdAt: created_at };
          }),
          pageInfo: { hasNextPage: false },
        },
      }));
      const pageInfo = { hasNextPage: hasNext, endCursor: String(number + 1) };
      return { repository: { deployments: { nodes, pageInfo } } };
    });

  const common = { owner: 'octo', repo: 'voice', request: { signal: new AbortController().signal } };
  return {
    call: (send) => send({ rest, graphql } as never, common),
    viewer: async () => undefined,
  };
}

function refused(status: number): GitHubRefusal {
  return new GitHubRefusal('the model', status, 'the model wants it so', false);
}

function compare(git: ModelGit, base: CommitSha, head: CommitSha) {
  const isAhead = git.reaches(head, base);
  const isBehind = git.reaches(base, head);
  const status = isAhead && isBehind ? 'identical' : isAhead ? 'ahead' : isBehind ? 'behind' : 'diverged';
  return { status, base_commit: { sha: base }, merge_base_commit: { sha: mergeBase(git, base, head) } };
}

/** The newest commit that both have. */
function mergeBase(git: ModelGit, base: CommitSha, head: CommitSha): CommitSha | undefined {
  const queue = [head];
  const seen = new Set<string>(queue);
  const shared: CommitSha[] = [];
  for (let sha = queue.shift(); sha; sha = queue.shift()) {
    if (git.reaches(base, sha)) shared.push(sha);
    else {
      const parents = git.get(sha).parents.filter((parent) => !seen.has(parent));
      queue.push(...parents);
      for (const parent of parents) seen.add(parent);
    }
  }
  return shared.toSorted((a, b) => git.get(b).number - git.get(a).number)[0];
}
