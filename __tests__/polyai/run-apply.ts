import type { EntryId } from '../../src/lib/ids.ts';
import type { Outcome } from '../../src/plan/outcome.ts';
import { type Deletion, EMPTY_PLAN, type Plan, type Replacement } from '../../src/plan/plan.ts';
import { apply } from '../../src/polyai/apply.ts';
import type { Result } from '../../src/polyai/result.ts';

export function planOf(replace: readonly string[], remove: readonly string[]): Plan {
  return {
    ...EMPTY_PLAN,
    replace: replace.map(
      (id) => ({ kind: 'replace', id: id as EntryId, entry: { path: `${id}.wav` } }) as Replacement,
    ),
    delete: remove.map((id) => ({ kind: 'delete', id: id as EntryId }) as Deletion),
  };
}

interface Script {
  readonly replace?: (id: string) => Result;
  readonly delete?: (id: string) => Result;
  readonly bulk?: Result;
  readonly list?: Result;
}

/** Carries a plan out against scripted replies. */
export async function run(plan: Plan, script: Script) {
  const sent: string[] = [];
  const outcomes: Outcome[] = [];
  const warnings: string[] = [];
  const reply = (call: string, result: Result | undefined): Result => {
    if (!result) throw new Error(`no reply was scripted for ${call}`);
    if (result.kind !== 'not sent') sent.push(call);
    return result;
  };
  const unused = () => Promise.reject(new Error('not for this test'));
  await apply(plan, {
    client: {
      concurrency: 1,
      stopped: new AbortController().signal,
      api: {
        list: async () => reply('list', script.list),
        download: unused,
        read: unused,
        replace: async (id, _path, audio) => {
          await audio();
          return reply(`replace ${id}`, script.replace?.(id));
        },
        delete: async (id) => reply(`delete ${id}`, script.delete?.(id)),
        bulkDelete: async (ids) => reply(`bulk ${ids.join(' ')}`, script.bulk),
      },
    },
    audio: async () => Buffer.alloc(10),
    whatNext: 'what comes next',
    settled: (outcome) => outcomes.push(outcome),
    warn: (message) => warnings.push(message),
  });
  return { sent, warnings, outcomes, shown: outcomes.map(shown) };
}

function shown(outcome: Outcome): string {
  const { kind, change } = outcome;
  if (kind === 'failed') return `${change.id} ${kind}, ${outcome.certainty}: ${outcome.reason}`;
  if (kind === 'deleted') return `${change.id} ${outcome.alreadyGone ? 'was gone' : kind}`;
  return kind === 'skipped' ? `${change.id} ${kind}: ${outcome.reason}` : `${change.id} ${kind}`;
}
