import type { HttpResponse } from '../http/response.ts';
import type { Call } from './call.ts';
import { commitBy, commitResource } from './commits.ts';
import { page } from './pages.ts';
import { notFound, Refusal, resource } from './responses.ts';
import type { World } from './world.ts';

const MAX_COMMITS = 250;

/** `GET …/compare/{base}...{head}`. Only the list of files stays empty. */
export async function compare(world: World, { values, query }: Call): Promise<HttpResponse> {
  const { bare } = world;
  const [baseName = '', headName] = (values['basehead'] ?? '').split(/\.\.\.(.*)/s);
  if (headName === undefined) throw notFound();
  const [base, head] = [await bare.resolve(baseName), await bare.resolve(headName)];
  if (!base || !head) throw notFound();
  const compared = await bare.compare(base, head);
  if (!compared) throw new Refusal(404, `No common ancestor between ${baseName} and ${headName}.`);

  const { mergeBase, behind, commits } = compared;
  const ahead = commits.length;
  const names = `${encodeURIComponent(baseName)}...${encodeURIComponent(headName)}`;
  const links = linksOf(world, names);
  const { items, headers } = page(commits, query, `${world.pages}/compare/${names}`, MAX_COMMITS);
  const body = {
    ...links,
    base_commit: await commitBy(world, base),
    merge_base_commit: await commitBy(world, mergeBase),
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
