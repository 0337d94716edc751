import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../emulator/polyai/polyai.ts';
import { commitChanges, commitDeletion, commitSix, QUICK } from '../support/pushes.ts';
import { refusal } from '../support/responses.ts';
import { KEY, lists, play, type Scene, ZEROS } from '../support/scene.ts';

const quick = { with: QUICK };
const patches = (scene: Scene) => scene.emulator.requests.filter(({ method }) => method === 'PATCH');
const end = ({ endedAt = Number.NaN }: { endedAt?: number }) => endedAt;

describe('Retry-After', () => {
  test.concurrent('in seconds is honoured', () =>
    play({}, async (scene) => {
      commitDeletion(scene);
      scene.emulator.fault({ route: 'replace', status: 503, headers: { 'retry-after': '1' } });
      expect((await scene.push(ZEROS, quick)).code).toBe(0);
      const [first, second] = patches(scene);
      const waited = (second?.startedAt ?? 0) - end(first ?? {});
      expect(waited).toBeGreaterThanOrEqual(1_000);
      expect(waited).toBeLessThan(2_500);
    }));

  test.concurrent('as a date is honoured', () =>
    play({}, async (scene) => {
      commitDeletion(scene);
      const date = new Date(Date.now() + 2_500).toUTCString();
      scene.emulator.fault({ route: 'replace', status: 503, headers: { 'retry-after': date } });
      expect((await scene.push(ZEROS, quick)).code).toBe(0);
      const [, second] = patches(scene);
      expect(second?.startedAt).toBeGreaterThanOrEqual(Date.parse(date));
      expect(second?.startedAt).toBeLessThan(Date.parse(date) + 2_000);
    }));

  test.concurrent('of a 429 makes all requests wait', () =>
    play({ latencyMs: 20 }, async (scene) => {
      commitSix(scene);
      scene.emulator.fault({ route: 'replace', entryId: '1', status: 429, headers: { 'retry-after': '1' } });
      expect(lists(await scene.push(ZEROS, { with: { concurrency: '3' } })).replaced).toHaveLength(6);
      const refused = patches(scene).find(({ outcome }) => outcome === 429);
      const told = end(refused ?? {});
      const waits = patches(scene).map(({ startedAt }) => startedAt - told);
      // What was on its way already could not know.
      expect(waits.filter((wait) => wait > 200 && wait < 1_000)).toEqual([]);
      expect(waits.filter((wait) => wait >= 1_000).length).toBeGreaterThanOrEqual(2);
    }));
});

test.concurrent('a limit that nobody has told is found out, and kept', () => {
  const ids = Array.from({ length: 120 }, (_, index) => String(index + 1));
  return play({ ids, requestsPerSecond: 50 }, async (scene) => {
    scene.manifest(Object.fromEntries(ids.map((id) => [`${id}.wav`, id])));
    scene.repository.commit('first');
    expect(lists(await scene.push(ZEROS)).replaced).toHaveLength(120);
    const sent = patches(scene);
    const seconds = (end(sent.at(-1) ?? {}) - (sent[0]?.startedAt ?? 0)) / 1_000;
    // How well, is measured where nothing else takes time (polyai/throttle.test.ts).
    expect(sent.filter(({ outcome }) => outcome === 429).length).toBeLessThanOrEqual(0.1 * sent.length);
    expect(120 / seconds).toBeGreaterThanOrEqual(0.6 * 50);
  });
});

