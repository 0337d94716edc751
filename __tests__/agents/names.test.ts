import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nameManifests } from '../../src/agents/names.ts';
import { parsePatterns } from '../../src/agents/patterns.ts';

/** The names of manifests, each with a pattern that selects it. */
const named = (...manifests: [path: string, pattern: string][]) =>
  Object.fromEntries(
    nameManifests(manifests.map(([path, pattern]) => ({ path, pattern: read(pattern, path) }))),
  );

function read(pattern: string, path: string) {
  const found = parsePatterns([pattern]).match(path);
  if (!found) throw new Error(`${pattern} does not select ${path}`);
  return found;
}

describe('an agent is called', () => {
  test.each<[string, string, string]>([
    ['audio/bookings/manifest.json', 'audio/*/manifest.json', 'bookings'],
    ['audio/bookings/manifest.json', 'audio/bookings/manifest.json', 'bookings'],
    ['audio/bookings/manifest.json', '**/manifest.json', 'audio-bookings'],
    ['audio/bookings/manifest.json', 'audio/**', 'bookings'],
    ['audio/staging.json', 'audio/*.json', 'staging'],
    ['audio/staging.json', 'audio/staging.json', 'staging'],
    ['audio/bookings/en/manifest.yaml', 'audio/*/*/manifest.yaml', 'bookings-en'],
    ['audio/bookings/en.yml', 'audio/*/*.yml', 'bookings-en'],
    ['bookings/audio/manifest.json', '*/audio/manifest.json', 'bookings'],
    ['bookings/audio/production.json', '*/audio/production.json', 'bookings'],
    ['audio/manifest.json', 'audio/**/manifest.json', 'audio'],
    ['audio/manifest.json', 'audio/*.json', 'manifest'],
    ['manifest.json', '*.json', 'manifest'],
    ['manifest.json', 'manifest.json', 'manifest'],
    ['audio/Café & Bar/manifest.json', 'audio/*/manifest.json', 'Cafe-Bar'],
    ['audio/v1.2_x/manifest.json', 'audio/*/manifest.json', 'v1.2_x'],
    ['audio/-odd-/manifest.json', 'audio/*/manifest.json', 'odd'],
  ])('%s, by %s: %s', (path, pattern, name) => expect(named([path, pattern])).toEqual({ [path]: name }));

  test('by a hash where no letter of the path is left', () => {
    const name = named(['audio/日本語/manifest.json', 'audio/*/manifest.json'])['audio/日本語/manifest.json'];
    expect(name).toMatch(/^agent-[0-9a-f]{8}$/);
  });

  test('by a name that is cut and hashed where it is too long', () => {
    const path = `audio/${'x'.repeat(200)}/manifest.json`;
    expect(named([path, 'audio/*/manifest.json'])[path]).toMatch(/^x{55}-[0-9a-f]{8}$/);
  });
});

describe('agents whose names would be one', () => {
  test('are called by their whole paths, and others are not', () => {
    expect(
      named(
        ['eu/bookings.json', 'eu/*.json'],
        ['us/bookings.json', 'us/*.json'],
        ['us/hotels.json', 'us/*.json'],
      ),
    ).toEqual({
      'eu/bookings.json': 'eu-bookings',
      'us/bookings.json': 'us-bookings',
      'us/hotels.json': 'hotels',
    });
  });

  test('but for letter case are one to GitHub', () => {
    const names = Object.values(named(['a/Bookings.json', 'a/*.json'], ['b/bookings.json', 'b/*.json']));
    expect(names).toEqual(['a-Bookings', 'b-bookings']);
  });

  test('even by their whole paths get a hash each', () => {
    const names = Object.values(named(['a/b-c.json', '**'], ['a-b/c.json', '**'], ['a/b/c.json', '**']));
    for (const name of names) expect(name).toMatch(/^a-b-c-[0-9a-f]{8}$/);
    expect(new Set(names).size).toBe(3);
  });

  test('with a longer name that another has are told apart as well', () => {
    const names = Object.values(
      named(['a/x.json', 'a/*.json'], ['b/x.json', 'b/*.json'], ['c/a-x.json', 'c/*.json']),
    );
    expect(new Set(names).size).toBe(3);
  });
});

const segment = fc.string({
  unit: fc.constantFrom('a', 'B', 'b', '-', '.', ' ', 'é', '日'),
  minLength: 1,
  maxLength: 3,
});
const path = fc
  .array(segment, { minLength: 1, maxLength: 3 })
  .map((segments) => `${segments.join('/')}.json`);

test('names are valid, unique without regard to case, and do not depend on the order', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(path, { maxLength: 12 }),
      fc.record({ before: fc.nat(2), after: fc.nat(2) }),
      (paths, pattern) => {
        const manifests = paths.map((each) => ({ path: each, pattern }));
        const names = nameManifests(manifests);
        const values = [...names.values()];
        expect(new Set(values.map((name) => name.toLowerCase())).size).toBe(paths.length);
        for (const name of values) expect(name).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,63}$/);
        const reversed = nameManifests(manifests.toReversed());
        for (const each of paths) expect(reversed.get(each)).toBe(names.get(each));
      },
    ),
  );
});
