import { parseDocument, visit } from 'yaml';

/**
 * What a careful reader asks of a workflow, beyond that it is valid. The names in brackets are those of the audits that
 * zizmor publishes (docs.zizmor.sh/audits); its binary is not on npm.
 */

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly permissions?: unknown;
  readonly 'timeout-minutes'?: number;
  readonly concurrency?: unknown;
  readonly secrets?: unknown;
  /** Another workflow, whose jobs have limits of their own. */
  readonly uses?: string;
  readonly steps?: readonly Step[];
}
interface Workflow {
  readonly name?: string;
  readonly on?: unknown;
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly jobs?: Readonly<Record<string, Job>>;
}

const PINNED = /^\s*(?:- )?uses: [\w.-]+(?:\/[\w.-]+)+@[0-9a-f]{40} # \S+/;

/** Everything that is wrong with a workflow file, one sentence each; none if all is well. */
export function workflowFaults(text: string): string[] {
  const document = parseDocument(text);
  const workflow = document.toJS() as Workflow;
  const jobs = Object.entries(workflow.jobs ?? {});
  return [
    ...workflowWide(text, workflow),
    ...jobs.flatMap(([name, job]) => jobFaults(job, workflow).map((fault) => `job ${name} ${fault}`)),
    ...jobs.flatMap(([, job]) => (job.steps ?? []).flatMap(stepFaults)),
    ...linesOf(text, /\buses: (?!\.\/)/)
      .filter((line) => !PINNED.test(line))
      .map(
        (line) =>
          `${line.trim()}: pin it to a full commit SHA, with its version in a comment [unpinned-uses]`,
      ),
    ...undocumentedPermissions(text),
  ];
}

function workflowWide(text: string, workflow: Workflow): string[] {
  const events = typeof workflow.on === 'string' ? [workflow.on] : Object.keys(workflow.on ?? {});
  const named = Array.isArray(workflow.on) ? workflow.on : events;
  const dangerous = named.filter((event) => event === 'pull_request_target' || event === 'workflow_run');
  const { permissions } = workflow;
  const isEmpty = typeof permissions === 'object' && Object.keys(permissions ?? {}).length === 0;
  return [
    ...(workflow.name ? [] : ['it has no name [anonymous-definition]']),
    ...(isEmpty
      ? []
      : ['it must say "permissions: {}", so that each job asks for its own [excessive-permissions]']),
    ...dangerous.map((event) => `it runs on ${event}, with secrets on strangers' code [dangerous-triggers]`),
    ...(/toJSON\(secrets\)|secrets\[/i.test(text)
      ? ['it takes more secrets than it needs [overprovisioned-secrets]']
      : []),
  ];
}

function jobFaults(job: Job, workflow: Workflow): string[] {
  const limits = job.concurrency ?? workflow.concurrency;
  const isExplicit = typeof limits === 'object' && limits !== null && 'cancel-in-progress' in limits;
  return [
    ...(typeof job.permissions === 'object' ? [] : ['names no permissions [excessive-permissions]']),
    ...(job['timeout-minutes'] || job.uses ? [] : ['has no timeout-minutes']),
    ...(isExplicit || job.uses
      ? []
      : ['has no concurrency group that says cancel-in-progress [concurrency-limits]']),
    ...(job.secrets === 'inherit' ? ['inherits all secrets [secrets-inherit]'] : []),
  ];
}

function stepFaults({ uses = '', run = '', with: given = {} }: Step): string[] {
  return [
    ...(uses.startsWith('actions/checkout@') && given['persist-credentials'] !== false
      ? ['a checkout leaves its token behind: say "persist-credentials: false" [artipacked]']
      : []),
    ...(run.includes('${{')
      ? ['a script has an expression in it: hand it over in "env" [template-injection]']
      : []),
  ];
}

/** Every permission says what it is for, so that a reader can tell whether it is needed. */
function undocumentedPermissions(text: string): string[] {
  const faults: string[] = [];
  visit(parseDocument(text), {
    Pair(_, pair) {
      if (String(pair.key) !== 'permissions' || !pair.value || !('items' in (pair.value as object))) return;
      const { items } = pair.value as unknown as {
        items: { key: unknown; value: { comment?: string | null } }[];
      };
      for (const { key, value } of items)
        if (!value.comment)
          faults.push(`the permission ${key} does not say what it is for [undocumented-permissions]`);
    },
  });
  return faults;
}

function linesOf(text: string, pattern: RegExp): string[] {
  return text.split('\n').filter((line) => !/^\s*#/.test(line) && pattern.test(line));
}

/** Actions that are pinned to more than one commit: one of them is out of date, or not what its comment says. */
export function pinConflicts(texts: readonly string[]): string[] {
  const pins = new Map<string, Set<string>>();
  for (const text of texts) {
    for (const [, name = '', pin = ''] of text.matchAll(/uses: ([\w.-]+\/[\w.-]+)\S*?@(\S+ # \S+)/g))
      pins.set(name, (pins.get(name) ?? new Set()).add(pin));
  }
  return [...pins]
    .filter(([, found]) => found.size > 1)
    .map(([name, found]) => `${name} has several pins: ${[...found].join(', ')} [ref-version-mismatch]`);
}
