import type { Problem } from './problem.ts';
import { quote } from './text.ts';

/** What the runner's variables say about proxies. The rules are curl's (curl manual, "Environment variables"). */
export interface Proxies {
  readonly https: URL | undefined;
  readonly exceptions: readonly Exception[];
}

/** A server that is reached without a proxy. */
interface Exception {
  /** Lower case; `*` is every server; a name counts for everything below it, too. */
  readonly host: string;
  readonly port: string | undefined;
}

export interface ProxiesResult {
  readonly proxies: Proxies;
  readonly problems: readonly Problem[];
}

/**
 * Reads `https_proxy` and `no_proxy`, in either case; lower case wins. A value that is no URL of a proxy is a problem. What may be a
 * password is not shown in it.
 */
export function parseProxies(variables: Readonly<Record<string, string | undefined>>): ProxiesResult {
  const used = ['https_proxy', 'HTTPS_PROXY'].find((spelling) => variables[spelling]?.trim());
  const text = used === undefined ? '' : (variables[used] ?? '').trim();
  const https = parseProxy(text);
  const shown = quote(withoutPassword(text));
  const problems =
    text !== '' && !https ? [{ message: `the variable ${used} is ${shown}: write http://host:port` }] : [];
  return { proxies: { https, exceptions: exceptionsOf(variables) }, problems };
}

/**
 * The proxy that a server is reached through; undefined for none. `origin` is a URL. Plain HTTP uses none: it is allowed only to
 * loopback, and a proxy would see the key.
 */
export function proxyFor({ https, exceptions }: Proxies, origin: string): URL | undefined {
  const { protocol, hostname, port } = new URL(origin);
  if (protocol !== 'https:') return undefined;
  const host = bare(hostname);
  const actualPort = port || '443';
  const direct = exceptions.some(
    (exception) =>
      (exception.port === undefined || exception.port === actualPort) &&
      (exception.host === '*' || host === exception.host || host.endsWith(`.${exception.host}`)),
  );
  return direct ? undefined : https;
}

/** Where a URL's server listens, as Node's clients want it: an IPv6 address without brackets. */
export function endpointOf({ protocol, hostname, port }: URL) {
  return { protocol, hostname: hostname.replace(/^\[|\]$/g, ''), port };
}

/** The header that gives a proxy the user and password of its URL (RFC 7617). */
export function proxyAuthorization({ username, password }: URL): Record<string, string> {
  if (username === '' && password === '') return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}

function parseProxy(text: string): URL | undefined {
  const url = /^https?:\/\/[^/]/i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
  try {
    if (url) proxyAuthorization(url);
    return url;
  } catch {
    return undefined;
  }
}

/** Entries are separated by commas or spaces: a name, `.name`, `*.name`, an address, each with or without a port, or `*`. */
function exceptionsOf(variables: Readonly<Record<string, string | undefined>>): Exception[] {
  const text = variables['no_proxy'] || variables['NO_PROXY'] || '';
  return text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((entry) => {
      const { host, port } = splitPort(entry);
      return { host: bare(host).replace(/^\*?\./, ''), port };
    })
    .filter(({ host }) => host !== '');
}

/** If there are several colons, they belong to an IPv6 address, unless that is in brackets. */
function splitPort(entry: string): { host: string; port: string | undefined } {
  const colon = entry.lastIndexOf(':');
  const host = entry.slice(0, Math.max(colon, 0));
  const port = entry.slice(colon + 1);
  const isHost = colon >= 0 && (!host.includes(':') || (host.startsWith('[') && host.endsWith(']')));
  return isHost && /^[0-9]+$/.test(port) ? { host, port } : { host: entry, port: undefined };
}

/** Everything before the last `@` may be a user and a password, but not the scheme. */
function withoutPassword(text: string): string {
  const at = text.lastIndexOf('@');
  if (at < 0) return text;
  const slashes = text.lastIndexOf('//', at - 2);
  return `${slashes < 0 ? '' : text.slice(0, slashes + 2)}***${text.slice(at)}`;
}

/** A host name in one spelling: lower case, no brackets, no dot at its end. */
function bare(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
}
