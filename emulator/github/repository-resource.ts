import type { HttpResponse } from '../http/response.ts';
import { accountOf, accountResource } from './accounts.ts';
import { nodeId, resource } from './responses.ts';
import { REPOSITORY_ID, type World } from './world.ts';

const LINKS =
  'archive assignees blobs branches collaborators comments commits compare contents contributors deployments downloads events forks git_commits git_refs git_tags hooks issue_comment issue_events issues keys labels languages merges milestones notifications pulls releases stargazers statuses subscribers subscription tags teams trees'.split(
    ' ',
  );

/** `GET …` of the repository itself. */
export async function getRepository(world: World): Promise<HttpResponse> {
  return resource(200, { ...(await repositoryResource(world)), network_count: 0, subscribers_count: 0 });
}

export async function repositoryResource(world: World): Promise<Record<string, unknown>> {
  const { api, url, repository, isPublic } = world;
  const [owner = '', name = ''] = repository.split('/');
  const html = `${url}/${repository}`;
  const created = world.now();
  return {
    id: REPOSITORY_ID,
    node_id: nodeId('Repository', REPOSITORY_ID),
    name,
    full_name: repository,
    owner: accountResource(accountOf(owner), url),
    private: !isPublic,
    visibility: isPublic ? 'public' : 'private',
    html_url: html,
    description: null,
    fork: false,
    url: api,
    ...Object.fromEntries(LINKS.map((link) => [`${link}_url`, `${api}/${link}`])),
    clone_url: `${html}.git`,
    git_url: `git:${html.replace(/^http:/, '')}.git`,
    ssh_url: `git@127.0.0.1:${repository}.git`,
    svn_url: html,
    mirror_url: null,
    default_branch: world.bare.defaultBranch(),
    ...Object.fromEntries(COUNTS.map((count) => [count, 0])),
    ...Object.fromEntries(FLAGS.map((flag) => [flag, false])),
    homepage: null,
    language: null,
    license: null,
    pushed_at: created,
    created_at: created,
    updated_at: created,
  };
}

const COUNTS = [
  ...['forks', 'forks_count', 'open_issues', 'open_issues_count', 'size', 'stargazers_count'],
  ...['watchers', 'watchers_count'],
];
const FLAGS = [
  ...['has_downloads', 'has_issues', 'has_projects', 'has_wiki', 'has_pages', 'has_discussions'],
  ...['archived', 'disabled'],
];
