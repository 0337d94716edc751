import type { EntryId } from '../lib/ids.ts';
import type { Deletion, Plan, Replacement } from './plan.ts';

/**
 * Files that would lose the entry that they have for one that the agent does not have, even under another name: `from` is to be deleted,
 * and `to` cannot be replaced. The new id is a typing error.
 */
export function misdirectedFiles(
  plan: Plan,
  missing: readonly Replacement[],
  isOnAgent: (id: EntryId) => boolean,
): readonly { readonly from: Deletion; readonly to: Replacement }[] {
  const paired = new Set<Deletion>();
  return missing.flatMap((to) => {
    const lost = plan.delete.filter(
      ({ id, entry, reason }) =>
        reason === 'removed' &&
        (entry?.path === to.entry.path || entry?.blob === to.entry.blob) &&
        isOnAgent(id),
    );
    // A file with several ids may lose several entries to several ids.
    const from = lost.find((change) => !paired.has(change)) ?? lost[0];
    if (from) paired.add(from);
    return from ? [{ from, to }] : [];
  });
}
