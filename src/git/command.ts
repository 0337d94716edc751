import { spawn } from 'node:child_process';
import { Blocked } from '../problem.ts';
import type { GitEnvironment } from './environment.ts';

export interface GitResult {
  readonly code: number | null;
  readonly output: string;
  /** What Git said on standard error, without credentials that a URL may hold. */
  readonly complaint: string;
}

/** A fetch of two commits takes a second; one that takes this long hangs. Milliseconds. */
const TIMEOUT = 300_000;

/** Runs one Git command to its end. Raises Blocked only where Git cannot be started. */
export function runGit(environment: GitEnvironment, args: readonly string[]): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const git = spawn('git', args, {
      cwd: environment.directory,
      env: environment.variables,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      timeout: TIMEOUT,
    });
    const parts: Record<'output' | 'complaint', Buffer[]> = { output: [], complaint: [] };
    git.stdout.on('data', (part: Buffer) => parts.output.push(part));
    git.stderr.on('data', (part: Buffer) => parts.complaint.push(part));
    git.on('error', (error) =>
      reject(Blocked.because(`git cannot be started: ${error.message}`, { cause: error })),
    );
    git.on('close', (code) =>
      resolve({
        code,
        output: Buffer.concat(parts.output).toString('utf8').trim(),
        complaint: Buffer.concat(parts.complaint)
          .toString('utf8')
          .trim()
          .replaceAll(/\/\/[^/@\s]*@/g, '//'),
      }),
    );
  });
}
