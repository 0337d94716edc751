import { spawn } from 'node:child_process';
import { Blocked } from '../lib/problem.ts';
import { batchParser, type GitObject, type PendingRead } from './batch-response.ts';
import type { GitEnvironment } from './environment.ts';

export interface ObjectStore {
  /**
   * Reads one object by id, or by a revision that the caller has checked (no line breaks).
   * Resolves to undefined where the repository does not have it. At most `maxBytes` are kept in memory.
   */
  read(name: string, maxBytes?: number): Promise<GitObject | undefined>;
  /** Resolves when Git has ended. */
  close(): Promise<void>;
}

const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;

/**
 * Opens the object store of a repository through one `git cat-file --batch`: a whole run needs no other process to read
 * commits, trees and blobs. Git responds in order, so many requests may wait at once.
 * Fails each read with Blocked, holding Git's own words, where the repository cannot be read.
 */
export function openObjectStore(environment: GitEnvironment): ObjectStore {
  const git = spawn(environment.git, ['cat-file', '--batch'], {
    cwd: environment.directory,
    env: environment.variables,
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const waiting: PendingRead[] = [];
  let complaint = '';
  let failure: Error | undefined;

  function fail(error: Error): void {
    failure ??= error;
    for (const read of waiting.splice(0)) read.reject(failure);
  }
  environment.debug('git cat-file --batch, for the whole run');
  git.stdout.on('data', batchParser(waiting));
  git.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString('utf8')).slice(0, 2_000);
  });
  // A write to a process that has ended fails here; 'close' has the reason.
  git.stdin.on('error', () => {});
  const closed = new Promise<void>((resolve) => {
    git.on('close', () => resolve());
    git.on('error', () => resolve());
  });
  git.on('error', (error) =>
    fail(Blocked.because(`Git cannot be started: ${error.message}`, { cause: error })),
  );
  git.on('close', (code) =>
    fail(
      Blocked.because(`Git cannot read the workspace: ${complaint.trim() || `it ended with code ${code}`}`),
    ),
  );

  return {
    read(name, maxBytes = DEFAULT_MAX_BYTES) {
      return new Promise((resolve, reject) => {
        if (failure) return reject(failure);
        waiting.push({ maxBytes, resolve, reject });
        git.stdin.write(`${name}\n`);
      });
    },
    close() {
      git.stdin.end();
      return closed;
    },
  };
}
