import type { Problem } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import type { Plan } from '../plan/plan.ts';
import { withoutDeletions } from '../plan/restrict.ts';
import { type FindIds, findMismatches, type Listed, type Mismatches } from '../plan/transcripts.ts';
import { differenceOf, notCompared, suggestion } from '../report/phrases.ts';
import type { Run } from '../run.ts';

/**
 * Holds a plan to the phrases that PolyAI lists. Entries that left the manifest, but are another phrase than it gave, leave the
 * run's plan with a warning. Returns what stands in the way of writing: files that would replace another phrase.
 */
export function checkPhrases(run: Run, listed: Listed, findIds: FindIds): Problem[] {
  const found = findMismatches(run.plan, listed);
  leaveOtherPhrases(run, found.delete);
  if (found.unknown.length > 0)
    run.notices.push({ message: notCompared('entries to be replaced', found.unknown) });
  return found.replace.map((one) => {
    const { id, entry } = one.change;
    const { what, inPolyAI, inManifest } = differenceOf(one);
    return {
      message: `${quote(entry.path)} would replace entry ${id}, whose ${what} in PolyAI is ${inPolyAI}, but in the manifest it is ${inManifest}${suggestion(findIds(entry))}`,
      file: run.manifest,
      line: entry.line,
      column: entry.column,
    };
  });
}

/** Whether there is something that a listing could have been compared with. */
export function hasPhrases({ replace, delete: deletions }: Plan): boolean {
  return [...replace, ...deletions].some(
    ({ entry }) => entry?.transcript !== undefined || entry?.language !== undefined,
  );
}

function leaveOtherPhrases(run: Run, mismatches: Mismatches['delete']): void {
  if (mismatches.length === 0) return;
  const left = new Set(mismatches.map(({ change }) => change));
  run.plan = withoutDeletions(run.plan, 'another phrase', (change) => left.has(change));
  for (const one of mismatches) {
    const { id, entry } = one.change;
    const { what, inPolyAI, inManifest } = differenceOf(one);
    run.warnings.push({
      message: `entry ${id} (${quote(entry?.path ?? '')}) was removed from the manifest but is left alone: its ${what} in PolyAI is ${inPolyAI}, but in the manifest it was ${inManifest}; to delete it anyway, name it in the input "delete-ids"`,
      file: run.manifest,
    });
  }
}
