import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nameManifests } from '../../src/agents/names.ts';

/** Each path with the number of folders that its pattern fixes. */
const named = (...manifests: [path: string, fixedFolders: number][]) =>
  Object.fromEntries(nameManifests(manifests.map(([path, fixedFolders]) => ({ path, fixedFolders }))));

describe('an agent is called', () => {
  test.each<[string, number, string]>([
    ['audio/bookings/manifest.json', 1, 'bookings'],
    ['audio/bookings/manifest.json', 2, 'bookings'],
    ['audio/bookings/manifest.json', 0, 'audio-bookings'],
    ['audio/staging.json', 1, 'staging'],
    ['audio/bookings/en/manifest.yaml', 1, 'bookings-en'],
    ['audio/bookings/en.yml', 1, 'bookings-en'],
    ['audio/manifest.json', 1, 'audio'],
    ['manifest.json', 0, 'manifest'],
    ['hotels.json', 0, 'hotels'],
    ['audio/Café & Bar/manifest.json', 1, 'Cafe-Bar'],
    ['audio/v1.2_x/manifest.json', 1, 'v1.2_x'],
    ['audio/-odd-/manifest.json', 1, 'odd'],
  ])('%s with %i fixed folders: %s', (path, fixedFolders, name) =>
    expect(named([path, fixedFolders])).toEqual({ [path]: name }),
  );

  test('by a hash where no letter of the path is left', () => {
    const name = named(['audio/日本語/manifest.json', 1])['audio/日本語/manifest.json'];
    expect(name).toMatch(/^agent-[0-9a-f]{8}$/);
  });

  test('by a name that is cut and hashed where it is too long', () => {
    const path = `audio/${'x'.repeat(200)}/manifest.json`;
    expect(named([path, 1])[path]).toMatch(/^x{55}-[0-9a-f]{8}$/);
  });
});

describe('agents whose names would be one', () => {
  test('are called by their whole paths, and others are not', () => {
    expect(named(['eu/bookings.json', 1], ['us/bookings.json', 1], ['us/hotels.json', 1])).toEqual({
      'eu/bookings.json': 'eu-bookings',
      'us/bookings.json': 'us-bookings',
      'us/hotels.json': 'hotels',
    });
  });

  test('but for letter case are one to GitHub', () => {
    const names = Object.values(named(['a/Bookings.json', 1], ['b/bookings.json', 1]));
    expect(names).toEqual(['a-Bookings', 'b-bookings']);
  });

  test('even by their whole paths get a hash each', () => {
    const names = Object.values(named(['a/b-c.json', 0], ['a-b/c.json', 0], ['a/b/c.json', 0]));
    for (const name of names) expect(name).toMatch(/^a-b-c-[0-9a-f]{8}$/);
    expect(new Set(names).size).toBe(3);
  });

  test('with a longer name that another has are told apart as well', () => {
    const names = Object.values(named(['a/x.json', 1], ['b/x.json', 1], ['c/a-x.json', 1]));
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
    fc.property(fc.uniqueArray(path, { maxLength: 12 }), fc.nat(2), (paths, fixedFolders) => {
      const manifests = paths.map((each) => ({ path: each, fixedFolders }));
      const names = nameManifests(manifests);
      const values = [...names.values()];
      expect(new Set(values.map((name) => name.toLowerCase())).size).toBe(paths.length);
      for (const name of values) expect(name).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,63}$/);
      const reversed = nameManifests(manifests.toReversed());
      for (const each of paths) expect(reversed.get(each)).toBe(names.get(each));
    }),
  );
});
