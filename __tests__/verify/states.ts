import type { Loudness } from '../../src/audio/facts.ts';
import type { AgentId, BlobId, CommitSha, EntryId } from '../../src/lib/ids.ts';
import type { Sound, Verdict } from '../../src/live/verdict.ts';
import type { AudioEntry } from '../../src/plan/state.ts';
import type { EntryDetails } from '../../src/polyai/listing-page.ts';
import { newRun, type VerifyRun } from '../../src/verify/run.ts';

/** Runs of verify as they are when they end, one for each state that a report can be in. */

const ENTRIES: [id: string, name: string, transcript: string, hits: number][] = [
  ['1042', 'greeting.wav', 'Harbour Hotel, how can I help?', 18_204],
  ['1043', 'goodbye.wav', 'Thanks for calling. Goodbye.', 9_377],
  ['1051', 'opening-hours.wav', "We're open from nine to five.", 5_120],
  ['1060', 'hold/one-moment.wav', 'One moment, please.', 4_011],
  ['1061', 'hold/still-there.wav', 'Are you still there?', 820],
  ['1077', 'booking/which-day.wav', 'Which day would you like?', 2_650],
];

export function entryOf(id: string, name: string, transcript?: string): AudioEntry {
  return {
    id: id as EntryId,
    name,
    path: `audio/${name}`,
    blob: 'b'.repeat(40) as BlobId,
    line: 4 + ENTRIES.findIndex(([each]) => each === id),
    column: 5,
    transcript,
    language: undefined,
  };
}

export function live(id: string, transcript: string, more: Partial<EntryDetails> = {}): EntryDetails {
  const known = {
    hitCount: 20,
    durationSeconds: 1.9,
    languageCode: 'en-GB',
    cachedAt: '2026-02-03T04:05:06Z',
  };
  return { id, transcript, ...known, ...more };
}

const loudness = (levels: number[]): Loudness => ({ levels, peak: -3, swing: -3, clippings: 0 });
const VOICE = loudness([-18, -16, -19, -23, -20, -36, -19, -22, -20, -20, -28, -44]);
const OTHER = loudness([-22, -18, -38, -20, -18, -21, -28, -120, -22, -27, -15, -27]);
const sound = (durationSeconds: number, heard?: Loudness): Sound => ({
  durationSeconds,
  loudness: heard,
  format: '8 kHz mono',
});

/** A run whose entries are all the same, but for those that are said to be otherwise. */
export function finished(others: Record<string, Verdict> = {}, more: Partial<VerifyRun> = {}): VerifyRun {
  const run: VerifyRun = {
    ...newRun(),
    event: 'schedule',
    agentId: 'PROJECT-58RP822I' as AgentId,
    region: 'eu',
    origin: 'https://api.eu.poly.ai',
    manifest: 'audio/manifest.yaml',
    branch: 'main',
    head: '7ab94e10c2d3e4f5061728394a5b6c7d8e9f0a1b' as CommitSha,
    repositoryUrl: 'https://github.com/octo-org/voice-agent',
    entries: ENTRIES.map(([id, name, transcript]) => entryOf(id, name, transcript)),
    unmapped: { count: 0, mostHeard: [] },
    end: 'finished',
    ...more,
  };
  for (const [id, , transcript, hitCount] of ENTRIES) {
    run.details.set(id as EntryId, live(id, transcript, { hitCount }));
    run.verdicts.set(id as EntryId, others[id] ?? { kind: 'same' });
  }
  return run;
}