describe('an answer that is no answer', () => {
  test('a 204 that is cut off is not success, and the try that follows is', () =>
    play({}, async (scene) => {
      const before = commitChanges(scene);
      scene.emulator.fault({ route: 'replace', entryId: '1', truncate: true });
      expect(lists(await scene.push(before, quick))).toMatchObject({ replaced: ['1', '2'], failed: [] });
      expect(scene.writes().filter((write) => write === 'PATCH 1')).toHaveLength(2);
    }));

  test('a deletion whose answer is cut off in every try may have been done', () =>
    play({}, async (scene) => {
      const before = commitDeletion(scene);
      scene.emulator.fault({ route: 'delete', truncate: 7, times: 'always' });
      const result = await scene.push(before, quick);
      expect(lists(result)).toMatchObject({ failed: ['2'], deleted: [] });
      expect(result.log).toMatch(
        /FAILED to delete entry 2 .*cut off: .*\(tried 2 times\); it may have been done/,
      );
    }));

  test.each<[string, Json, string]>([
    [
      'a page',
      '<html>no such site</html>',
      'PolyAI, or a gateway in front of it, answered 404: "no such site"',
    ],
    ['nothing', '', 'PolyAI answered 404'],
    [
      'JSON of its own',
      { error: 'Not Found' },
      'PolyAI, or a gateway in front of it, answered 404: "Not Found"',
    ],
  ])("a gateway's 404 (%s) does not mean that an entry is gone: it is looked for", (_title, body, told) =>
    play({}, async (scene) => {
      const before = commitDeletion(scene);
      scene.emulator.fault({ route: 'delete', status: 404, body });
      const result = await scene.push(before, quick);
      expect(lists(result)).toMatchObject({ failed: ['2'], deleted: [] });
      expect(result.log).toContain(`${told}; the entry is still in PolyAI's list`);
      expect(Object.keys(scene.cache())).toContain('2');
    }),
  );

  test('a 404 without a word for an entry that is gone from the list means that it is gone', () =>
    play({}, async (scene) => {
      const before = commitDeletion(scene);
      scene.emulator.fault({ route: 'delete', status: 404, body: '', performed: true });
      expect(lists(await scene.push(before, quick))).toMatchObject({ failed: [], deleted: ['2'] });
    }));

  test('a 404 without a word is no proof for a key that may not read', () =>
    play({ keys: [{ key: KEY, permissions: ['write'] }] }, async (scene) => {
      const before = commitDeletion(scene);
      scene.emulator.fault({ route: 'delete', status: 404, body: '', performed: true });
      const result = await scene.push(before, quick);
      expect(lists(result)).toMatchObject({ failed: ['2'], deleted: [] });
      expect(result.log).toContain(
        'it is not known whether the entry is gone: the API key does not have "audio_cache: read"',
      );
    }));

  test('what a gateway says of a file is shown, and the advice does not contradict it', () =>
    play({}, async (scene) => {
      const before = commitDeletion(scene);
      scene.record('a.wav', 1);
      scene.repository.commit('third');
      const body = { message: 'Request validation failed: x-filename' };
      scene.emulator.fault({ route: 'replace', status: 400, body });
      const result = await scene.push(before, quick);
      expect(result.log).toContain(
        'PolyAI, or a gateway in front of it, answered 400: "Request validation failed: x-filename"',
      );
      expect(result.summary).toContain('If the response names no other cause, export the file again');
    }));

  test('a refusal after a try that may have succeeded does not undo the doubt', () =>
    play({}, async (scene) => {
      const before = commitDeletion(scene);
      scene.emulator.fault({ route: 'delete', reset: 'after' });
      scene.emulator.fault({ route: 'delete', status: 409, body: refusal('IN_USE') });
      const result = await scene.push(before, quick);
      expect(JSON.parse(scene.report(result)).outcomes[0]).toMatchObject({
        kind: 'failed',
        certainty: 'unknown',
      });
    }));

  test('nobody listens: nothing was sent, and the message says where to look', () =>
    play({}, async (scene) => {
      const before = commitDeletion(scene);
      const result = await scene.push(before, {
        with: { ...QUICK, 'max-attempts': '1', 'api-url': 'http://127.0.0.1:9' },
      });
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toMatch(
        /no connection: connect ECONNREFUSED.*check "region", "api-url" and the network/,
      );
    }));
});

describe('a redirect', () => {
  test.each<[string, 'list' | 'replace' | 'delete', number]>([
    ['of the list', 'list', 302],
    ['of a file', 'replace', 307],
    ['of a deletion', 'delete', 308],
  ])('%s is not followed, and the key goes nowhere else', (_title, route, status) =>
    play({}, async (scene) => {
      const before = commitDeletion(scene);
      const seen: IncomingMessage[] = [];
      const elsewhere = createServer((request, response) => {
        seen.push(request);
        response.end('{}');
      });
      await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
      const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
      scene.emulator.fault({ route, status, headers: { location }, times: 'always' });
      const result = await scene.push(route === 'replace' ? ZEROS : before, quick);
      elsewhere.close();
      expect(result.code).toBe(1);
      expect(seen).toEqual([]);
      expect(result.log).toContain(`PolyAI answered ${status}`);
    }),
  );
});

