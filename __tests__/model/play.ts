import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Emulator, makeWav, type RequestRecord, startEmulator } from '../../emulator/polyai/polyai.ts';
import type { AgentId, EntryId } from '../../src/lib/ids.ts';
import { Blocked } from '../../src/lib/problem.ts';
import { type Deletion, EMPTY_PLAN, type Replacement } from '../../src/plan/plan.ts';
import { createClient } from '../../src/polyai/client.ts';
import { newRun, type Run, skipRemaining } from '../../src/run.ts';
import type { Runner } from '../../src/runner.ts';
import { applyPlan, lookUp, saveBackup } from '../../src/stages/write.ts';
import { fakeClock } from '../support/fake-clock.ts';
import type { Script } from './scripts.ts';

const AGENT = 'PROJECT-M' as AgentId;
/** Entries that no plan touches. */
const OTHERS = ['301', '302'];
/** Milliseconds. Too short is no harm: a time-out that was not needed must not make a claim wrong either. */
const TIMEOUT = 25;
const LONGEST_DELAY = 5;

/** SHA-256 of audio by entry id. */
export type Content = Readonly<Record<string, string>>;

export interface Played {
  readonly run: Run;
  readonly before: Content;
  readonly after: Content;
  /** What each replacement wants the cache to hold. */
  readonly wanted: Content;
  readonly requests: readonly RequestRecord[];
  /** How many requests were begun after the run was cancelled. */
  readonly begunAfterCancel: number;
  /** Ids that were given more than one outcome. */
  readonly settledTwice: readonly string[];
}

/** Plays a script: the real code from preflight to the last outcome, over real HTTP; only waiting is not real. */
export async function playScript(script: Script): Promise<Played> {
  const cancel = new AbortController();
  const abort = new AbortController();
  let begunAfterCancel = 0;
  const ids = [...script.replace, ...script.remove, ...OTHERS].filter((id) => !script.absent.includes(id));
  const emulator = await startEmulator({
    agents: { [AGENT]: ids.map((id) => ({ id, audio: makeWav(0.002, 200 + Number(id)) })) },
    keys: [{ key: 'k', permissions: ['read', 'write'] }],
    onRequest: () => {
      if (cancel.signal.aborted || emulator.requests.length < (script.cancelAt ?? Number.POSITIVE_INFINITY))
        return;
      cancel.abort('the run was cancelled');
      if (script.abort) abort.abort();
    },
  });
  for (const fault of script.faults) emulator.fault(fault);
  const before = contentOf(emulator);
  const { run, settledTwice } = watchedRun(script);
  const folder = mkdtempSync(join(tmpdir(), 'model-'));
  try {
    const client = createClient({
      origin: emulator.url,
      proxy: undefined,
      agentId: AGENT,
      apiKey: 'k',
      concurrency: script.concurrency,
      maxAttempts: script.maxAttempts,
      requestTimeout: TIMEOUT,
      clock: fakeClock(),
      newId: () => {
        if (cancel.signal.aborted) begunAfterCancel += 1;
        return 'id';
      },
      cancel: cancel.signal,
      abort: abort.signal,
    });
    await synchronize(run, client, script.backup ? folder : undefined);
    // What was given up may still be carried out.
    if (script.faults.some(({ delayMs }) => delayMs !== undefined)) await sleep(2 * LONGEST_DELAY);
    const after = contentOf(emulator);
    const requests = [...emulator.requests];
    return { run, before, after, wanted: wantedOf(script), requests, begunAfterCancel, settledTwice };
  } finally {
    await emulator.close();
    rmSync(folder, { recursive: true });
  }
}

/** As `main` does it. */
async function synchronize(run: Run, client: ReturnType<typeof createClient>, backup: string | undefined) {
  try {
    const plan = await lookUp(run, client, silent, { undo: false, whyGone: () => '' });
    await saveBackup(run, plan, { backup, workspace: '/' }, client);
    const read = async (change: Replacement) => ({
      ok: true as const,
      audio: { bytes: audioFor(change.id), facts: {} as never },
    });
    await applyPlan(run, plan, {
      client,
      runner: silent,
      audio: { read },
      recorded: true,
    });
    run.end = 'finished';
  } catch (error) {
    if (!(error instanceof Blocked)) throw error;
    run.end = 'blocked';
    skipRemaining(run, 'the run was blocked before anything was written');
  }
}

const nothing = () => {};
const silent: Runner = {
  variables: {},
  scratch: '',
  input: () => '',
  mask: nothing,
  log: nothing,
  debug: nothing,
  group: nothing,
  redact: (text) => text,
  inGroup: (_, work) => work(),
  annotate: nothing,
  output: nothing,
  summary: nothing,
  report: () => '',
};

function watchedRun(script: Script) {
  const run = newRun();
  run.agentId = AGENT;
  run.manifest = 'm.json';
  run.dryRun = false;
  run.plan = {
    ...EMPTY_PLAN,
    replace: script.replace.map(replacement),
    delete: script.remove.map(deletion),
    keep: 0,
  };
  const settledTwice: string[] = [];
  const set = run.outcomes.set.bind(run.outcomes);
  run.outcomes.set = (id, outcome) => {
    if (run.outcomes.has(id)) settledTwice.push(id);
    return set(id, outcome);
  };
  return { run, settledTwice };
}

function replacement(id: string): Replacement {
  const entry = {
    id: id as EntryId,
    name: `${id}.wav`,
    path: `${id}.wav`,
    line: 1,
    column: 1,
    transcript: undefined,
    language: undefined,
  };
  return { kind: 'replace', id: id as EntryId, entry: { ...entry, blob: 'b' as never }, reason: 'changed' };
}

function deletion(id: string): Deletion {
  return { kind: 'delete', id: id as EntryId, entry: undefined, reason: 'removed' };
}

function audioFor(id: string): Buffer {
  return makeWav(0.003, 300 + Number(id));
}

function wantedOf(script: Script): Content {
  return Object.fromEntries(script.replace.map((id) => [id, sha256(audioFor(id))]));
}

function contentOf(emulator: Emulator): Content {
  return Object.fromEntries(emulator.entries(AGENT).map(({ id, audio }) => [id, sha256(audio)]));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
