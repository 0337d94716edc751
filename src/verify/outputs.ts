import { driftedOf, outcomeOf, uncachedOf, type VerifyRun, withVerdict } from './run.ts';

/** The outputs that a workflow can read, by name; `report` is added by who writes the file. */
export function outputsOf(run: VerifyRun): Record<string, string> {
  const ids = (entries: VerifyRun['entries']) => JSON.stringify(entries.map(({ id }) => id));
  return {
    outcome: outcomeOf(run),
    drifted: ids(driftedOf(run)),
    missing: ids(withVerdict(run, 'missing')),
    uncached: JSON.stringify(uncachedOf(run).map(({ phrase }) => phrase.transcript)),
  };
}