function drifted(): VerifyRun {
  const run = finished(
    {
      '1042': { kind: 'different', by: 'audio', live: sound(1.9, OTHER), file: sound(2.3, VOICE) },
      '1043': { kind: 'missing' },
      '1060': { kind: 'wrong phrase', match: 'other transcript', matching: ['1024' as EntryId] },
      '1061': { kind: 'same sound' },
    },
    {
      cause: 'a sync of commit 1f0c5de is under way, or was killed: run this job again once it has ended',
      required: [
        { phrase: phrase('Which room is it?', 12), cachedBy: ['1099' as EntryId], closest: [] },
        {
          phrase: phrase('Thank you for calling. Goodbye.', 13),
          cachedBy: [],
          closest: [
            live('1043', 'Thanks for calling. Goodbye.'),
            live('1101', 'Thank you for waiting.'),
            live('1102', 'Thank you, goodbye.', { languageCode: 'en-US' }),
          ],
        },
        { phrase: { ...phrase('Gracias por llamar.', 14), language: 'es-ES' }, cachedBy: [], closest: [] },
      ],
      orphans: [
        {
          mapped: [live('1077', 'Which day would you like?', { hitCount: 2_650 })],
          twin: live('1180', 'Which day would you like?', {
            hitCount: 9_120,
            cachedAt: '2026-06-01T00:00:00Z',
          }),
          isYounger: true,
          isHeardMore: true,
        },
      ],
      unmapped: {
        count: 412,
        mostHeard: [
          live('1201', 'Could you spell that for me?', { hitCount: 31_337 }),
          live('1202', 'Let me check that for you.', { hitCount: 8_012 }),
        ],
      },
    },
  );
  run.details.set('1042' as EntryId, {
    ...live('1042', 'Harbour Hotel, how can I help?', { hitCount: 18_204, regenerated: true }),
  });
  run.details.set('1060' as EntryId, live('1060', 'One moment please, I will put you through.'));
  return run;
}

function phrase(transcript: string, line: number) {
  return { transcript, language: undefined, line, column: 5 };
}

const reencoded: Verdict = {
  kind: 'different',
  by: 'audio',
  live: sound(1.9, VOICE),
  file: sound(1.9, VOICE),
};
const cut: Verdict = {
  kind: 'unreadable',
  reason: 'cut off: the response ended after 8192 bytes (tried 5 times)',
  correlationId: '0b5a7a7e-3f0e-4a53-9a39-0d5f3ab1c2d4',
};

export const STATES: Readonly<Record<string, () => VerifyRun>> = {
  'verify verified': () => finished({}, { unmapped: { count: 1, mostHeard: [live('1201', 'Hello?')] } }),
  'verify drifted': drifted,
  'verify listing': () =>
    finished(
      {
        ...Object.fromEntries(ENTRIES.map(([id]) => [id, { kind: 'same duration' } as const])),
        '1042': { kind: 'different', by: 'duration', live: sound(1.9), file: sound(2.3) },
        '1043': { kind: 'not compared', reason: 'PolyAI lists no duration for it' },
      },
      { compare: 'listing', outside: 2 },
    ),
  'verify inconclusive': () => finished(Object.fromEntries(ENTRIES.map(([id]) => [id, reencoded]))),
  'verify skipped': () =>
    finished(
      {},
      {
        entries: [],
        skipped: 'pull requests from forks and Dependabot get no secrets, so the cache could not be read',
        notices: [
          {
            message: 'pull requests from forks and Dependabot get no secrets, so the cache could not be read',
          },
        ],
        unmapped: undefined,
      },
    ),
  'verify failed': () => finished({ '1042': cut, '1043': cut, '1060': { kind: 'missing' } }),
  'verify blocked': () => ({
    ...newRun(),
    manifest: 'audio/manifest.yaml',
    end: 'blocked',
    problems: [
      {
        message:
          'PolyAI does not let the API key read this agent\'s audio cache (403): give it the permission "audio_cache: read" for this agent, or correct the agent id',
      },
    ],
  }),
  'verify cancelled': () =>
    finished(
      {
        '1061': { kind: 'not compared', reason: 'the run was cancelled' },
        '1077': { kind: 'not compared', reason: 'the run was cancelled' },
      },
      { end: 'cancelled' },
    ),
};
