import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type CacheName,
  type Deployment,
  formatPayload,
  parseNote,
  parseStatuses,
} from '../../src/github/notes.ts';
import { ids, MAIN, MANIFEST, noteOf, shaOf } from '../support/notes.ts';

const CACHE: CacheName = { region: 'us', server: undefined };
const deployment = (payload: unknown, more: Partial<Deployment> = {}): Deployment => ({
  id: 7,
  sha: shaOf(7),
  createdAt: '2026-01-02T03:04:05Z',
  payload,
  ...more,
});
const read = (payload: unknown, cache = CACHE) => parseNote(deployment(payload), cache, 'own.json');

type Payload = Parameters<typeof formatPayload>[0];

describe('what a run notes is what the next one reads', () => {
  const sha = fc.integer({ min: 1 }).map(shaOf);
  const number = fc.integer({ min: 1, max: 1_000_000 });
  const path = fc.string({ minLength: 1 });
  const notes = fc.record({
    manifest: path,
    ref: fc.option(fc.constantFrom(MAIN, 'refs/tags/v1'), { nil: undefined }),
    purpose: fc.constantFrom<Payload['purpose']>('sync', 'preview', 'undo'),
    pullRequest: fc.option(number, { nil: undefined }),
    head: fc.option(sha, { nil: undefined }),
    base: fc.option(sha, { nil: undefined }),
    leftToOthers: fc.oneof(
      fc.constant('unknown' as const),
      fc.uniqueArray(number, { maxLength: 500 }).map((numbers) => new Set(ids(...numbers))),
    ),
    scope: fc.record({
      manifests: fc.array(path),
      gone: fc.array(path),
      previews: fc.array(number),
      undone: fc.array(number),
      finished: fc.array(number),
      clean: fc.boolean(),
    }),
  });
  const payloads = notes.filter(
    ({ purpose, pullRequest }) => purpose !== 'preview' || pullRequest !== undefined,
  );
  const caches = fc.record({
    region: fc.constantFrom('us', 'uk'),
    server: fc.option(fc.webUrl(), { nil: undefined }),
  });

  test.each<[api: string, told: (payload: unknown) => unknown]>([
    ['as an object, by REST', (payload) => payload],
    ['as text', (payload) => JSON.stringify(payload)],
    ['as text of text, by GraphQL', (payload) => JSON.stringify(JSON.stringify(payload))],
  ])('%s', (_api, told) => {
    fc.assert(
      fc.property(payloads, caches, (payload, cache) => {
        const sent = JSON.parse(JSON.stringify(formatPayload(payload, cache)));
        const { scope, ...rest } = payload;
        expect(read(told(sent), cache)).toEqual({
          id: 7,
          sha: shaOf(7),
          began: Date.UTC(2026, 0, 2, 3, 4, 5),
          isReadable: true,
          ...rest,
          scope,
        });
      }),
      { seed: 12, numRuns: 300 },
    );
  });

  test('where a run left more than 500 entries, that is all that is known', () => {
    const left = (count: number) => {
      const numbers = Array.from({ length: count }, (_, index) => index + 1);
      const payload = { ...noteOf(7), purpose: 'sync', leftToOthers: new Set(ids(...numbers)) } as Payload;
      return read(formatPayload(payload, CACHE))?.leftToOthers;
    };
    expect(left(500)).toEqual(new Set(ids(...Array.from({ length: 500 }, (_, index) => index + 1))));
    expect(left(501)).toBe('unknown');
  });
});

