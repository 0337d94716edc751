import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export interface GitCall {
  readonly args: readonly string[];
  /** After a fetch: how many objects of each type the repository holds that it fetched into. */
  readonly objects: Readonly<Record<string, number>>;
}

export interface GitLog {
  /** A `PATH` that finds a `git` which writes down how it was called, and then does what was asked. */
  readonly path: string;
  calls(): GitCall[];
  remove(): void;
}

const GIT = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();

const CALL = '= call =';
/** Printed at once, so that processes that run side by side do not mix their lines. */
const SCRIPT = `#!/bin/sh
printf '%s\\n' '${CALL}' "$@" >> "$LOG"
[ "$1" = fetch ] || exec "$GIT" "$@"
"$GIT" "$@"
code=$?
"$GIT" cat-file --batch-all-objects --batch-check='object %(objecttype)' >> "$LOG" 2>/dev/null
exit $code
`;

export function logGit(): GitLog {
  const folder = mkdtempSync(join(tmpdir(), 'git-log-'));
  const log = join(folder, 'log');
  writeFileSync(log, '');
  const script = SCRIPT.replaceAll('$LOG', log).replaceAll('$GIT', GIT);
  writeFileSync(join(folder, 'git'), script, { mode: 0o755 });
  return {
    path: `${folder}${delimiter}${process.env['PATH']}`,
    calls: () => readFileSync(log, 'utf8').split(`${CALL}\n`).slice(1).map(parseCall),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function parseCall(text: string): GitCall {
  const lines = text.split('\n').slice(0, -1);
  const isObject = (line: string) => line.startsWith('object ');
  const objects: Record<string, number> = {};
  for (const line of lines.filter(isObject)) objects[line.slice(7)] = (objects[line.slice(7)] ?? 0) + 1;
  return { args: lines.filter((line) => !isObject(line)), objects };
}
