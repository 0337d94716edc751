import { describe, expect, test } from '@jest/globals';
import type { AgentId, EntryId } from '../../src/lib/ids.ts';
import { Blocked } from '../../src/lib/problem.ts';
import { EMPTY_PLAN, type Plan, type Replacement } from '../../src/plan/plan.ts';
import type { CacheApi } from '../../src/polyai/api.ts';
import { fetchListing } from '../../src/polyai/listing.ts';
import { preflight } from '../../src/polyai/preflight.ts';
import type { Result } from '../../src/polyai/result.ts';
import { failed, refusal, responded } from '../support/responses.ts';

const ids = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => String(from + i));
const page = (entries: readonly string[], totalCount: unknown) =>
  responded(200, { entries: entries.map((id) => ({ id, transcript: `t${id}` })), totalCount });

/** An API whose list answers as told, by the number of the call and its offset. */
function listing(answer: (call: number, offset: number) => Result) {
  const offsets: number[] = [];
  const api = {
    async list(offset: number) {
      offsets.push(offset);
      return answer(offsets.length, offset);
    },
  } as unknown as CacheApi;
  return { api, offsets };
}

/** A cache of so many entries that tells the truth. */
const honest = (count: number) =>
  listing((_, offset) => page(ids(1, count).slice(offset, offset + 200), count));

describe('a listing', () => {
  test.each([
    [0, [0]],
    [1, [0]],
    [200, [0]],
    [201, [0, 200]],
    [650, [0, 200, 400, 600]],
  ])('of %i entries takes the pages at %j', async (count, pages) => {
    const { api, offsets } = honest(count);
    const result = await fetchListing(api, 3);
    expect(result).toMatchObject({ kind: 'entries', complete: true });
    expect(result.kind === 'entries' && result.entries.size).toBe(count);
    expect(offsets).toEqual(pages);
  });

  test.each<[string, (call: number, offset: number) => Result]>([
    ['has a short page', (_, offset) => page(ids(offset + 1, offset + 150), 400)],
    ['names entries twice', (_, offset) => page(ids(1, offset === 0 ? 200 : 100), 400)],
    [
      'loses an entry meanwhile',
      (_, offset) => page(ids(offset + 1, offset === 0 ? 200 : 399), offset === 0 ? 400 : 399),
    ],
    [
      'gains an entry meanwhile',
      (_, offset) => page(ids(offset + 1, offset + 200), offset === 0 ? 400 : 401),
    ],
    ['is empty, but claims to be long', () => page([], 1_000_000_000)],
    ['may not be read to its end', (_, offset) => (offset === 0 ? page(ids(1, 200), 400) : responded(403))],
    ['claims fewer entries than it has', () => page(ids(1, 200), 0)],
  ])('that %s is not complete', async (_title, answer) => {
    const { api } = listing(answer);
    expect(await fetchListing(api, 1)).toMatchObject({ kind: 'entries', complete: false });
  });

  test('ends at the first page that brings nothing new', async () => {
    const { api, offsets } = listing((_, offset) =>
      page(offset < 400 ? ids(offset + 1, offset + 200) : [], 100_000),
    );
    await fetchListing(api, 1);
    expect(offsets).toEqual([0, 200, 400]);
  });

  test('has an end, however long it claims to be', async () => {
    const { api, offsets } = listing((_, offset) => page([String(offset + 1)], Number.MAX_SAFE_INTEGER));
    expect(await fetchListing(api, 4)).toMatchObject({ complete: false });
    expect(offsets).toHaveLength(5_000);
  });

  test('that fails on one page asks for no more', async () => {
    const { api, offsets } = listing((call) =>
      call === 3 ? failed('gone', false) : page(ids(call * 200, call * 200 + 199), 10_000),
    );
    await expect(fetchListing(api, 1)).rejects.toThrow('the cache cannot be listed: gone');
    expect(offsets).toEqual([0, 200, 400]);
  });

  test.each<[string, Result, string]>([
    [
      'an answer that is no list',
      responded(200, { entries: {} }),
      'PolyAI answered 200, but not with a list of entries',
    ],
    [
      'entries without ids',
      responded(200, { entries: [{}], totalCount: 1 }),
      'PolyAI answered 200, but not with a list',
    ],
    ['no count', responded(200, { entries: [] }), 'PolyAI answered 200, but not with a list'],
    ['half a count', page([], 0.5), 'PolyAI answered 200, but not with a list'],
    [
      'a page of a gateway',
      responded(404, '<html>Oops'),
      'PolyAI, or a gateway in front of it, answered 404: "Oops": check the agent id and the region',
    ],
    ['a redirect', responded(302), 'PolyAI answered 302'],
    [
      'a stop',
      failed('PolyAI answered 429: PolyAI asks to wait 90 s', false),
      'PolyAI answered 429: PolyAI asks to wait 90 s',
    ],
  ])('that is %s blocks the run', async (_title, reply, told) => {
    const { api } = listing(() => reply);
    await expect(fetchListing(api, 4)).rejects.toThrow(Blocked);
    await expect(fetchListing(api, 4)).rejects.toThrow(`the cache cannot be listed: ${told}`);
  });

  test('may be forbidden', async () => {
    const { api } = listing(() => responded(403, refusal('NO_READ')));
    expect(await fetchListing(api, 4)).toEqual({ kind: 'not allowed' });
  });
});

