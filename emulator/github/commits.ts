import type { Commit, Signature } from '../git/history.ts';
import type { HttpResponse } from '../http/response.ts';
import type { Call } from './call.ts';
import { nodeId, notFound, Refusal, resource } from './responses.ts';
import { timestamp, type World } from './world.ts';

const SHA_MEDIA = 'application/vnd.github.sha';

/** `GET …/commits/{ref}`: a branch, a tag or an id. Asked for its media type, only the id. */
export async function getCommit(world: World, { values, accept }: Call): Promise<HttpResponse> {
  const sha = await world.bare.resolve(values['ref'] ?? '');
  if (!sha) throw new Refusal(422, `No commit found for SHA: ${values['ref']}`);
  if (accept.includes(SHA_MEDIA)) {
    return {
      status: 200,
      headers: { 'content-type': `${SHA_MEDIA}; charset=utf-8` },
      body: Buffer.from(sha),
    };
  }
  return resource(200, await commitBy(world, sha));
}

/** `GET …/branches/{branch}`. */
export async function getBranch(world: World, { values }: Call): Promise<HttpResponse> {
  const name = values['branch'] ?? '';
  const sha = await world.bare.resolve(`refs/heads/${name}`);
  if (!sha) throw new Refusal(404, 'Branch not found');
  const url = `${world.api}/branches/${encodeURIComponent(name)}`;
  const off = { enabled: false, required_status_checks: { contexts: [], checks: [] } };
  return resource(200, {
    name,
    commit: await commitBy(world, sha),
    _links: { self: url, html: `${world.url}/${world.repository}/tree/${name}` },
    protected: false,
    protection: off,
    protection_url: `${url}/protection`,
  });
}

/** `GET …/git/ref/{ref}`: `heads/…`, `tags/…` or `pull/…`, in full. */
export async function getRef(world: World, { values }: Call): Promise<HttpResponse> {
  const ref = `refs/${values['ref']}`;
  const target = await world.bare.target(ref);
  if (!target) throw notFound();
  return resource(200, {
    ref,
    node_id: nodeId('Ref', ref),
    url: `${world.api}/git/${ref}`,
    object: { ...target, url: `${world.api}/git/${target.type}s/${target.sha}` },
  });
}

/** The commit of an id that exists. */
export async function commitBy(world: World, sha: string): Promise<unknown> {
  const commit = await world.bare.commit(sha);
  return commit && commitResource(world, commit);
}

export function commitResource({ api, url, repository }: World, commit: Commit): unknown {
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
