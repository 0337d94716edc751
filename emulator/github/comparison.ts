import type { HttpResponse } from '../http/response.ts';
import type { Commit, Signature } from './bare.ts';
import type { Call } from './call.ts';
import { page } from './pages.ts';
import { nodeId, notFound, Refusal, resource } from './responses.ts';
import { timestamp, type World } from './world.ts';

const MOST_COMMITS = 250;

/** `GET …/compare/{base}...{head}`. Only the list of files stays empty. */
export async function compare(world: World, { values, query }: Call): Promise<HttpResponse> {
  const { bare } = world;
  const [baseName = '', headName] = (values['basehead'] ?? '').split(/\.\.\.(.*)/s);
  if (headName === undefined) throw notFound();
  const [base, head] = [await bare.resolve(baseName), await bare.resolve(headName)];
  if (!base || !head) throw notFound();
  const mergeBase = await bare.mergeBase(base, head);
  if (!mergeBase) throw new Refusal(404, `No common ancestor between ${baseName} and ${headName}.`);

  const { ahead, behind } = await bare.distance(base, head);
  const links = linksOf(world, `${encodeURIComponent(baseName)}...${encodeURIComponent(headName)}`);
  const { items, headers } = page(await bare.commits(`${base}..${head}`), query, links.url, MOST_COMMITS);
  const body = {
    ...links,
    base_commit: await commitOf(world, base),
    merge_base_commit: await commitOf(world, mergeBase),
    status: statusOf(ahead, behind),
    ahead_by: ahead,
    behind_by: behind,
    total_commits: ahead,
    commits: items.map((commit) => commitResource(world, commit)),
    files: [],
  };
  return resource(200, body, headers);
}

function linksOf({ api, url, repository }: World, names: string) {
  const html = `${url}/${repository}/compare/${names}`;
  return {
    url: `${api}/compare/${names}`,
    html_url: html,
    permalink_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
  };
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0 && behind > 0) return 'diverged';
  if (ahead > 0) return 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}

async function commitOf(world: World, sha: string): Promise<unknown> {
  const [commit] = await world.bare.commits('--max-count=1', sha);
  return commit && commitResource(world, commit);
}

function commitResource({ api, url, repository }: World, commit: Commit): unknown {
  const { sha, tree, parents, author, committer, message } = commit;
  const links = (id: string) => ({
    sha: id,
    url: `${api}/commits/${id}`,
    html_url: `${url}/${repository}/commit/${id}`,
  });
  return {
    ...links(sha),
    node_id: nodeId('Commit', sha),
    comments_url: `${api}/commits/${sha}/comments`,
    commit: {
      author: signatureResource(author),
      committer: signatureResource(committer),
      message,
      tree: { sha: tree, url: `${api}/git/trees/${tree}` },
      url: `${api}/git/commits/${sha}`,
      comment_count: 0,
      verification: {
        verified: false,
        reason: 'unsigned',
        signature: null,
        payload: null,
        verified_at: null,
      },
    },
    // No account has the address.
    author: null,
    committer: null,
    parents: parents.map(links),
  };
}

function signatureResource({ name, email, date }: Signature): Signature {
  return { name, email, date: timestamp(date) };
}