function replacing(...numbers: number[]): Plan {
  return { ...EMPTY_PLAN, replace: numbers.map((number) => replacement(String(number))) };
}

function replacement(id: string): Replacement {
  const entry = {
    id: id as EntryId,
    name: `${id}.wav`,
    path: `audio/${id}.wav`,
    line: Number(id) + 1,
    column: 3,
    transcript: undefined,
    language: undefined,
  };
  return { kind: 'replace', id: id as EntryId, entry: { ...entry, blob: 'b' as never }, reason: 'changed' };
}

function lookUp(plan: Plan, api: CacheApi, allMayBeMissing = false) {
  const facts = { plan, agentId: 'PROJECT-1' as AgentId, manifest: 'audio/manifest.json', allMayBeMissing };
  return preflight(facts, { api, concurrency: 1, stopped: new AbortController().signal });
}

const missingIds = ({ missing }: { missing: readonly Replacement[] }) => missing.map(({ id }) => id);

describe('the preflight', () => {
  test('lists once if every entry is there, and keeps what is told of the planned ones', async () => {
    const { api, offsets } = honest(150);
    const { listing, missing, details } = await lookUp(replacing(7, 99), api);
    expect({ listing, missing, offsets }).toEqual({ listing: 'complete', missing: [], offsets: [0] });
    expect([...details.keys()]).toEqual(['7', '99']);
    expect(details.get('7' as EntryId)).toMatchObject({ transcript: 't7' });
  });

  test('calls an entry missing only after a second look', async () => {
    const { api, offsets } = honest(10);
    const result = await lookUp(replacing(7, 11), api);
    expect(missingIds(result)).toEqual(['11']);
    expect(offsets).toEqual([0, 0]);
  });

  test('finds an entry that had moved to a page that was read already', async () => {
    const { api } = listing((call) => page(call === 1 ? ids(1, 9) : ids(1, 10), call === 1 ? 9 : 10));
    expect(missingIds(await lookUp(replacing(10), api))).toEqual([]);
  });

  test('calls nothing missing that two incomplete lists lack', async () => {
    const { api } = listing(() => page(ids(1, 10), 11));
    expect(await lookUp(replacing(7, 11), api)).toMatchObject({ listing: 'incomplete', missing: [] });
    expect(await lookUp(replacing(11), api)).toMatchObject({ listing: 'incomplete', missing: [] });
  });

  test('believes a second list that is complete, and not a second one that is not', async () => {
    const complete = (call: number, good: number) => page(ids(1, 10), call === good ? 10 : 11);
    const second = listing((call) => complete(call, 2));
    expect(missingIds(await lookUp(replacing(7, 11), second.api))).toEqual(['11']);
    const first = listing((call) => complete(call, 1));
    expect(await lookUp(replacing(7, 11), first.api)).toMatchObject({ listing: 'incomplete', missing: [] });
  });

  test('is content with an incomplete list that has every entry of the plan', async () => {
    const { api, offsets } = listing(() => page(ids(1, 10), 11));
    expect(await lookUp(replacing(7), api)).toMatchObject({ listing: 'complete', missing: [] });
    expect(offsets).toEqual([0]);
  });

  test('blocks for an agent that has none of the entries, and names them on their lines', async () => {
    const problems = async (plan: Plan) => {
      const error: unknown = await lookUp(plan, honest(3).api).catch((caught: unknown) => caught);
      if (!(error instanceof Blocked)) throw error;
      return error.problems;
    };
    expect(await problems(replacing(8))).toEqual([
      {
        message: expect.stringMatching(
          /^agent "PROJECT-1" does not have the entry to be replaced: check agent id/,
        ),
      },
      { message: 'the agent has no entry 8 ("8.wav")', file: 'audio/manifest.json', line: 9, column: 3 },
    ]);
    const many = await problems(replacing(...ids(101, 130).map(Number)));
    expect(many[0]?.message).toMatch(/^agent "PROJECT-1" has none of the 30 entries to be replaced/);
    expect(many).toHaveLength(10);
  });

  test('does not block where all may be missing', async () => {
    expect(missingIds(await lookUp(replacing(8, 9), honest(3).api, true))).toEqual(['8', '9']);
  });

  test('asks nothing if there is nothing to do', async () => {
    const { api, offsets } = honest(3);
    await lookUp(EMPTY_PLAN, api);
    expect(offsets).toEqual([]);
  });
});
