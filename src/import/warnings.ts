import { quote } from '../lib/text.ts';
import { differenceOf, suggestion } from '../report/phrases.ts';
import type { ImportPlan, WrongPhrase } from './plan.ts';
import type { Link } from './relink.ts';
import type { ImportRun } from './run.ts';

/** Notes what a person should know of a plan, before anything is downloaded. */
export function warnAboutPlan(
  run: ImportRun,
  { relinking, wrong, newcomers, selected, idle }: ImportPlan,
  language: string | undefined,
): void {
  const { ambiguous, lost } = relinking;
  run.ambiguous = ambiguous;
  const file = run.manifest;
  for (const { link, candidates } of ambiguous) {
    const ids = candidates.join(', ');
    const message =
      candidates.length > 1
        ? `${nameOf(link)} may belong to several entries with its phrase (${ids}): put the id of the right one into the manifest; until then, none of them is imported`
        : `${nameOf(link)} and another file have the phrase of entry ${ids}: put the id where it belongs; until then, it is not imported`;
    run.warnings.push({ message, file, line: link.line, column: link.column });
  }
  for (const one of wrong) {
    const { line, column } = one.change;
    run.warnings.push({ message: whyWrong(one), file, line, column });
  }
  for (const link of lost)
    run.warnings.push({ message: whyLost(link), file, line: link.line, column: link.column });
  for (const line of idle)
    run.warnings.push({ message: `no entry matches ${quote(line)} in the input "select"` });
  if (run.live === 0) run.notices.push({ message: EMPTY_CACHE });
  else if (selected > 0 && newcomers.length === 0 && ambiguous.length === 0)
    run.notices.push({
      message: `nothing is new: ${selected === 1 ? 'the selected entry has' : `all ${selected} selected entries have`} a file already`,
    });
  else if (selected === 0 && language !== undefined)
    run.notices.push({ message: `no selected entry is in the language ${quote(language)}` });
}

const EMPTY_CACHE =
  'the cache is empty: PolyAI creates an entry when a phrase is spoken at least twice within 24 hours, so call the agent, or wait for callers';

function nameOf({ name, id }: Link): string {
  return id === '' ? quote(name) : `${quote(name)} (entry ${id}, which is gone)`;
}

function whyWrong({ change, matching, ...found }: WrongPhrase): string {
  const { what, inPolyAI, inManifest } = differenceOf({ ...found, phrase: change });
  return `entry ${change.id} of ${quote(change.name)} has another ${what} in PolyAI, ${inPolyAI}, than in the manifest, ${inManifest}${suggestion(matching)}`;
}

function whyLost({ name, id, transcript }: Link): string {
  const what =
    id === '' ? `no entry was found for ${quote(name)}` : `entry ${id} of ${quote(name)} is not in the cache`;
  return transcript === undefined
    ? `${what}: give it a "transcript", so that its new id can be found, or remove it`
    : `${what}, and no other entry has its phrase: it was not spoken recently, or its wording has changed`;
}
