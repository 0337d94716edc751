import { expect, test } from '@jest/globals';
import type { EntrySeed } from '../../emulator/polyai/polyai.ts';
import { makeWav } from '../../emulator/polyai/polyai.ts';
import { AGENT, commit, heard, pushOf, tone } from './commits.ts';
import { playExample, type Stage, type StageOptions } from './stage.ts';

/** The first hour of a new user: import, review, merge, sync, and a first recording of their own. */

const PHRASES = [
  'Thanks for calling.',
  'One moment, please.',
  'Goodbye.',
  '¿Cómo puedo ayudarle?',
  'One moment, please.',
];
const ENTRIES: EntrySeed[] = Array.from({ length: 40 }, (_, index) => ({
  id: String(1_000 + index),
  transcript: PHRASES[index] ?? `This is phrase number ${index}`,
  languageCode: index === 3 ? 'es-ES' : 'en-US',
  hitCount: 1_000 - index,
  audio: makeWav(0.05, 300 + 7 * index),
}));
const OPTIONS: StageOptions = {
  agents: { [AGENT]: ENTRIES },
  keys: { reader: ['read'], writer: ['read', 'write'] },
  others: ['sync.yml'],
};
const secrets = { POLYAI_READ_KEY: 'reader', POLYAI_API_KEY: 'writer' };
const inputs = {
  'agent-id': AGENT,
  region: '',
  manifest: 'audio/manifest.json',
  top: '50',
  select: '',
  names: 'transcript',
};

const dispatch = (sha: string, more: Record<string, string> = {}) => ({
  event: 'workflow_dispatch',
  sha,
  secrets,
  payload: {},
  inputs: { ...inputs, ...more },
});

function writes({ emulator }: Stage): string[] {
  return emulator.requests
    .filter(({ method }) => method !== 'GET')
    .map(({ method, entryId }) => `${method} ${entryId}`);
}

/** Merges the pull request, as a person does on GitHub. Returns the merge commit and what was there before. */
function merge({ repository, push }: Stage, bare: string): { readonly before: string; readonly sha: string } {
  const before = repository.git('rev-parse', 'main');
  repository.git('fetch', '--quiet', bare, 'audio-cache-import');
  repository.git('merge', '--quiet', '--no-ff', '--message', 'merge', 'FETCH_HEAD');
  push();
  return { before, sha: repository.head() };
}

/** Imports, and merges what comes of it. */
async function firstHour(stage: Stage): Promise<{ readonly before: string; readonly sha: string }> {
  const start = commit(stage, { 'README.md': 'A voice agent.\n' });
  const [imported] = await stage.run(dispatch(start));
  expect(imported).toMatchObject({ code: 0, outputs: { outcome: 'imported' } });
  expect(imported?.others).toHaveProperty(
    ['peter-evans/create-pull-request', 'branch'],
    'audio-cache-import',
  );
  return merge(stage, stage.bare.folder);
}

test('import.yml opens a pull request; merged, callers hear what they heard; a changed file is one PATCH', () =>
  playExample('import.yml', OPTIONS, async (stage) => {
    const was = heard(stage);
    const { before, sha } = await firstHour(stage);
    expect(stage.repository.git('log', '-1', '--format=%B', 'HEAD^2')).toMatch(
      /^Import the audio cache\n\nImported: 40 new files\.\n[\s\S]*one-moment-please-1001\.wav/,
    );
    const files = stage.repository.git('ls-files', 'audio').split('\n');
    expect(files).toHaveLength(41);
    expect(files).toContain('audio/es-es/como-puedo-ayudarle.wav');
    expect(writes(stage)).toEqual([]);

    const [synced] = await stage.run(pushWith(sha, before), 'sync.yml');
    expect(synced?.code).toBe(0);
    expect(heard(stage)).toEqual(was);

    const sent = writes(stage).length;
    const next = commit(stage, { 'audio/en-us/thanks-for-calling.wav': 999 });
    const [changed] = await stage.run(pushWith(next, sha), 'sync.yml');
    expect(changed).toMatchObject({ code: 0, outputs: { outcome: 'synced', replaced: '["1000"]' } });
    expect(writes(stage).slice(sent)).toEqual(['PATCH 1000']);
    expect(heard(stage)).toEqual({ ...was, 1000: tone(999) });

    const [again] = await stage.run(dispatch(next));
    expect(again).toMatchObject({ code: 0, outputs: { outcome: 'unchanged' }, others: {} });
  }));

test('import.yml opens a pull request with the rest where some entries fail', () =>
  playExample('import.yml', OPTIONS, async (stage) => {
    const start = commit(stage, { 'README.md': 'A voice agent.\n' });
    stage.emulator.fault({ route: 'download', entryId: '1001', status: 400 });
    const [imported] = await stage.run(dispatch(start, { select: 'one moment*\nGoodbye.', names: 'id' }));
    expect(imported).toMatchObject({ code: 1, outputs: { outcome: 'failed', imported: '["1002","1004"]' } });
    merge(stage, stage.bare.folder);
    expect(stage.repository.git('ls-files', 'audio').split('\n')).toEqual([
      'audio/entry-1002.wav',
      'audio/entry-1004.wav',
      'audio/manifest.json',
    ]);
  }));

test('the first sync after an import sends nothing', () =>
  playExample('import.yml', OPTIONS, async (stage) => {
    const { before, sha } = await firstHour(stage);
    const [synced] = await stage.run(pushWith(sha, before), 'sync.yml');
    expect(synced).toMatchObject({ code: 0, outputs: { outcome: 'unchanged' } });
    expect(writes(stage)).toEqual([]);
  }));

test('a manifest that was copied for a second agent gets its ids', () =>
  playExample(
    'import.yml',
    {
      ...OPTIONS,
      agents: {
        [AGENT]: ENTRIES,
        'PROJECT-2': ENTRIES.map(({ id, ...entry }) => ({ ...entry, id: `7${id}` })),
      },
    },
    async (stage) => {
      const { sha } = await firstHour(stage);
      const first = String(stage.repository.read('audio/manifest.json'));
      const copy = first.replace(AGENT, 'PROJECT-2').replaceAll(/"id": "[0-9]+"/g, '"id": ""');
      expect(sha).toBe(stage.repository.git('rev-parse', 'HEAD'));
      const next = commit(stage, { 'audio/second.json': copy });
      const asked = { 'agent-id': '', manifest: 'audio/second.json', top: '0' };
      const [found] = await stage.run(dispatch(next, asked));
      // Two entries have the same phrase: a person has to choose.
      expect(JSON.parse(found?.outputs['relinked'] ?? '')).toHaveLength(38);
      merge(stage, stage.bare.folder);
      expect(String(stage.repository.read('audio/second.json'))).toContain('"id": "71000"');
      expect(String(stage.repository.read('audio/manifest.json'))).toBe(first);
    },
  ));

function pushWith(sha: string, before: string) {
  return { ...pushOf(sha, before), secrets };
}
