import type { HttpResponse } from '../http/response.ts';
import { accountOf, accountResource } from './accounts.ts';
import type { Call } from './call.ts';
import { page } from './pages.ts';
import { repositoryResource } from './repository-resource.ts';
import { nodeId, notFound, Refusal, resource } from './responses.ts';
import type { PullRequest, World } from './world.ts';

const STATES = ['open', 'closed', 'all'];

/** `GET …/pulls`: open ones unless asked for others, the newest first. */
export async function listPullRequests(world: World, { query }: Call): Promise<HttpResponse> {
  const state = query.get('state') ?? 'open';
  if (!STATES.includes(state)) throw new Refusal(422, 'Validation Failed');
  const [base, head] = [query.get('base'), query.get('head')];
  const wanted = world.pullRequests.filter(
    (pull) =>
      (state === 'all' || pull.state === state) &&
      (base === null || pull.base === base) &&
      (head === null || head === `${ownerOf(pull.headRepository)}:${pull.head}`),
  );
  if (query.get('direction') !== 'asc') wanted.reverse();
  const { items, headers } = page(wanted, query, `${world.pages}/pulls`);
  return resource(200, await Promise.all(items.map((pull) => summary(world, pull))), headers);
}

/** `GET …/pulls/{number}`. */
export async function getPullRequest(world: World, { values }: Call): Promise<HttpResponse> {
  const pull = world.pullRequests.find(({ number }) => String(number) === values['number']);
  if (!pull) throw notFound();
  return resource(200, {
    ...(await summary(world, pull)),
    merged: pull.merged,
    mergeable: pull.state === 'open' ? true : null,
    mergeable_state: pull.state === 'open' ? 'clean' : 'unknown',
    merged_by: null,
    maintainer_can_modify: false,
    ...Object.fromEntries(COUNTS.map((count) => [count, 0])),
  });
}

const COUNTS = ['additions', 'changed_files', 'comments', 'commits', 'deletions', 'review_comments'];

function ownerOf(repository: string): string {
  return repository.split('/')[0] ?? '';
}

async function summary(world: World, pull: PullRequest): Promise<Record<string, unknown>> {
  const { number, title, createdAt, closedAt, merged } = pull;
  const url = `${world.api}/pulls/${number}`;
  const html = `${world.url}/${world.repository}/pull/${number}`;
  const issue = `${world.api}/issues/${number}`;
  const links = {
    self: url,
    html,
    issue,
    comments: `${issue}/comments`,
    review_comments: `${url}/comments`,
    review_comment: `${world.api}/pulls/comments{/number}`,
    commits: `${url}/commits`,
    statuses: `${world.api}/statuses/${pull.headSha}`,
  };
  return {
    url,
    id: number,
    node_id: nodeId('PullRequest', number),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    ...Object.fromEntries(
      ['comments', 'review_comments', 'review_comment', 'commits', 'statuses'].map((name) => [
        `${name}_url`,
        links[name as keyof typeof links],
      ]),
    ),
    _links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
    number,
    state: pull.state,
    locked: false,
    draft: pull.draft,
    title,
    body: null,
    user: accountResource(accountOf(pull.user), world.url),
    labels: [],
    milestone: null,
    assignee: null,
    created_at: createdAt,
    updated_at: closedAt ?? createdAt,
    closed_at: closedAt,
    merged_at: merged ? closedAt : null,
    merge_commit_sha: pull.mergeCommit,
    head: await sideOf(world, pull.headRepository, pull.head, pull.headSha),
    base: await sideOf(world, world.repository, pull.base, pull.baseSha),
    author_association: 'MEMBER',
    auto_merge: null,
  };
}

/** A fork is told as if it were this repository under another name. */
async function sideOf(world: World, repository: string, ref: string, sha: string): Promise<unknown> {
  const owner = ownerOf(repository);
  const repo = { ...(await repositoryResource(world)), full_name: repository };
  return { label: `${owner}:${ref}`, ref, sha, user: accountResource(accountOf(owner), world.url), repo };
}
