import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startGitHub } from '../emulator/github/github.ts';
import { startEmulator } from '../emulator/polyai/polyai.ts';
import { createRepository } from '../emulator/runner/repository.ts';
import { createLocalRunner, type Step } from '../emulator/runner/runner.ts';
import { renderPage, renderText } from './render.ts';

/**
 * Shows the main job on the embedded emulator: real commits, real audio, the shipped bundle, run as a runner would.
 * Exits 0 only if after each push the cache holds what the commit says.
 */

const ROOT = join(import.meta.dirname, '..');
const EXAMPLES = join(ROOT, 'examples');
const PAGE = join(ROOT, 'demo-report.html');
const AGENT = 'PROJECT-DEMO1';
const KEY = 'demo-key';
const TOKEN = 'demo-token';

/** What callers are said to hear before the first sync: the emulator's own synthetic voice. */
const PHRASES: Record<string, string> = {
  '1042': 'Hello, and thank you for calling.',
  '1043': 'Thank you for calling. Goodbye.',
  '1051': 'We are open from nine to five.',
  '1060': 'One moment, please.',
  '1061': 'Are you still there?',
  '1077': 'Which day suits you?',
  '1078': 'Your booking is confirmed.',
};

type Entries = Record<string, string>;

/** The summary of each run, for the page. */
const shown: string[] = [];

const print = (text = '') => process.stdout.write(`${text}\n`);

const emulator = await startEmulator({
  agents: { [AGENT]: Object.entries(PHRASES).map(([id, transcript]) => ({ id, transcript })) },
  keys: [{ key: KEY, permissions: ['read', 'write'] }],
});
const repository = createRepository();
const bare = createRepository('--bare');
let time = Date.now();
const github = await startGitHub({
  // Its times are full seconds; here a whole run takes less.
  now: () => {
    time += 1_000;
    return time;
  },
  repository: 'octo-org/voice-agent',
  bare: bare.folder,
  tokens: [{ token: TOKEN, permissions: { contents: 'read', deployments: 'write' } }],
});
const runner = await createLocalRunner();
try {
  process.exitCode = (await demo()) ? 0 : 1;
} finally {
  await emulator.close();
  await github.close();
  await runner.remove();
  repository.remove();
  bare.remove();
}

async function demo(): Promise<boolean> {
  const all = readEntries();
  const { 'booking/confirmed.wav': _, ...firstEntries } = all;
  repository.copy(join(EXAMPLES, 'audio'), 'audio');
  repository.write('audio/booking/confirmed.wav', null);
  const first = commit('First recordings', firstEntries);
  const ok: boolean[] = [];
  ok.push(
    await act('1. The first push: what the cache does not play yet is sent', push('0'.repeat(40), first), []),
  );

  const { 'goodbye.wav': __, ...secondEntries } = all;
  repository.copy(join(EXAMPLES, 'takes'), 'audio');
  repository.copy(join(EXAMPLES, 'audio', 'booking'), 'audio/booking');
  repository.write('audio/goodbye.wav', null);
  const second = commit('Two better takes, one new phrase, one phrase gone', secondEntries);
  ok.push(
    await act('2. A push that changes two files, adds one and removes one', push(first, second), ['1043']),
  );

  const { 'hold/one-moment.wav': ___, 'hold/still-there.wav': ____, ...thirdEntries } = secondEntries;
  repository.write('audio/hold', null);
  const third = commit('No more holding', thirdEntries);
  refuse('1061');
  const refused = await act(
    '3. A push that removes two entries, one of which PolyAI does not delete',
    push(second, third),
    ['1043', '1060'],
    1,
  );
  ok.push(refused);

  emulator.clearFaults();
  repository.write('README.md', 'Nothing about audio\n');
  const fourth = repository.commit('A word on the agent');
  ok.push(
    await act(
      '4. The next push, about something else, catches up on that, from the record',
      push(third, fourth),
      ['1043', '1060', '1061'],
    ),
  );
  return report(ok.every(Boolean));
}

function readEntries(): Entries {
  return JSON.parse(readFileSync(join(EXAMPLES, 'audio', 'manifest.json'), 'utf8')).entries;
}

function commit(message: string, entries: Entries): string {
  repository.write('audio/manifest.json', `${JSON.stringify({ agentId: AGENT, entries }, null, 2)}\n`);
  return repository.commit(message);
}

function push(before: string, after: string): Pick<Step, 'event' | 'payload'> {
  return { event: 'push', payload: { ref: 'refs/heads/main', before, after, deleted: false, forced: false } };
}

/** PolyAI's bulk delete is best effort: here it leaves one id, and the single delete that follows says why. */
function refuse(id: string): void {
  const body = {
    success: false,
    error: 'conflict',
    error_id: 'demo-1',
    error_code: 'ENTRY_IN_USE',
    error_message: 'the entry is being played',
    data: null,
  };
  emulator.fault({ route: 'bulkDelete', bulkFailed: [id] });
  emulator.fault({ route: 'delete', entryId: id, status: 409, body });
}

async function act(
  title: string,
  step: Pick<Step, 'event' | 'payload'>,
  gone: string[],
  code = 0,
): Promise<boolean> {
  print(`\n━━ ${title}\n`);
  repository.git('push', '--quiet', '--mirror', bare.folder);
  const result = await runner.run({
    ...step,
    workspace: repository.folder,
    env: { GITHUB_API_URL: github.url, GITHUB_SERVER_URL: github.url },
    with: { 'api-key': KEY, 'api-url': emulator.url, 'github-token': TOKEN },
  });
  print(renderText(result.summary));
  shown.push(`## ${title}\n\n${result.summary}`);
  writeFileSync(PAGE, renderPage(shown.join('\n\n---\n\n'), 'Four runs of the demo'));
  const faults = [
    ...cacheFaults(gone),
    ...(result.code === code ? [] : [`exit code ${result.code}, not ${code}`]),
  ];
  if (faults.length > 0) print(`WRONG: ${faults.join('; ')}\n\nThe log of the step:\n${result.log}`);
  else
    print(
      `   checked: exit code ${code}, and the emulator holds what it should (${Math.round(result.took)} ms)`,
    );
  return faults.length === 0;
}

/** Compares the cache with the files of the last commit: same bytes, nothing else gone. */
function cacheFaults(gone: readonly string[]): string[] {
  const cache = new Map(emulator.entries(AGENT).map((entry) => [entry.id, sha256(entry.audio)]));
  const entries: Entries = JSON.parse(repository.git('show', 'HEAD:audio/manifest.json')).entries;
  const wrong = Object.entries(entries)
    .filter(([file, id]) => cache.get(id) !== sha256(readFileSync(join(repository.folder, 'audio', file))))
    .map(([file]) => `${file} is not what callers hear`);
  const left = gone.filter((id) => cache.has(id)).map((id) => `entry ${id} is still there`);
  const lost = Object.keys(PHRASES)
    .filter((id) => !cache.has(id) && !gone.includes(id))
    .map((id) => `entry ${id} is lost`);
  return [...wrong, ...left, ...lost];
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function report(ok: boolean): boolean {
  print(`\n${ok ? 'All four runs did what the commits say.' : 'Something is wrong: see above.'}`);
  print(`All summaries as GitHub shows them: ${PAGE}`);
  return ok;
}
