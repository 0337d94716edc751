import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { EntryId } from '../../src/lib/ids.ts';
import { Blocked } from '../../src/lib/problem.ts';
import type { Change } from '../../src/plan/plan.ts';
import type { CacheApi } from '../../src/polyai/api.ts';
import { backUp } from '../../src/polyai/backup.ts';
import type { Result } from '../../src/polyai/result.ts';
import { failed, NOT_SENT, refusal, responded } from '../support/responses.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backup-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const replace = (id: string) => ({ kind: 'replace', id: id as EntryId }) as Change;
const remove = (id: string) => ({ kind: 'delete', id: id as EntryId }) as Change;
const audio = (id: string) => responded(200, `audio of ${id}`);

/** Backs changes up, one after another; what is asked for is noted. */
async function run(
  changes: readonly Change[],
  download: (id: string) => Result,
  listed: readonly string[] = [],
) {
  const asked: string[] = [];
  const api = {
    async download(id: string) {
      asked.push(id);
      return download(id);
    },
    list: async () => responded(200, { entries: listed.map((id) => ({ id })), totalCount: listed.length }),
  } as unknown as CacheApi;
  const client = { api, concurrency: 1, stopped: new AbortController().signal };
  const explainBadAudio = (bytes: Buffer) => (String(bytes).startsWith('audio') ? undefined : 'is no audio');
  const outcome = await backUp(changes, { client, folder: join(folder, 'saved'), explainBadAudio }).catch(
    (error: unknown) => error,
  );
  return { outcome, asked, saved: () => readdirSync(join(folder, 'saved')).toSorted() };
}

const file = (name: string) => join(folder, 'saved', name);
const message = (error: unknown) => {
  if (!(error instanceof Blocked)) throw error;
  return error.message;
};

describe('a backup', () => {
  test('holds every entry under its id, and nothing else', async () => {
    const { outcome, saved } = await run([replace('1'), remove('2')], audio);
    expect(outcome).toBe(2);
    expect(saved()).toEqual(['1.wav', '2.wav']);
    expect(readFileSync(file('2.wav'), 'utf8')).toBe('audio of 2');
  });

  test('does without an entry to delete that is gone', async () => {
    const { outcome, saved } = await run([remove('1'), remove('2')], (id) =>
      id === '1' ? responded(404, refusal('NONE')) : audio(id),
    );
    expect(outcome).toBe(1);
    expect(saved()).toEqual(['2.wav']);
  });

  test.each<[string, Result, string]>([
    [
      'a 404 for an entry to replace',
      responded(404, refusal('NO_ENTRY')),
      'PolyAI answered 404: "NO_ENTRY" "no"',
    ],
    ['a page', responded(200, '<html>'), 'PolyAI answered 200, but the response is no audio'],
    ['nothing', responded(200, ''), 'PolyAI answered 200, but the response is no audio'],
    ['204', responded(204), 'PolyAI answered 204'],
    ['206', responded(206, 'audio'), 'PolyAI, or a gateway in front of it, answered 206: "audio"'],
    [
      'a server that is down',
      failed('PolyAI answered 503 (tried 5 times)', true),
      'PolyAI answered 503 (tried 5 times)',
    ],
    [
      'no right to read',
      responded(403, refusal('NO_READ')),
      'PolyAI answered 403: "NO_READ" "no": give the key the permission "audio_cache: read", or remove the input "backup"',
    ],
  ])('is not to be had from %s: blocked, and nothing more is asked for', async (_title, reply, told) => {
    const { outcome, asked, saved } = await run([replace('1'), replace('2'), replace('3')], (id) =>
      id === '2' ? reply : audio(id),
    );
    expect(message(outcome)).toBe(`entry 2 cannot be backed up: ${told}`);
    expect(asked).toEqual(['1', '2']);
    expect(saved()).toEqual(['1.wav']);
  });

  test.each<[string, readonly string[], number | undefined]>([
    ['is still listed, cannot be backed up', ['1', '2'], undefined],
    ['is not listed any more, is gone', ['2'], 1],
  ])('an entry to delete for which a gateway says 404, and which %s', async (_title, listed, saved) => {
    const download = (id: string) => (id === '1' ? responded(404, '<html>Oops') : audio(id));
    const { outcome } = await run([remove('1'), remove('2')], download, listed);
    if (saved === undefined)
      expect(message(outcome)).toBe(
        'entry 1 cannot be backed up: PolyAI, or a gateway in front of it, answered 404: "Oops"',
      );
    else expect(outcome).toBe(saved);
  });

  test('of a run that has stopped says why it stopped', async () => {
    const stopped = { ...failed('cut off (tried 5 times)', false), stop: 'the server is down' };
    const lost = await run([replace('1')], () => stopped);
    expect(message(lost.outcome)).toBe('entry 1 cannot be backed up: the server is down');
    const unsent = await run([replace('1')], () => NOT_SENT);
    expect(message(unsent.outcome)).toBe('entry 1 cannot be backed up: the run was stopped');
  });
});

describe('what is in the folder already', () => {
  beforeEach(() => mkdirSync(join(folder, 'saved')));

  test('stays, if it is the same: a run can be repeated', async () => {
    writeFileSync(file('1.wav'), 'audio of 1');
    expect((await run([replace('1'), replace('2')], audio)).outcome).toBe(2);
  });

  test('stays, if it differs: it may be the only copy', async () => {
    writeFileSync(file('1.wav'), 'what an earlier run saved');
    const { outcome } = await run([replace('1')], audio);
    expect(message(outcome)).toMatch(
      /would overwrite ".*1\.wav", which holds something else: move that file, or give/,
    );
    expect(readFileSync(file('1.wav'), 'utf8')).toBe('what an earlier run saved');
  });

  test.each<[string, () => void]>([
    ['a folder', () => mkdirSync(file('1.wav'))],
    ['a link to nowhere', () => symlinkSync(join(folder, 'elsewhere'), file('1.wav'))],
  ])('stays, if it is %s', async (_title, make) => {
    make();
    expect(message((await run([replace('1')], audio)).outcome)).toMatch(/would overwrite/);
    expect(existsSync(join(folder, 'elsewhere'))).toBe(false);
  });

  test('from a run that was killed is no hindrance, and a link in its place is not followed', async () => {
    symlinkSync(join(folder, 'elsewhere'), file('1.wav.part'));
    const { outcome, saved } = await run([replace('1')], audio);
    expect(outcome).toBe(1);
    expect(saved()).toEqual(['1.wav']);
    expect(existsSync(join(folder, 'elsewhere'))).toBe(false);
  });
});

test('a folder that cannot be made blocks the run', async () => {
  writeFileSync(join(folder, 'saved'), '');
  const { outcome, asked } = await run([replace('1')], audio);
  expect(message(outcome)).toMatch(/^the backup cannot be written: /);
  expect(asked).toEqual([]);
});
