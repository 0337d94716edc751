import { createHash } from 'node:crypto';
import { makeWav } from '../../emulator/polyai/polyai.ts';
import type { Trigger } from './job.ts';
import type { Stage } from './stage.ts';

/** What people do in the examples: they commit, push and open pull requests. */

export const AGENT = 'PROJECT-1';
export const ONE_AGENT = { agents: { [AGENT]: ['1', '2', '3'] }, keys: { k: ['read', 'write'] } } as const;
export const secrets = { POLYAI_API_KEY: 'k' };

/** Writes files (a number is a tone of that many Hz, null takes the file away), commits and pushes. Returns the commit. */
export function commit({ repository, push }: Stage, files: Record<string, number | string | null>): string {
  for (const [path, content] of Object.entries(files))
    repository.write(path, typeof content === 'number' ? makeWav(0.05, content) : content);
  const sha = repository.commit('a commit');
  push();
  return sha;
}

export function manifest(entries: Record<string, string>, agentId = AGENT): string {
  return JSON.stringify({ agentId, entries });
}

export function pushOf(sha: string, before = '0'.repeat(40)): Trigger {
  return { event: 'push', sha, secrets, payload: { ref: 'refs/heads/main', before, after: sha } };
}

/** A pull request's merge commit, as GitHub makes it, and its payload. `repo` is where its head comes from. */
export function pullRequest(
  stage: Stage,
  action: string,
  base: string,
  head: string,
  repo = 'octo-org/voice-agent',
): Trigger {
  const { git } = stage.repository;
  git('checkout', '--quiet', '--detach', base);
  git('merge', '--quiet', '--no-ff', '--message', 'merge', head);
  git('update-ref', 'refs/pull/7/merge', 'HEAD');
  const sha = git('rev-parse', 'HEAD');
  git('checkout', '--quiet', 'main');
  stage.push();
  const pull_request = {
    number: 7,
    head: { sha: head, repo: { full_name: repo } },
    base: { sha: base, ref: 'main', repo: { full_name: 'octo-org/voice-agent' } },
  };
  return { event: 'pull_request', sha, payload: { action, number: 7, pull_request } };
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What callers of an agent hear, by entry id, as SHA-256. */
export function heard({ emulator }: Stage, agent = AGENT): Record<string, string> {
  return Object.fromEntries(emulator.entries(agent).map(({ id, audio }) => [id, sha256(audio)]));
}

export function tone(frequency: number): string {
  return sha256(makeWav(0.05, frequency));
}
