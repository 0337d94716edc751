import type { Loudness } from '../../src/audio/facts.ts';
import type { AgentId, BlobId, CommitSha, EntryId } from '../../src/lib/ids.ts';
import type { Outcome } from '../../src/plan/outcome.ts';
import {
  type DeleteReason,
  type Deletion,
  EMPTY_PLAN,
  type Plan,
  type Replacement,
  type ReplaceReason,
} from '../../src/plan/plan.ts';
import { newRun, type Run } from '../../src/run.ts';

/** Runs as they are when they end, one for each state that a report can be in. */

const BASE = '1f0c5de2a9b84c5d7e6f0a1b2c3d4e5f60718293' as CommitSha;
const HEAD = '7ab94e10c2d3e4f5061728394a5b6c7d8e9f0a1b' as CommitSha;

interface Phrase {
  readonly name: string;
  readonly transcript: string;
  readonly hits: number;
  /** Seconds of the old and the new audio. */
  readonly seconds: readonly [number, number];
  readonly levels: readonly number[];
}

const PHRASES: Record<string, Phrase> = {
  '1042': {
    name: 'greeting.wav',
    transcript: 'Harbour Hotel, how can I help?',
    hits: 18_204,
    seconds: [1.9, 2.3],
    levels: [-18, -16, -19, -23, -20, -36, -19, -22, -20, -20, -28, -44],
  },
  '1043': {
    name: 'goodbye.wav',
    transcript: 'Thanks for calling. Goodbye.',
    hits: 9_377,
    seconds: [2.1, 1.9],
    levels: [-22, -18, -38, -20, -18, -21, -28, -120, -22, -27, -15, -27],
  },
  '1051': {
    name: 'opening-hours.wav',
    transcript: "We're open from nine to five.",
    hits: 5_120,
    seconds: [1.8, 1.6],
    levels: [-25, -15, -20, -18, -22, -30, -45, -39, -22, -20, -33, -58],
  },
  '1060': {
    name: 'hold/one-moment.wav',
    transcript: 'One moment, please.',
    hits: 4_011,
    seconds: [1.2, 1.3],
    levels: [-25, -15, -20, -18, -22, -30, -45, -39, -22, -20, -33, -58],
  },
  '1061': {
    name: 'hold/still-there.wav',
    transcript: 'Are you still there?',
    hits: 820,
    seconds: [1.1, 1.2],
    levels: Array(12).fill(-1.2),
  },
  '1077': {
    name: 'booking/which-day.wav',
    transcript: 'Which day would you like?',
    hits: 2_650,
    seconds: [1.4, 1.5],
    levels: Array(12).fill(-120),
  },
};

export function replacement(id: string, reason: ReplaceReason = 'changed', name?: string): Replacement {
  const entry = entryOf(id, name);
  return {
    kind: 'replace',
    id: id as EntryId,
    reason,
    entry: { ...entry, blob: `${'b'.repeat(36)}${id}` as BlobId },
  };
}

export function deletion(id: string, reason: DeleteReason = 'removed'): Deletion {
  return {
    kind: 'delete',
    id: id as EntryId,
    reason,
    entry: reason === 'requested' ? undefined : entryOf(id),
  };
}

function entryOf(id: string, name = PHRASES[id]?.name ?? `phrase-${id}.wav`) {
  return {
    id: id as EntryId,
    name,
    path: `audio/${name}`,
    line: Number(id.slice(-2)),
    column: 5,
    transcript: undefined,
    language: undefined,
    blob: undefined,
  };
}

/** A run that has found out everything that it can before its first write. */
export function checkedRun(plan: Partial<Plan>, more: Partial<Run> = {}): Run {
  const run: Run = {
    ...newRun(),
    event: 'push',
    purpose: 'sync',
    dryRun: false,
    manifest: 'audio/manifest.json',
    agentId: 'PROJECT-58RP822I' as AgentId,
    region: 'us',
    origin: 'https://api.us.poly.ai',
    branch: 'main',
    base: BASE,
    head: HEAD,
    why: 'the last recorded sync',
    repositoryUrl: 'https://github.com/octo-org/voice-agent',
    runUrl: 'https://github.com/octo-org/voice-agent/actions/runs/17',
    plan: { ...EMPTY_PLAN, keep: 12, ...plan },
    end: 'finished',
    ...more,
  };
  for (const { id } of [...run.plan.replace, ...run.plan.delete]) describe(run, id);
  for (const { id, entry } of run.plan.delete) if (entry) run.formerCommits.set(id, BASE);
  return run;
}

function describe(run: Run, id: EntryId): void {
  const phrase = PHRASES[id];
  if (!phrase) return;
  const [durationSeconds, newSeconds] = phrase.seconds;
  run.details.set(id, {
    id,
    transcript: phrase.transcript,
    hitCount: phrase.hits,
    durationSeconds,
    languageCode: 'en-GB',
  });
  if (!run.plan.replace.some((change) => change.id === id)) return;
  const peak = Math.max(...phrase.levels);
  const loudness: Loudness = { levels: phrase.levels, peak, swing: peak, clippings: 0 };
  run.audio.set(id, {
    durationSeconds: newSeconds,
    sampleRate: 8_000,
    channels: 1,
    bitsPerSample: 16,
    encoding: 'pcm',
    sampleFormat: 's16',
    dataOffset: 44,
    dataBytes: Math.round(newSeconds * 16_000),
    fileBytes: 44 + Math.round(newSeconds * 16_000),
    warnings: [],
    loudness,
  });
}

