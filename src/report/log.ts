import { bytes, seconds } from '../lib/numbers.ts';
import { quote } from '../lib/text.ts';
import type { Outcome } from '../plan/outcome.ts';
import type { Change, Plan } from '../plan/plan.ts';

/** The plan in one line. */
export function planLine(plan: Plan): string {
  const parts = [
    `${plan.replace.length} to replace`,
    `${plan.delete.length} to delete`,
    `${plan.keep} unchanged`,
  ];
  if (plan.leftAlone.length > 0) parts.push(`${plan.leftAlone.length} left alone`);
  return `plan: ${parts.join(', ')}`;
}

/** A planned change in one line. */
export function changeLine(change: Change): string {
  return `${change.kind} ${nameOf(change)} (${change.reason})`;
}

/** What became of a change, in one line; `done` of `total` are settled with it. */
export function outcomeLine(outcome: Outcome, done: number, total: number): string {
  return `[${done}/${total}] ${textOf(outcome)}`;
}

function textOf(outcome: Outcome): string {
  const name = nameOf(outcome.change);
  switch (outcome.kind) {
    case 'replaced':
      return `replaced ${name}: ${bytes(outcome.bytes)} in ${seconds(outcome.milliseconds)}`;
    case 'deleted':
      return `deleted ${name}${outcome.alreadyGone ? ', which was already gone,' : ''} in ${seconds(outcome.milliseconds)}`;
    case 'failed':
      return `FAILED to ${outcome.change.kind} ${name}: ${outcome.reason}${outcome.certainty === 'unknown' ? '; it may have been done anyway' : ''}`;
    case 'skipped':
      return `not attempted: ${outcome.change.kind} ${name}: ${outcome.reason}`;
  }
}

/** The entry id with the file that the manifest gives it. */
export function nameOf(change: Change): string {
  return change.entry ? `entry ${change.id} (${quote(change.entry.name)})` : `entry ${change.id}`;
}