describe('the preflight', () => {
  const listing = (ids: readonly string[], totalCount: number) => ({
    route: 'list' as const,
    status: 200,
    body: { entries: ids.map((id) => ({ id })), totalCount },
  });

  test('looks a second time before it calls an entry missing', () =>
    play({}, async (scene) => {
      const before = commitChanges(scene);
      scene.emulator.fault(listing(['1', '3'], 2));
      expect(lists(await scene.push(before, quick))).toMatchObject({ replaced: ['1', '2'], failed: [] });
      expect(scene.emulator.requests.filter(({ route }) => route === 'list')).toHaveLength(2);
    }));

  test.each(['camel', 'snake'] as const)(
    'understands a listing in %s case, with ids as numbers',
    (spelling) =>
      play({ spelling, idsAs: 'number' }, async (scene) => {
        const before = commitChanges(scene);
        const result = await scene.push(before, quick);
        expect(lists(result)).toMatchObject({ replaced: ['1', '2'], failed: [] });
        expect(result.log).not.toMatch(/list of the cache was incomplete|cannot be listed/);
        expect(JSON.parse(scene.report(result)).outcomes[0]).toMatchObject({ id: '1' });
        expect(result.summary).toContain('Phrase 1');
      }),
  );

  test('calls nothing missing that two incomplete lists lack, and says so', () =>
    play({}, async (scene) => {
      const before = commitChanges(scene);
      scene.emulator.fault({ ...listing(['1', '3'], 6), times: 2 });
      const result = await scene.push(before, quick);
      expect(lists(result)).toMatchObject({ replaced: ['1', '2'], failed: [] });
      expect(result.log).toMatch(/^::notice::PolyAI's list of the cache was incomplete, twice/m);
    }));
});

test('what held deletions back is promised to the next run only where that will know', () =>
  play({}, async (scene) => {
    const before = commitChanges(scene);
    scene.emulator.fault({ route: 'replace', entryId: '1', status: 400 });
    const result = await scene.push(before, quick);
    expect(result.log).toContain('so nothing was deleted; this sync is not recorded, so run this job again');
    const again = await scene.push(before, quick);
    expect(lists(again)).toMatchObject({ replaced: ['1', '2'], deleted: ['3', '4', '5'] });
  }));

test('each try is a line of the debug log, for whoever asks for one, without the key', () =>
  play({}, async (scene) => {
    const before = commitDeletion(scene);
    scene.emulator.fault({ route: 'delete', status: 500 });
    const debug = await scene.push(before, { ...quick, env: { RUNNER_DEBUG: '1' } });
    const lines = debug.log.split('\n').filter((line) => line.startsWith('::debug::DELETE'));
    expect(lines).toEqual([
      expect.stringMatching(/audio-cache\/2: 500 after [0-9]+ ms, try 1, id [0-9a-f-]+, again in [0-9]+ ms$/),
      expect.stringMatching(/audio-cache\/2: 200 after [0-9]+ ms, try 2, id [0-9a-f-]+$/),
    ]);
    expect(debug.log.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain(KEY);
    expect((await scene.push(ZEROS, quick)).log).not.toContain('::debug::');
  }));

test('a file name cannot become a header', () =>
  play({}, async (scene) => {
    const names = ['x-api-key: other.wav', 'a"b;c=d.wav', "it's %0d%0a.wav", 'grüße.wav'];
    scene.manifest(Object.fromEntries(names.map((name, index) => [name, String(index + 1)])));
    scene.repository.commit('first');
    expect(lists(await scene.push(ZEROS)).replaced).toHaveLength(4);
    const sent = patches(scene).toSorted((a, b) => Number(a.entryId) - Number(b.entryId));
    expect(sent.map(({ headers }) => headers['x-filename'])).toEqual([...names.slice(0, 3), undefined]);
    for (const { headers } of sent) expect(headers['x-api-key']).toBe(KEY);
  }));