export function settle(run: Run, ...outcomes: Outcome[]): Run {
  for (const outcome of outcomes) run.outcomes.set(outcome.change.id, outcome);
  return run;
}

export const done = (change: Replacement | Deletion): Outcome =>
  change.kind === 'replace'
    ? { kind: 'replaced', change, bytes: 36_844, milliseconds: 212 }
    : { kind: 'deleted', change, alreadyGone: false, milliseconds: 95 };

const plan = {
  replace: [replacement('1042'), replacement('1060'), replacement('1077', 'added')],
  delete: [deletion('1043'), deletion('1051')],
};
const [greeting, oneMoment, whichDay] = plan.replace as [Replacement, Replacement, Replacement];
const [goodbye, openingHours] = plan.delete as [Deletion, Deletion];
const silent = {
  message: '"audio/booking/which-day.wav" is silent: its loudest sample is at -120 dB; record it again',
  file: 'audio/booking/which-day.wav',
};
const refused = {
  kind: 'failed',
  change: oneMoment,
  reason: 'PolyAI answered 413: "PAYLOAD_TOO_LARGE" "the file is too large"',
  certainty: 'not done',
  correlationId: '0c7b3b1e-54f0-4f9e-8f0d-7a1c3c9f6a10',
  status: 413,
} as const satisfies Outcome;

const MANY = Array.from({ length: 14 }, (_, n) => String(2_001 + n));
const pointer = (file: string) => ({
  message: `"${file}" is a Git LFS pointer, not audio: give actions/checkout "lfs: true"`,
  file,
});

export const STATES = {
  synced: () =>
    settle(
      checkedRun(plan, { record: { kind: 'success' } }),
      ...[greeting, oneMoment, whichDay, goodbye].map(done),
      { kind: 'deleted', change: openingHours, alreadyGone: true, milliseconds: 80 },
    ),
  unchanged: () =>
    checkedRun({
      leftAlone: [
        { change: replacement('1061'), reason: 'outside files' },
        { change: deletion('1043'), reason: 'delete is off' },
      ],
    }),
  planned: () =>
    checkedRun(plan, {
      dryRun: true,
      event: 'pull_request',
      purpose: 'compare',
      why: "the base of this pull request's merge commit",
      warnings: [silent],
    }),
  blocked: () =>
    checkedRun(plan, {
      end: 'blocked',
      problems: [
        {
          message:
            '"audio/hold/one-moment.wav" is a Git LFS pointer, not audio: give actions/checkout "lfs: true"',
          file: 'audio/hold/one-moment.wav',
        },
        {
          message: 'the entry id "007" of "goodbye.wav" has a leading zero: write 7',
          file: 'audio/manifest.json',
          line: 7,
          column: 21,
        },
      ],
    }),
  'blocked alike': () =>
    checkedRun(plan, {
      end: 'blocked',
      problems: Array.from({ length: 14 }, (_, n) => pointer(`audio/prompts/phrase_${n + 1}.wav`)),
    }),
  many: () => {
    const run = checkedRun(
      {
        replace: MANY.map((id) => replacement(id, 'added', `prompts/a_rather_long_folder/phrase_${id}.wav`)),
      },
      { record: { kind: 'success' } },
    );
    for (const id of MANY)
      run.details.set(id as EntryId, {
        id,
        transcript: `This is phrase ${id} of the many.`,
        hitCount: 3_000 - Number(id),
        durationSeconds: 1.9,
        languageCode: id.endsWith('1') ? 'de-DE' : 'en-GB',
      });
    return settle(run, ...run.plan.replace.map(done));
  },
  'failed alike': () => {
    const run = checkedRun({ replace: MANY.map((id) => replacement(id)), delete: plan.delete });
    run.record = { kind: 'failure' };
    const [wrong, ...others] = run.plan.replace as [Replacement, ...Replacement[]];
    const notDone = { kind: 'failed', certainty: 'not done', correlationId: undefined, status: 403 } as const;
    return settle(
      run,
      {
        kind: 'failed',
        change: wrong,
        reason: 'the agent has no such entry: it left the cache, or its id is wrong',
        certainty: 'not on agent',
        correlationId: undefined,
      },
      ...others.map((change): Outcome => ({ ...notDone, change, reason: 'PolyAI answered 403' })),
      ...plan.delete.map(
        (change): Outcome => ({
          kind: 'skipped',
          change,
          reason: 'not all replacements were made, so nothing was deleted; the next run retries this',
        }),
      ),
    );
  },
  failed: () =>
    settle(
      checkedRun(plan, { record: { kind: 'failure' }, warnings: [silent] }),
      done(greeting),
      done(whichDay),
      refused,
      ...[goodbye, openingHours].map(
        (change): Outcome => ({
          kind: 'skipped',
          change,
          reason: 'not all replacements were made, so nothing was deleted; the next run retries this',
        }),
      ),
    ),
  cancelled: () =>
    settle(
      checkedRun(plan, { end: 'cancelled', record: { kind: 'unfinished' } }),
      done(greeting),
      {
        kind: 'failed',
        change: oneMoment,
        reason: 'the request was broken off',
        certainty: 'unknown',
        correlationId: 'c7b3b1e0-54f0-4f9e-8f0d-7a1c3c9f6a10',
      },
      ...[whichDay, goodbye, openingHours].map(
        (change): Outcome => ({ kind: 'skipped', change, reason: 'the run was cancelled' }),
      ),
    ),
} satisfies Record<string, () => Run>;
