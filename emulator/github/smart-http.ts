import { spawn } from 'node:child_process';
import { basename, dirname } from 'node:path';
import type { HttpResponse } from '../http/response.ts';
import { authorizeFetch, type Gate } from './access.ts';
import { GIT_ENVIRONMENT } from './bare.ts';
import { Refusal } from './responses.ts';
import type { RestRequest } from './rest.ts';

const PATH = /^\/([^/]+\/[^/]+?)(?:\.git)?(\/(?:info\/refs|git-upload-pack|git-receive-pack))$/;

/** The repository and the part of Git's protocol that a path stands for, if it does. */
export function gitTarget(path: string): { repository: string; part: string } | undefined {
  const [, repository, part] = PATH.exec(path.split('?')[0] ?? '') ?? [];
  return repository !== undefined && part !== undefined ? { repository, part } : undefined;
}

/** Serves a fetch as GitHub does, through Git's own server side. A push is refused. */
export async function handleGit(folder: string, gate: Gate, request: RestRequest): Promise<HttpResponse> {
  const target = gitTarget(request.path);
  try {
    if (!target) throw new Refusal(404, 'Not Found');
    authorizeFetch(gate, request.headers['authorization'], target.repository);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const headers = { 'content-type': 'text/plain; charset=utf-8' };
    const challenge = error.status === 401 ? { 'www-authenticate': 'Basic realm="GitHub"' } : {};
    return { status: error.status, headers: { ...headers, ...challenge }, body: Buffer.from(error.message) };
  }
  return backend(folder, target.part, request);
}

/** Runs `git http-backend`, a CGI program: the request goes in by variables and standard input. */
function backend(folder: string, part: string, request: RestRequest): Promise<HttpResponse> {
  const { method, path, headers, body } = request;
  const env = {
    ...GIT_ENVIRONMENT,
    GIT_PROJECT_ROOT: dirname(folder),
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: `/${basename(folder)}${part}`,
    QUERY_STRING: path.split('?')[1] ?? '',
    REQUEST_METHOD: method,
    CONTENT_TYPE: headers['content-type'],
    CONTENT_LENGTH: String(body.length),
    HTTP_CONTENT_ENCODING: headers['content-encoding'],
    GIT_PROTOCOL: headers['git-protocol'],
  };
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['http-backend'], { env, stdio: ['pipe', 'pipe', 'ignore'] });
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.on('error', reject);
    child.on('close', () => resolve(cgiResponse(Buffer.concat(output))));
    // It may end before it has read everything.
    child.stdin.on('error', () => {});
    child.stdin.end(body);
  });
}

function cgiResponse(output: Buffer): HttpResponse {
  const end = output.indexOf('\r\n\r\n');
  if (end < 0) return { status: 500, headers: {}, body: Buffer.alloc(0) };
  const lines = output.toString('latin1', 0, end).split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => {
      const [name = '', value = ''] = line.split(/:\s*(.*)/s);
      return [name.toLowerCase(), value];
    }),
  );
  const { status = '200', ...rest } = headers;
  return { status: Number.parseInt(status, 10), headers: rest, body: output.subarray(end + 4) };
}