describe('a note of the first edition', () => {
  test.each<[title: string, fields: object, purpose: string, pullRequest: number | undefined]>([
    ['of a sync', { pullRequest: null }, 'sync', undefined],
    ['of a sync, with no pull request at all', {}, 'sync', undefined],
    ['of a preview, or its undoing', { pullRequest: 7 }, 'preview', 7],
    ['of an undoing by hand', { pullRequest: 0 }, 'undo', undefined],
  ])('%s', (_title, fields, purpose, pullRequest) => {
    const note = read({ manifest: MANIFEST, ...fields });
    expect(note).toMatchObject({ manifest: MANIFEST, purpose, isReadable: true });
    expect(note?.pullRequest).toBe(pullRequest);
    expect([note?.ref, note?.scope, note?.leftToOthers]).toEqual([undefined, undefined, new Set()]);
  });

  test('is of whatever region and server: there was one for each agent', () => {
    const note = read({ manifest: MANIFEST }, { region: 'uk', server: 'https://api.example.com' });
    expect(note?.manifest).toBe(MANIFEST);
  });
});

describe('a payload that cannot be read', () => {
  test.each<[title: string, payload: unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['an empty text', ''],
    ['an empty object', {}],
    ['text', 'deployed by hand'],
    ['text that breaks off', '{"manifest": "audio/mani'],
    ['an array', [MANIFEST]],
    ['a number', 7],
    ['a manifest that is no text', { manifest: 7 }],
    ['a purpose of a later version', { manifest: MANIFEST, region: 'us', purpose: 'rollback' }],
    ['no purpose, but a region', { manifest: MANIFEST, region: 'us', pullRequest: null }],
    ['a preview of no pull request', { manifest: MANIFEST, region: 'us', purpose: 'preview' }],
    ['a pull request that is none, in the first edition', { manifest: MANIFEST, pullRequest: 'seven' }],
    ['text of text of text', JSON.stringify(JSON.stringify(JSON.stringify({ manifest: MANIFEST })))],
  ])('%s is an attempt of nobody knows what, never a success', (_title, payload) => {
    const note = read(payload);
    expect(note).toMatchObject({ id: 7, manifest: 'own.json', purpose: 'unknown', isReadable: false });
    expect(note?.scope).toBeUndefined();
  });

  test('whatever else stands in it', () => {
    fc.assert(
      fc.property(fc.anything(), (payload) => {
        expect(read(payload)).toMatchObject({ id: 7, sha: shaOf(7) });
      }),
      { seed: 12, numRuns: 500 },
    );
  });

  test.each<[title: string, fields: object, expected: object]>([
    ['ids that are none', { left: ['1', 'x'] }, { leftToOthers: 'unknown' }],
    ['ids that are no text', { left: [{ toString: 1 }] }, { leftToOthers: 'unknown' }],
    ['ids that are no list', { left: 7 }, { leftToOthers: 'unknown' }],
    ['a commit that is none', { head: 'main', base: 7 }, { head: undefined, base: undefined }],
    ['manifests that are no list', { manifests: MANIFEST }, { scope: undefined }],
    ['pull requests that are no numbers', { previews: ['7'] }, { scope: undefined }],
    ['a pull request that is none', { pullRequest: -1 }, { pullRequest: undefined }],
  ])('in part, with %s, says less', (_title, fields, expected) => {
    const payload = formatPayload({ ...noteOf(7), purpose: 'sync' } as Payload, CACHE);
    expect(read({ ...payload, ...fields })).toMatchObject({ isReadable: true, ...expected });
  });
});

describe('a note about another cache is not ours', () => {
  const payload = (cache: CacheName) => formatPayload({ ...noteOf(7), purpose: 'sync' } as Payload, cache);
  const server = 'https://api.example.com';
  const US = 'https://api.us.poly.ai';
  const UK = 'https://api.uk.poly.ai';

  test.each<[title: string, noted: CacheName, asked: CacheName, ours: boolean]>([
    ['the same region', CACHE, CACHE, true],
    ['another region', { ...CACHE, region: 'uk' }, CACHE, false],
    ['another server', { ...CACHE, server }, CACHE, false],
    ['none of the servers that were named', CACHE, { ...CACHE, server }, false],
    ['the same server', { ...CACHE, server }, { ...CACHE, server }, true],
    ["the region's own server, noted by its address", { ...CACHE, server: US }, CACHE, true],
    ["the region's own server, asked for by its address", CACHE, { ...CACHE, server: US }, true],
    ["another region's own server", { ...CACHE, server: UK }, CACHE, false],
    [
      'that region, with its server by its address',
      { ...CACHE, server: UK },
      { ...CACHE, region: 'uk' },
      true,
    ],
  ])('%s', (_title, noted, asked, ours) => {
    expect(read(payload(noted), asked) !== undefined).toBe(ours);
    // As earlier versions wrote them.
    expect(read({ ...payload(noted), ...noted }, asked) !== undefined).toBe(ours);
  });
});

