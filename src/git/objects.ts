import { spawn } from 'node:child_process';
import { Blocked } from '../lib/problem.ts';
import type { GitEnvironment } from './environment.ts';

export interface GitObject {
  readonly id: string;
  readonly type: 'commit' | 'tree' | 'blob' | 'tag';
  /** Bytes of the whole object, whether they were kept or not. */
  readonly size: number;
  /** Absent where the object is larger than the caller wanted to read. */
  readonly content: Buffer | undefined;
}

export interface ObjectStore {
  /**
   * Reads one object by id, or by a revision that the caller has checked (no line breaks).
   * Resolves to undefined where the repository does not have it. At most `maxBytes` are kept in memory.
   */
  read(name: string, maxBytes?: number): Promise<GitObject | undefined>;
  /** Resolves when Git has ended. */
  close(): Promise<void>;
}

interface PendingRead {
  readonly maxBytes: number;
  readonly resolve: (object: GitObject | undefined) => void;
  readonly reject: (error: Error) => void;
}

const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;
const HEADER = /^([0-9a-f]{40,64}) (commit|tree|blob|tag) ([0-9]+)$/;
const LF = 0x0a;

/**
 * Opens the object store of a repository through one `git cat-file --batch`: a whole run needs no other process to read
 * commits, trees and blobs. Requests are answered in order, so many may wait at once.
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
  const parser = responseParser(waiting);
  let complaint = '';
  let failure: Error | undefined;

  function fail(error: Error): void {
    failure ??= error;
    for (const read of waiting.splice(0)) read.reject(failure);
  }
  environment.debug('git cat-file --batch, for the whole run');
  git.stdout.on('data', parser);
  git.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString('utf8')).slice(0, 2_000);
  });
  // A write to a process that has ended fails here; its exit tells the reason.
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

/** Cuts the stream of `<id> <type> <size>\n<content>\n` answers and hands each to the read that waits longest. */
function responseParser(waiting: PendingRead[]): (chunk: Buffer) => void {
  let header = Buffer.alloc(0);
  let open: { object: Omit<GitObject, 'content'>; parts: Buffer[]; keep: boolean; left: number } | undefined;

  return (chunk) => {
    let rest = chunk;
    while (rest.length > 0) {
      if (open) {
        const part = rest.subarray(0, open.left);
        // The answer's closing line feed is counted in `left`, but is not part of the object.
        if (open.keep) open.parts.push(part);
        open.left -= part.length;
        rest = rest.subarray(part.length);
        if (open.left > 0) return;
        const { object, parts, keep } = open;
        open = undefined;
        waiting
          .shift()
          ?.resolve({ ...object, content: keep ? Buffer.concat(parts, object.size) : undefined });
        continue;
      }
      const end = rest.indexOf(LF);
      if (end < 0) {
        header = Buffer.concat([header, rest]);
        return;
      }
      const line = Buffer.concat([header, rest.subarray(0, end)]).toString('utf8');
      header = Buffer.alloc(0);
      rest = rest.subarray(end + 1);
      const match = HEADER.exec(line);
      if (!match) {
        // "<name> missing" or "<name> ambiguous"
        waiting.shift()?.resolve(undefined);
        continue;
      }
      const [, id = '', type, digits = '0'] = match;
      const size = Number(digits);
      const keep = size <= (waiting[0]?.maxBytes ?? 0);
      open = { object: { id, type: type as GitObject['type'], size }, parts: [], keep, left: size + 1 };
    }
  };
}
