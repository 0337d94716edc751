/** What GitHub gave this job to read its repository. */
export interface Account {
  readonly token: string;
  /** `GITHUB_SERVER_URL`: the only place that the token is sent to. */
  readonly serverUrl: string;
  /** `GITHUB_REPOSITORY`, owner/name. */
  readonly repository: string;
}

export function accountOf(token: string | undefined, variables: NodeJS.ProcessEnv): Account | undefined {
  const { GITHUB_SERVER_URL: serverUrl, GITHUB_REPOSITORY: repository } = variables;
  return token && serverUrl && repository ? { token, serverUrl, repository } : undefined;
}

/** Where to fetch from. Credentials are settings: arguments can be read by every process of the machine. */
export interface Remote {
  readonly url: string;
  readonly settings: readonly (readonly [name: string, value: string])[];
}

/** Turns the workspace's origin into an address with credentials: the account's for its own server, else those in the URL. */
export function remoteOf(origin: string, account: Account | undefined): Remote {
  const server = account && URL.parse(account.serverUrl);
  const ours = server ? headerFor(server.origin, 'x-access-token', account.token) : [];
  // The key that an SSH checkout used is not ours; the token opens the same repository.
  if (server && sshHost(origin)?.toLowerCase() === server.hostname) {
    return { url: `${server.origin}/${account.repository}`, settings: ours };
  }
  const url = /^https?:\/\//i.test(origin) ? URL.parse(origin) : null;
  if (!url?.username && !url?.password) return { url: origin, settings: ours };
  const theirs = headerFor(url.origin, decoded(url.username), decoded(url.password));
  url.username = '';
  url.password = '';
  return { url: url.href, settings: url.origin === server?.origin ? ours : [...ours, ...theirs] };
}

/** Without `%xx`; as it is where that is not well formed. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function headerFor(server: string, user: string, password: string): [string, string][] {
  const scope = `http.${server}/.extraheader`;
  const value = Buffer.from(`${user}:${password}`).toString('base64');
  // An empty value forgets headers from other settings: GitHub refuses two.
  return [
    [scope, ''],
    [scope, `AUTHORIZATION: basic ${value}`],
  ];
}

/** The host of `ssh://[user@]host/path` or `[user@]host:path`; `helper::address` and `C:\path` are none (git-fetch, "GIT URLS"). */
function sshHost(address: string): string | undefined {
  if (address.includes('://')) {
    return /^ssh:/i.test(address) ? URL.parse(address)?.hostname : undefined;
  }
  return /^(?:[^/:@\s]+@)?([^/:@\s]{2,}):(?!:)/.exec(address)?.[1];
}
