import type { CommitSha } from '../lib/ids.ts';
import type { Run } from '../run.ts';
import { outcomeOf } from '../run.ts';
import { agent, factsLine } from './facts-line.ts';
import { countOutcomes } from './headline.ts';
import { commit } from './links.ts';
import { code, inert } from './markdown.ts';

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
    some(plan.keep, `${plan.keep === 1 ? 'entry' : 'entries'} unchanged`),
    some(plan.leftAlone.length, `${plan.leftAlone.length === 1 ? 'change' : 'changes'} left alone`),
  ];
  return sentence([...changesOf(run), ...rest]);
}

function changesOf(run: Run): string[] {
  const { plan } = run;
  const { replaced, deleted, failed, skipped } = countOutcomes(run);
  switch (outcomeOf(run)) {
    case 'synced':
      return [bold(some(replaced, 'replaced'), some(deleted, 'deleted'))];
    case 'planned':
    case 'unchanged':
      return [];
    case 'blocked':
      return [bold(some(plan.replace.length, 'to replace'), some(plan.delete.length, 'to delete'))];
    case 'failed':
    case 'cancelled':
      if (run.dryRun) return [];
      return [
        bold(part(replaced, plan.replace.length, 'replaced'), part(deleted, plan.delete.length, 'deleted')),
        some(failed, 'failed'),
        some(skipped, 'not attempted'),
      ];
  }
}

function some(count: number, what: string): string {
  return count === 0 ? '' : `${count} ${what}`;
}

function part(count: number, all: number, what: string): string {
  return all === 0 ? '' : `${count} of ${all} ${what}`;
}

function bold(...parts: readonly string[]): string {
  const said = sentence(parts);
  return said === '' ? '' : `**${said}**`;
}

function sentence(parts: readonly string[]): string {
  return parts.filter(Boolean).join(', ');
}