test.each<[string, Partial<Deployment>]>([
  ['no number', { id: '7' }],
  ['no commit', { sha: 'main' }],
  ['neither', { id: undefined, sha: null }],
])('a deployment with %s is none', (_title, more) => {
  expect(parseNote(deployment({ manifest: MANIFEST }, more), CACHE, 'own.json')).toBeUndefined();
});

test('a deployment without a time is as old as can be', () => {
  expect(parseNote(deployment({}, { createdAt: 'yesterday' }), CACHE, 'own.json')?.began).toBe(0);
});

describe('how a run ended', () => {
  const at = (second: number) => `2026-01-02T03:04:0${second}Z`;
  const time = (second: number) => Date.UTC(2026, 0, 2, 3, 4, second);
  const rest = (state: string, second: number) => ({ state, created_at: at(second) });
  const graph = (state: string, second: number) => ({ state: state.toUpperCase(), createdAt: at(second) });

  test.each<[title: string, statuses: unknown, succeeded: boolean, ended: number | undefined]>([
    ['it never said anything', [], false, undefined],
    ['it began, and never told its end', [rest('in_progress', 1)], false, undefined],
    ['it succeeded', [rest('success', 3), rest('in_progress', 1)], true, time(3)],
    ['the same, told the oldest first', [rest('in_progress', 1), rest('success', 3)], true, time(3)],
    ['the same, told by GraphQL', [graph('success', 3), graph('in_progress', 1)], true, time(3)],
    ['it failed', [rest('failure', 3), rest('in_progress', 1)], false, time(3)],
    ['GitHub says that it failed', [rest('error', 3)], false, time(3)],
    [
      'a later deployment made it inactive: it succeeded all the same, when it said so',
      [rest('inactive', 9), rest('success', 3)],
      true,
      time(3),
    ],
    ['a person made it inactive: it may not have succeeded', [rest('inactive', 9)], false, time(9)],
    ['not a list', { state: 'success' }, false, undefined],
    ['a list of nonsense', [null, 'success', { state: 7 }], false, undefined],
  ])('%s', (_title, statuses, succeeded, ended) => {
    expect(parseStatuses(statuses)).toEqual({ succeeded, at: ended });
  });
});

test('the fields of a payload are those of docs/record.md: notes on GitHub outlive this version', () => {
  const preview = { purpose: 'preview', pullRequest: 7, head: shaOf(8), base: shaOf(9) } as const;
  const cache = { region: 'us', server: 'https://api.example.com' };
  const payload = formatPayload({ ...noteOf(7, preview), ...preview } as Payload, cache);
  const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'record.md'), 'utf8');
  const [, table = ''] = /^\| payload \| value \|\n((?:\|.*\n)+)/m.exec(page) ?? [];
  const documented = [...table.matchAll(/^\| (`.+?`) \|/gm)].flatMap(
    ([, names = '']) => names.match(/\w+/g) ?? [],
  );
  expect(Object.keys(payload).toSorted()).toEqual(documented.toSorted());
});

test('ids and commits come out as they went in, in the form that everything else compares', () => {
  const payload = formatPayload(
    { ...noteOf(7), purpose: 'sync', leftToOthers: new Set(ids(1)) } as Payload,
    CACHE,
  );
  const note = read({ ...payload, left: [1, '2'], head: shaOf(11).toUpperCase() });
  expect(note?.leftToOthers).toEqual(new Set(ids(1, 2)));
  expect(note?.head).toBe(shaOf(11));
});
