import type { Problem } from '../lib/problem.ts';
import { quote, visible } from '../lib/text.ts';
import type { Different, Sound } from '../live/verdict.ts';
import { isSameLanguage } from '../plan/transcripts.ts';
import { differenceOf, suggestion } from '../report/phrases.ts';
import { nameOf } from './log.ts';
import type { Orphan } from './phrases.ts';
import { driftedOf, isReencoded, outcomeOf, uncachedOf, type VerifyRun, withVerdict } from './run.ts';

interface Findings {
  readonly errors: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** What was found, for annotations: what fails the run, the most telling first; and what does not. */
export function findingsOf(run: VerifyRun): Findings {
  const drift = [...entryProblems(run), ...phraseProblems(run)];
  const isTolerated = run.onDrift === 'warn';
  return {
    errors: [...run.problems, ...unreadableProblems(run), ...(isTolerated ? [] : drift)],
    warnings: [
      ...(isTolerated ? drift : []),
      ...(outcomeOf(run) === 'inconclusive' && isReencoded(run) ? [REENCODED] : []),
      ...(run.cause === undefined ? [] : [{ message: `likely cause of the drift: ${run.cause}` }]),
      ...run.orphans.map((orphan) => orphanProblem(run, orphan)),
      ...run.warnings,
    ],
  };
}

const REENCODED: Problem = {
  message:
    'no entry is the same as its file, but all have the same duration: PolyAI seems to re-encode audio, so comparing it says nothing; set "compare: listing"',
};

/** What is wrong with an entry that has drifted. */
export function entryProblems(run: VerifyRun): Problem[] {
  const drifted = [...driftedOf(run), ...withVerdict(run, 'missing')];
  return drifted.map((entry) => {
    const { line, column } = entry;
    return { message: `${nameOf(entry)} ${faultOf(run, entry)}`, file: run.manifest, line, column };
  });
}

type Entry = VerifyRun['entries'][number];

function faultOf(run: VerifyRun, entry: Entry): string {
  const verdict = run.verdicts.get(entry.id);
  switch (verdict?.kind) {
    case 'different':
      return `${soundsOf(verdict)}${hintOf(run, entry)}`;
    case 'wrong phrase': {
      const listed = run.details.get(entry.id) ?? NOTHING_LISTED;
      const { what, inPolyAI, inManifest } = differenceOf({ match: verdict.match, listed, phrase: entry });
      return `has another ${what} in PolyAI, ${inPolyAI}, than in the manifest, ${inManifest}${suggestion(verdict.matching)}`;
    }
    default: {
      const [id] = (verdict?.kind === 'missing' && verdict.matching) || [];
      const renewed = id === undefined ? '' : `; entry ${id} has its phrase`;
      return `is not in the cache: it expired or was deleted, or its id is wrong${renewed}; correct the id, or remove the line`;
    }
  }
}

const NOTHING_LISTED = { transcript: undefined, languageCode: undefined };

function soundsOf({ by, live, file }: Different): string {
  const times = `${secondsOf(live)} in PolyAI, ${file ? secondsOf(file) : 'an unknown duration'} in the commit`;
  return by === 'audio' ? `plays other audio than the commit (${times})` : `has another duration (${times})`;
}

function secondsOf({ durationSeconds }: Sound): string {
  return durationSeconds === undefined ? 'an unknown duration' : `${durationSeconds.toFixed(2)} s`;
}

/** What PolyAI says that may have changed the audio. */
function hintOf(run: VerifyRun, { id }: Entry): string {
  const { regenerated, imported } = run.details.get(id) ?? {};
  const marks = [...(regenerated ? ['regenerated'] : []), ...(imported ? ['imported'] : [])];
  return marks.length > 0 ? `; PolyAI marks it as ${marks.join(' and ')}` : '';
}

function phraseProblems(run: VerifyRun): Problem[] {
  return uncachedOf(run).map(({ phrase: required, closest }) => {
    const similar = closest.map(({ id, transcript = '', languageCode = '' }) => {
      // The wording may be the same: then the language is what is wrong.
      const isOther = required.language !== undefined && !isSameLanguage(languageCode, required.language);
      const language = isOther && languageCode !== '' ? `, ${visible(languageCode)}` : '';
      return `${quote(transcript)} (entry ${id}${language})`;
    });
    const hint = similar.length > 0 ? `; closest: ${similar.join(', ')}` : '';
    return {
      message: `the required phrase ${quote(required.transcript)}${required.language ? ` (${visible(required.language)})` : ''} is not cached${hint}`,
      file: run.manifest,
      line: required.line,
      column: required.column,
    };
  });
}

function unreadableProblems(run: VerifyRun): Problem[] {
  return withVerdict(run, 'unreadable').map((entry) => {
    const verdict = run.verdicts.get(entry.id);
    const reason = verdict && 'reason' in verdict ? verdict.reason : '';
    const { line, column } = entry;
    return { message: `${nameOf(entry)} could not be read: ${reason}`, file: run.manifest, line, column };
  });
}

function orphanProblem(run: VerifyRun, { mapped, twin, isYounger, isHeardMore }: Orphan): Problem {
  const ids = mapped.map(({ id }) => id);
  const entry = run.entries.find(({ id }) => ids.includes(id));
  const why = [...(isYounger ? ['is newer'] : []), ...(isHeardMore ? ['is heard more'] : [])].join(' and ');
  return {
    message: `entry ${twin.id} has the phrase of entry ${ids.join(', ')} and ${why}, but no file is mapped to it: callers may hear it instead of your recording; map the file to it as well`,
    file: run.manifest,
    ...(entry ? { line: entry.line, column: entry.column } : {}),
  };
}
