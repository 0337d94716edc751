import type { CommitSha } from '../lib/ids.ts';
import { plural } from '../lib/numbers.ts';
import type { Run } from '../run.ts';
import { outcomeOf } from '../run.ts';
import { agent, commit, factsLine } from './facts-line.ts';
import { countOutcomes } from './headline.ts';
import { code, inert } from './markdown.ts';
import { table } from './table.ts';

/** Which agent, which commits, which manifest: one line. */
export function facts(run: Run): string {
  return factsLine({
    Agent: agent(run),
    [run.head ? 'Commits' : 'Why']: commits(run),
    Manifest: run.manifest && code(run.manifest),
  });
}

/** Short names of the commits, as links where the repository is known, and why these. */
function commits({ base, head, isLive, why = '', repositoryUrl }: Run): string {
  if (!head) return inert(why);
  const name = (sha: CommitSha) => commit(sha, repositoryUrl);
  const from = isLive ? 'live cache' : 'nothing';
  const compared = `${base ? name(base) : from} → ${name(head)}`;
  return why ? `${compared} (${inert(why)})` : name(head);
}

/** The numbers behind the headline. They add up to the plan. */
export function counts(run: Run): string {
  const { plan } = run;
  const rest = [
    ...(plan.keep > 0 ? [`${plural(plan.keep, 'entry', 'entries')} unchanged`] : []),
    ...(plan.leftAlone.length > 0 ? [`${plural(plan.leftAlone.length, 'change')} left alone`] : []),
  ];
  switch (outcomeOf(run)) {
    case 'synced': {
      const { replaced, deleted } = countOutcomes(run);
      return [...bold(some(replaced, 'replaced'), some(deleted, 'deleted')), ...rest].join(', ');
    }
    case 'planned':
    case 'unchanged':
      return rest.join(', ');
    case 'blocked':
      return [
        ...bold(some(plan.replace.length, 'to replace'), some(plan.delete.length, 'to delete')),
        ...rest,
      ].join(', ');
    case 'failed':
    case 'cancelled':
      return run.dryRun ? '' : [matrix(run), rest.join(', ')].filter(Boolean).join('\n\n');
  }
}

function some(count: number, what: string): string {
  return count === 0 ? '' : `${count} ${what}`;
}

function bold(...parts: readonly string[]): string[] {
  const said = parts.filter(Boolean).join(', ');
  return said === '' ? [] : [`**${said}**`];
}

/** What was planned, and what became of it. */
function matrix(run: Run): string {
  const row = (name: string, kind: 'replace' | 'delete') => {
    const { replaced, deleted, failed, skipped } = countOutcomes(run, ({ change }) => change.kind === kind);
    return { name, planned: run.plan[kind].length, done: replaced + deleted, failed, skipped };
  };
  const rows = [row('Replace', 'replace'), row('Delete', 'delete')].filter(({ planned }) => planned > 0);
  if (rows.length === 0) return '';
  return table(
    [
      { title: '', cell: ({ name }) => name },
      { title: 'Planned', align: 'right', cell: ({ planned }) => String(planned) },
      { title: 'Done', align: 'right', cell: ({ done }) => String(done) },
      { title: 'Failed', align: 'right', cell: ({ failed }) => String(failed) },
      { title: 'Not attempted', align: 'right', cell: ({ skipped }) => String(skipped) },
    ],
    rows,
  );
}
