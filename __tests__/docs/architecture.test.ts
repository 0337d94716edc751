import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

/** What docs/architecture.md says of the rooms and their order is what the folders, the linter and the source say. */

const ROOT = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const page = read('docs/architecture.md');

interface Override {
  readonly includes: readonly string[];
  readonly linter: {
    readonly rules: {
      readonly style: {
        readonly noRestrictedImports: {
          readonly options: { readonly patterns: readonly { readonly group: readonly string[] }[] };
        };
      };
    };
  };
}

/** Each room of the page, and the rooms that it imports from, sorted. */
const rooms = new Map(
  [...page.matchAll(/^\| `(\w+)\/` \| .+ \| (.*?) ?\|$/gm)].map(([, room = '', from = '']) => [
    room,
    from.split(', ').filter(Boolean),
  ]),
);

/** The rooms that the linter lets each room import from, in part or whole, sorted. */
const enforced = new Map(
  (JSON.parse(read('biome.json')).overrides as Override[]).flatMap(({ includes, linter }) => {
    const [, room] = /^src\/(\w+)\/\*\*$/.exec(includes[0] ?? '') ?? [];
    if (room === undefined) return [];
    const { patterns } = linter.rules.style.noRestrictedImports.options;
    const allowed = patterns.flatMap(({ group }) =>
      group.flatMap((pattern) => /^!\.\.\/(\w+)\//.exec(pattern)?.[1] ?? []),
    );
    return [[room, [...new Set(allowed)].toSorted()] as const];
  }),
);

test('the rooms are the folders of src/', () => {
  const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter((each) =>
    each.isDirectory(),
  );
  expect([...rooms.keys()].toSorted()).toEqual(folders.map(({ name }) => name).toSorted());
});

test('each room imports from the rooms that the linter allows', () => {
  expect(Object.fromEntries(rooms)).toEqual(Object.fromEntries(enforced));
});

test('a room comes after those that it imports from, so no arrow runs up', () => {
  const order = [...rooms.keys()];
  const upwards = [...rooms].flatMap(([room, from]) =>
    from.filter((each) => order.indexOf(each) >= order.indexOf(room)).map((each) => `${room} → ${each}`),
  );
  expect(upwards).toEqual([]);
});

test('the steps are those of the source, in its order', () => {
  const [, told = ''] = /^\/\*\* (inputs → .+?)\. \*\/$/m.exec(read('src/stages/sync.ts')) ?? [];
  const steps = [...page.matchAll(/^\| (\w+) \| [^|]+ \| `src\/[^`]+` \|$/gm)].map(([, step]) => step);
  expect(steps).toEqual([...told.split(' → ').filter((step) => step !== 'record the end'), 'report']);
});

test('every file that it names is there', () => {
  const named = [...page.matchAll(/`((?:src|schema|__tests__|emulator)\/[^`]*|[\w-]+\.(?:json|yml))`/g)];
  expect(named.length).toBeGreaterThan(40);
  expect(named.map(([, name = '']) => name).filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
});

test('it fits one screen and a half', () => {
  const lines = page.trimEnd().split('\n');
  expect(lines.length).toBeLessThanOrEqual(75);
  expect(lines.filter((line) => line.length > 140)).toEqual([]);
});
