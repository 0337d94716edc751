import { fork } from 'node:child_process';
import { once } from 'node:events';
import { startGitHub } from '../emulator/github/github.ts';
import { createRepository } from '../emulator/runner/repository.ts';

/** An emulated GitHub in a process of its own, with one repository and a job token that may record syncs. */
export interface GitHubServer {
  /** What a job there finds in its environment. */
  readonly variables: Readonly<Record<string, string>>;
  readonly token: string;
  /** The folder of its bare repository, to push to. */
  readonly bare: string;
  /** How many requests of its API were served since this was asked last. */
  served(): Promise<number>;
  close(): Promise<void>;
}

const TOKEN = 'bench-token';
const REPOSITORY = 'octo-org/voice-agent';

/** Starts it; each response is held back for so many milliseconds. */
export async function startGitHubServer(latency: number): Promise<GitHubServer> {
  const bare = createRepository('--bare');
  const child = fork(import.meta.filename, [bare.folder, String(latency)], { stdio: 'inherit' });
  const stop = () => child.kill();
  process.on('exit', stop);
  const [url] = (await once(child, 'message')) as [string];
  return {
    variables: { GITHUB_API_URL: url, GITHUB_SERVER_URL: url, GITHUB_REPOSITORY: REPOSITORY },
    token: TOKEN,
    bare: bare.folder,
    async served() {
      child.send('served');
      const [count] = (await once(child, 'message')) as [number];
      return count;
    },
    async close() {
      process.off('exit', stop);
      stop();
      await once(child, 'exit');
      bare.remove();
    },
  };
}

async function serve(bare: string, latencyMs: number): Promise<void> {
  const tokens = [{ token: TOKEN, permissions: { contents: 'read', deployments: 'write' } }] as const;
  const github = await startGitHub({ repository: REPOSITORY, bare, latencyMs, tokens });
  let before = 0;
  process.on('message', () => {
    const api = github.requests.filter(({ kind }) => kind !== 'git').length;
    process.send?.(api - before);
    before = api;
  });
  process.on('disconnect', () => process.exit());
  process.send?.(github.url);
}

if (process.argv[1] === import.meta.filename) await serve(process.argv[2] ?? '', Number(process.argv[3]));
