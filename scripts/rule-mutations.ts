/** One line of a rule, and what it would be without the rule. */
export interface Mutation {
  readonly rule: string;
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly from: string;
  readonly to: string;
}

const of = (file: string, ...changes: readonly (readonly [rule: string, from: string, to: string])[]) =>
  changes.map(([rule, from, to]): Mutation => ({ rule, file, from, to }));

/** Every rule of docs/record.md, each left out once. */
export const MUTATIONS: readonly Mutation[] = [
  ...of(
    'src/plan/note.ts',
    [
      'runs that end in the same second overlap',
      'older.end.at >= later.began;',
      'older.end.at > later.began;',
    ],
    ['a job lasts six hours, not three', 'MAX_JOB_DURATION = 6 *', 'MAX_JOB_DURATION = 3 *'],
    ['a run that ended late overlaps', 'return older.end.at >= later.began;', 'return false;'],
    ['an undo is never clean', "return purpose === 'sync' && end.succeeded", 'return end.succeeded'],
    ['a failed run is not clean', "'sync' && end.succeeded && scope", "'sync' && scope"],
    [
      'a failed undo takes nothing back',
      'return end.succeeded ? scope.previews',
      'return true ? scope.previews',
    ],
    [
      'what was left says nothing',
      "return leftToOthers === 'unknown' || leftToOthers.has(id);",
      'return false;',
    ],
    ['a manifest that was unknown was gone', '|| !scope.manifests.includes(manifest)', ''],
  ),
  ...of(
    'src/plan/history.ts',
    ['runs that overlap count, however old', 'return [...recent, ...overlapping];', 'return recent;'],
    ['each manifest shows a clean note', 'missing.size === 0 && ', ''],
    [
      'previews that may be in the cache are read',
      ' && !previewsAfter(note).some((number) => previews.includes(number))',
      '',
    ],
    ['finished previews are over', 'previews.delete(number);', 'previews.has(number);'],
    [
      'a preview is in the cache',
      "if (purpose === 'preview' && pullRequest !== undefined) previews.add(pullRequest);",
      '',
    ],
    ['an agent follows its newest sync', "purpose === 'sync' && ref !== undefined", 'ref !== undefined'],
  ),
  ...of(
    'src/plan/ownership.ts',
    [
      'runs that overlap the success count',
      '!mayHaveWritten(older, id, blob) || !overlaps(older.note, note)',
      '!mayHaveWritten(older, id, blob) || true',
    ],
    [
      'a preview that overlaps the success counts',
      '!mayHaveWritten(older, id, blob) || !overlaps',
      "!mayHaveWritten(older, id, blob) || older.note.purpose === 'preview' || !overlaps",
    ],
    [
      'what a run left says nothing of it',
      "if (note.leftToOthers !== 'unknown' && note.leftToOthers.has(id)) continue;",
      '',
    ],
    [
      'too many left: the success counts for nothing',
      "note.end.succeeded && note.leftToOthers !== 'unknown'",
      'note.end.succeeded',
    ],
    [
      'failed attempts since count',
      'if (named && named.blob !== blob) return false;',
      'if (named && note.end.succeeded && named.blob !== blob) return false;',
    ],
    ['only a success is certain', 'if (named && note.end.succeeded &&', 'if (named &&'],
    [
      'a later run may have deleted it',
      'if (!named && mayHaveDeleted(note, id, known, index)) return false;',
      '',
    ],
    ['a sync may have deleted what a gone manifest named', '|| hasNoManifest(later, note.manifest);', ';'],
    [
      'a lost base claims everything',
      '.filter(({ id, blob }) => base?',
      '.filter(({ id, blob }) => base !== undefined && base?',
    ],
    ['a lost base owns nothing', "if (note.purpose === 'preview' && !preview?.base) continue;", ''],
    ['an unreadable note owns nothing', "if (note.purpose === 'unknown' || ", 'if ('],
    ['another manifest owns its own', '(note.manifest !== manifest && exists(note.manifest))', 'false'],
    ['a manifest that is gone hands over', ' && exists(note.manifest))', ')'],
    [
      "the base of a preview is the branch's",
      '(isBase || bases.has(entry.id)) && !isElsewhere',
      "note.purpose !== 'preview' && !isElsewhere",
    ],
    ["the base of any preview is the branch's", '(isBase || bases.has(entry.id))', 'isBase'],
    [
      "another branch's base is not this one's",
      'bases.has(entry.id)) && !isElsewhere(note, ref)',
      'bases.has(entry.id))',
    ],
    ['another branch decides nothing', '!isElsewhere(note, later.ref) &&', ''],
    ['what a sync names is not the preview’s', '? state.entries.has(id)\n      :', '? false\n      :'],
    ['an undo is for the pull requests that it names', '!isBase && isUndone', '!isBase'],
    ['a failed sync settles nothing', 'each.note.end.succeeded && decides(each)', 'decides(each)'],
    ['what was left is not settled', ' && !leaves(each.note, id)', ''],
    ['a run that overlaps settles nothing', ' && !overlaps(note, each.note)', ''],
    [
      'what is settled is not deleted again',
      'return later.some(\n    (each) =>',
      'return false && later.some(\n    (each) =>',
    ],
    [
      'closed pull requests claim nothing',
      'if (!preview || !isOpen(number)) continue;',
      'if (!preview) continue;',
    ],
    [
      'the newest preview claims',
      'if (pullRequest) newest.set(pullRequest, each);',
      'if (pullRequest && !newest.has(pullRequest)) newest.set(pullRequest, each);',
    ],
    ['what was taken back claims nothing', 'newest.delete(number);', 'newest.has(number);'],
    [
      'a failed undo took nothing back',
      'if (end.succeeded) for (const number of scope?.undone',
      'for (const number of scope?.undone',
    ],
  ),
  ...of(
    'src/plan/plan.ts',
    [
      'other manifests keep what they name',
      "if (manifest !== undefined) return { reason: 'manifest', owner: manifest };",
      '',
    ],
    [
      'while a manifest cannot be read, nothing is deleted',
      "if (unreadable !== undefined) return { reason: 'unreadable manifest', owner: unreadable };",
      '',
    ],
    [
      'an undo leaves what open pull requests name',
      "(purpose === 'undo' ? previewed : previews)",
      'previews',
    ],
    [
      'claims are not deleted',
      'return pullRequest === undefined ? undefined :',
      'return pullRequest !== 0 ? undefined :',
    ],
    [
      'a preview is an overlay',
      "return purpose === 'preview' && base?.entries.get(id)?.blob === blob;",
      'return false;',
    ],
    [
      'an undo leaves claims alone',
      "if (purpose === 'undo') return true;",
      "if (purpose === 'undo') return false;",
    ],
    ['what is lost makes all uncertain', '!isUncertain && isCertain', 'isCertain'],
    ['what is left is noted as left', 'if (owner !== undefined) leftToOthers.add(entry.id);', ''],
    ['deletions left are noted as left', '...deletions.leftAlone.map(({ change }) => change.id),', ''],
    [
      'an undo deletes what previews added',
      "deletes === 'branch' ? owned.branch : owned.previews",
      'owned.branch',
    ],
  ),
  ...of('src/plan/restrict.ts', [
    'a late run leaves what the tip names',
    'newest?.entries.has(id) ?? reason',
    'newest === undefined && reason',
  ]),
  ...of(
    'src/stages/branch.ts',
    [
      'never backwards',
      "(await fetchComparison(github, than, sha))?.status === 'ahead'",
      "(await fetchComparison(github, than, sha))?.status === 'diverged'",
    ],
    [
      'the tip is never outdated',
      'if (isTip || goesBackOnPurpose(job)) return;',
      'if (goesBackOnPurpose(job)) return;',
    ],
    [
      'a forced push takes commits away',
      'if (position && !isOnBranch(position)) throw removedByForcePush(job);',
      '',
    ],
    ['an agent follows one branch', 'if (!run.dryRun) throw Blocked.because(message);', ''],
    ['the default branch may take over', 'if (start.ref === `refs', 'if (false && start.ref === `refs'],
    ['only what the event is about is synced', 'if (sha === start.sha ||', 'if (sha !== undefined ||'],
    [
      'full is meant in a first attempt',
      'if (isTip || goesBackOnPurpose(job)) return;',
      'if (isTip || job.request.inputs.full) return;',
    ],
    ['full is a way back', 'if (isTip || goesBackOnPurpose(job)) return;', 'if (isTip) return;'],
    ['a preview is no attempt of the branch', "return purpose !== 'preview';", 'return true;'],
    [
      'failed attempts count',
      'history.notes.filter(isBranchAttempt)',
      'history.notes.filter((note) => isBranchAttempt(note) && note.end.succeeded)',
    ],
    ['a clean-up is of the followed branch', 'if (isSweep) {', 'if (isSweep) return;\n  if (isSweep) {'],
  ),
  ...of(
    'src/stages/newer.ts',
    ['the tip is looked at', "position?.status === 'behind' ? position.base : undefined", 'undefined'],
    [
      'a late sync brings nothing back',
      'newest && leavesAudio ? leaveReplaced(kept, newest, shortSha(tip)) : kept',
      'kept',
    ],
    [
      'an undo deletes nothing of the followed branch',
      'if (!followed || plan.delete.length === 0) return plan;',
      'if (plan) return plan;\n  if (!followed) return plan;',
    ],
    [
      'a preview takes nothing of its base branch back',
      'if (!plan.replace.some(({ entry }) => isUnchanged(entry))) return plan;',
      'if (isUnchanged) return plan;',
    ],
    [
      'what its pull request changes, a preview replaces',
      'shortSha(newest.sha), isUnchanged)',
      'shortSha(newest.sha))',
    ],
    ['a preview of a newer base goes on', '!(await isAhead(github, newest.sha, baseCommit.sha))', '!isAhead'],
  ),
  ...of('src/stages/prepare.ts', [
    'a "base" that is kept moves no record back',
    ' || inputs.base !== undefined;',
    ';',
  ]),
  ...of('src/stages/plan-changes.ts', [
    'a preview deletes nothing',
    "task.purpose === 'preview' ? withoutDeletions(requested, 'preview') : requested",
    'requested',
  ]),
  ...of(
    'src/stages/pulls.ts',
    [
      'an undo sweeps',
      'numbers.filter((number) => isClosed(number) || isOwnCleanup(number, request))',
      'numbers.filter((number) => number === pull?.number)',
    ],
    ['a closed pull request gets no preview', 'if (!own.open) {', 'if (false) {'],
    ['an older preview does not follow a newer one', 'own.head !== pull.headSha && hasNewer', 'false'],
    ['an open pull request keeps its preview', 'isClosing && own.open', 'isClosing && !own'],
    [
      'one that may be open keeps its preview',
      'if (pull && !own && isClosing && request.start.isRerun) {',
      'if (pull && !own && !purpose) {',
    ],
    [
      'one that GitHub says nothing about is open',
      '=> states.get(number)?.open === false',
      '=> states.get(number)?.open !== true',
    ],
    [
      'one whose preview was undone claims nothing',
      'numbers.includes(number) && !isClosed(number)',
      '!isClosed(number)',
    ],
  ),
  ...of(
    'src/stages/new-note.ts',
    [
      'what an undo leaves is not finished',
      'plan.leftAlone.some((left) => needsAnotherRun(left, previewed)) ? [] : undone',
      'undone',
    ],
    [
      'each manifest must undo',
      'reverted.filter((number) => isFinished(number, own, notes, exists))',
      'reverted',
    ],
    ['what leaves something is not clean', ' && plan.leftToOthers.size === 0 && previews', ' && previews'],
    ['previews in the cache are not clean', ' && previews.length === 0', ''],
    ['a note names the manifests before it', ', ...noted])', '])'],
    ["a note names a preview's base manifests", '...(range.base?.manifests ?? []), ', ''],
  ),
  ...of(
    'src/stages/neighbours.ts',
    ["own claims are not another's", 'number !== pull && isOpen(number)', 'isOpen(number)'],
    ['manifests that were found exist', '...present, ...found,', '...present,'],
  ),
  ...of(
    'src/stages/known.ts',
    [
      'an unreadable note may be of any manifest',
      "if (note.purpose === 'unknown') return [{ note, state: read.whole(commit) }];",
      '',
    ],
    [
      'a lost merge commit is its base or its head',
      'base ? [read.valid(note.manifest, base), state] : [state]',
      '[state]',
    ],
    ['a lost merge commit is no success', '{ ...note.end, succeeded: false }', '{ ...note.end }'],
    ['a lost preview makes all uncertain', 'lost.length > 0 || notes', 'notes'],
    [
      'a lost preview whose head is there, but not its base, does',
      'lost.length > 0 || notes.some(isGuessed)',
      'lost.length > 0',
    ],
    ['a lost preview blocks nobody', "lost.filter(({ purpose }) => purpose === 'sync')", 'lost'],
    ['claims are of all manifests', '[manifest, ...(scope?.manifests ?? [])]', '[manifest]'],
  ),
  ...of('src/stages/plan-changes.ts', [
    'other manifests are looked for',
    'await draftPlan(looking, draft)',
    'await draftPlan(looking)',
  ]),
  ...of(
    'src/stages/sync.ts',
    ['of two that begin, one goes on', 'if (!isOvertaken) return;', 'return;'],
    ['a run that left something undone is no success', 'completed && wentWell(run.outcomes)', 'completed'],
  ),
  ...of(
    'src/stages/note-without-changes.ts',
    [
      'a sync that takes over leaves a note',
      '!sameAudio(target.state, branchState(known, note.manifest)) ||',
      '',
    ],
    [
      'a preview without changes leaves a note',
      "return before?.purpose !== 'preview' ||",
      "return before?.purpose === 'undo' && ",
    ],
    ['an undo without changes leaves a note', 'return note.scope.undone.length > 0;', 'return false;'],
  ),
  ...of(
    'src/github/record.ts',
    ['the first of two goes on', 'other.id < (id ?? 0) && !known', '!known'],
    ['what was read overtakes nobody', '&& !known.has(other.id)', ''],
    ['one note twice is one run', 'strangers.some(({ sha }) => sha !== note.sha)', 'strangers.length > 0'],
    [
      'a list without the own note says nothing',
      'if (listed.some((other) => other.id === id)) return false;',
      'return false;',
    ],
    ['a success makes none inactive', 'auto_inactive: false', 'auto_inactive: true'],
  ),
  ...of(
    'src/github/reading.ts',
    ['an unreadable note is no success', 'succeeded: succeeded && isReadable', 'succeeded'],
    ['notes are sorted by their numbers', '    candidates.sort((a, b) => b.note.id - a.note.id);\n', ''],
    ['runs that may overlap are read', 'if (overlapping >= MAX_OVERLAPPING ||', 'if (overlapping >= 0 ||'],
    ['runs that cannot overlap are not', ' || !notes.some((later) => mayOverlap(older, later))', ''],
    ['runs that ended late are read', ' || changed >= began', ''],
  ),
  ...of(
    'src/github/pages.ts',
    ['pages follow the Link header', '/\\brel="next"/.test(headers.link ?? \'\')', 'false'],
    ['other tasks are not ours', "path(node, 'task') === task", 'true'],
  ),
  ...of(
    'src/github/notes.ts',
    ['another region is another cache', 'noted.region === own.region && ', ''],
    ['another server is another cache', ' && noted.server === own.server', ''],
    ['too many ids are not noted', 'leftToOthers.size > MAX_LEFT', 'leftToOthers.size > 2 * MAX_LEFT'],
    [
      'success is what any status ever said',
      "statuses.some((status) => stateOf(status) === 'success')",
      "statuses[0] !== undefined && stateOf(statuses[0]) === 'success'",
    ],
  ),
  ...of('src/request/event.ts', [
    'a second attempt is not deliberate',
    "'workflow_dispatch' && attempt === 1",
    "'workflow_dispatch'",
  ]),
];
