import { type ChildProcess, spawn } from 'node:child_process';
import { Blocked } from '../lib/problem.ts';
import type { GitEnvironment } from './environment.ts';

export interface GitResult {
  readonly code: number | null;
  readonly output: string;
  /** What Git said on standard error, in one line, without credentials that a URL may hold. */
  readonly complaint: string;
}

/** A fetch of two commits takes a second; one that takes this long hangs. Milliseconds. */
const TIMEOUT = 300_000;

/** What is shown is shorter; a server may say much more. Characters. */
const MAX_COMPLAINT = 16_384;

/** A fetch can ask for hundreds of commits. Characters. */
const MAX_SHOWN = 500;

/** Signals reach a group of processes here: Git's helper for HTTP would outlive Git itself, and hold its pipes open. */
const HAS_GROUPS = process.platform !== 'win32';

/** Runs one Git command to its end. Raises Blocked only where Git cannot be started, or the run is cancelled. */
export function runGit(environment: GitEnvironment, args: readonly string[]) {
  const { git: path, directory, variables, cancel, debug } = environment;
  return new Promise<GitResult>((resolve, reject) => {
    if (cancel.aborted) return reject(Blocked.because('the run was cancelled'));
    const git = spawn(path, args, {
      cwd: directory,
      env: variables,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      detached: HAS_GROUPS,
    });
    const output: Buffer[] = [];
    let complaint = '';
    git.stdout.on('data', (part: Buffer) => output.push(part));
    git.stderr.setEncoding('utf8');
    git.stderr.on('data', (part: string) => {
      complaint = (complaint + part).slice(0, MAX_COMPLAINT);
    });
    const stop = () => stopProcess(git);
    const timer = setTimeout(() => {
      complaint += `\nit was stopped after ${TIMEOUT / 1_000} s`;
      stop();
    }, TIMEOUT);
    cancel.addEventListener('abort', stop, { once: true });
    const settle = () => {
      clearTimeout(timer);
      cancel.removeEventListener('abort', stop);
    };
    git.on('error', (error) => {
      settle();
      reject(Blocked.because(`Git cannot be started: ${error.message}`, { cause: error }));
    });
    git.on('close', (code) => {
      settle();
      if (cancel.aborted) return reject(Blocked.because('the run was cancelled'));
      const result = {
        code,
        output: Buffer.concat(output).toString('utf8').trim(),
        complaint: tidy(complaint),
      };
      debug(`${shown(args)}: exit code ${code}${result.complaint && `: ${result.complaint}`}`);
      resolve(result);
    });
  });
}

/** After `--` comes a URL, which may contain a password, and then what is requested. */
function shown(args: readonly string[]): string {
  const end = args.indexOf('--');
  const asked = end < 0 ? [] : args.slice(end + 2);
  return ['git', ...(end < 0 ? args : args.slice(0, end)), ...asked].join(' ').slice(0, MAX_SHOWN);
}

function stopProcess(git: ChildProcess): void {
  try {
    if (HAS_GROUPS && git.pid) process.kill(-git.pid, 'SIGTERM');
    else git.kill();
  } catch {
    // It has ended meanwhile.
  }
  git.stdout?.destroy();
  git.stderr?.destroy();
}

function tidy(complaint: string): string {
  return complaint
    .split(/[\r\n]/)
    .map((line) => line.trim())
    .filter(Boolean)
    .join('; ')
    .replaceAll(/\/\/[^/@\s]*@/g, '//');
}
