import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export interface GitCall {
  readonly args: readonly string[];
  /** Names of Git's own variables that it was given. */
  readonly variables: readonly string[];
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

/** One write a record, so that processes that run side by side do not mix theirs. */
const SCRIPT = `#!/bin/sh
record=$(printf 'call\\n'; printf 'arg %s\\n' "$@"; env | sed -n 's/^\\(GIT_[A-Za-z0-9_]*\\)=.*/variable \\1/p')
printf '%s\\n' "$record" >> "$LOG"
[ "$1" = fetch ] || exec "$GIT" "$@"
"$GIT" "$@"
code=$?
record=$("$GIT" cat-file --batch-all-objects --batch-check='object %(objecttype)' 2>/dev/null)
printf '%s\\n' "$record" >> "$LOG"
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
    calls: () =>
      readFileSync(log, 'utf8')
        .split(/^call\n/m)
        .slice(1)
        .map(parseCall),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function parseCall(text: string): GitCall {
  const values = (kind: string) =>
    [...text.matchAll(new RegExp(`^${kind} (.*)$`, 'gm'))].map(([, value = '']) => value);
  const objects: Record<string, number> = {};
  for (const type of values('object')) objects[type] = (objects[type] ?? 0) + 1;
  return { args: values('arg'), variables: values('variable'), objects };
}
