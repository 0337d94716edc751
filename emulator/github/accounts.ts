import { nodeId } from './responses.ts';

export interface Account {
  login: string;
  id: number;
  type: 'Bot' | 'User';
}

/** The account behind every job's GITHUB_TOKEN. */
export const ACTIONS_BOT: Account = { login: 'github-actions[bot]', id: 41_898_282, type: 'Bot' };

export function accountOf(login: string): Account {
  if (login === ACTIONS_BOT.login) return ACTIONS_BOT;
  const sum = [...login].reduce((total, character) => total * 31 + (character.codePointAt(0) ?? 0), 7);
  return { login, id: 1 + (sum % 100_000_000), type: login.endsWith('[bot]') ? 'Bot' : 'User' };
}

export function accountResource({ login, id, type }: Account, server: string): Record<string, unknown> {
  const url = `${server}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id,
    node_id: nodeId(type, id),
    avatar_url: `${server}/avatars/${id}?v=4`,
    gravatar_id: '',
    url,
    html_url: `${server}/${encodeURIComponent(login)}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    user_view_type: 'public',
    site_admin: false,
  };
}
