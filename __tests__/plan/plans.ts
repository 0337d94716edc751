import type { EntryId } from '../../src/lib/ids.ts';
import type { Known, Neighbours } from '../../src/plan/ownership.ts';
import { makePlan, type Plan, type PlanFacts } from '../../src/plan/plan.ts';
import { type Audio, MAIN, MANIFEST, state } from '../support/notes.ts';

export const OTHER = 'audio/other.json';
const NOBODY: Neighbours = {
  exists: (path) => path === MANIFEST,
  manifests: new Map(),
  unreadable: undefined,
  previews: new Map(),
  previewed: new Map(),
};
/** Other manifests and other open pull requests: which ids each names or changes. */
export const neighbours = (
  manifests: Record<string, string>,
  previews: Record<string, number> = {},
): Neighbours => ({
  exists: (path) => path === MANIFEST || Object.values(manifests).includes(path),
  manifests: new Map(Object.entries(manifests) as [EntryId, string][]),
  unreadable: undefined,
  previewed: new Map(Object.entries(previews) as [EntryId, number][]),
  previews: new Map(Object.entries(previews) as [EntryId, number][]),
});

/** The plan of a sync of `main` to a commit that names `to`, unless more is said. */
export function planOf(known: readonly Known[], to: Audio, more: Partial<PlanFacts> = {}): Plan {
  return makePlan({
    purpose: 'sync',
    manifest: MANIFEST,
    ref: MAIN,
    to: state(to),
    base: undefined,
    known,
    neighbours: NOBODY,
    isUncertain: false,
    deletes: 'branch',
    full: false,
    ...more,
  });
}

export const idsIn = (changes: readonly { id: EntryId }[]) => changes.map(({ id }) => String(id));
export const short = (plan: Plan) => ({
  replace: idsIn(plan.replace),
  delete: idsIn(plan.delete),
  keep: plan.keep,
});
/** `delete 2: pull request 8` */
export const leftIn = ({ leftAlone }: Plan) =>
  leftAlone.map(({ change, reason, owner }) =>
    [`${change.kind} ${change.id}: ${reason}`, owner].filter((word) => word !== undefined).join(' '),
  );
