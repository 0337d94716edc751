import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { REGIONS } from '../../src/lib/ids.ts';
import { parseManifest } from '../../src/manifest/read.ts';
import { outputsOf } from '../../src/report/outputs.ts';
import { newRun } from '../../src/run.ts';

/** What is said in two places is the same: action.yml, README, schema, package.json, decision 4 and the code. */

const ROOT = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const packageJson = JSON.parse(read('package.json'));
const action = parse(read('action.yml'));

describe('action.yml', () => {
  test('names the outputs that the action sets', () => {
    expect(Object.keys(action.outputs).toSorted()).toEqual(
      [...Object.keys(outputsOf(newRun())), 'report'].toSorted(),
    );
  });

  test('describes every input and output in whole sentences', () => {
    for (const { description } of [
      ...Object.values<{ description: string }>(action.inputs),
      ...Object.values<{ description: string }>(action.outputs),
    ])
      expect(description).toMatch(/^\S.{20,}\.$/);
  });
});

describe('the README', () => {
  test('shows a manifest that is valid, in its JSON and in its short form', async () => {
    const [, full = ''] = /```json\n([\s\S]+?)```/.exec(read('README.md')) ?? [];
    const [, short = ''] = /`(\{ "[^`]+\})`/.exec(read('README.md')) ?? [];
    for (const text of [full, short])
      await expect(parseManifest(Buffer.from(text), 'm.json')).resolves.toMatchObject({ ok: true });
  });
});

describe('the regions', () => {
  const [last, ...others] = REGIONS.toReversed();
  const listed = `${others.toReversed().join(', ')} or ${last}`;

  test.each(['action.yml', 'verify/action.yml', 'import/action.yml'])('are all in %s', (path) =>
    expect(parse(read(path)).inputs.region.description).toContain(listed),
  );

  test.each(['manifest', 'report', 'verify-report', 'import-report'])('are all in the %s schema', (name) => {
    const enums = [...read(`schema/${name}.schema.json`).matchAll(/"enum": (\[.*"us".*\])/g)];
    expect(enums.length).toBeGreaterThan(0);
    for (const [, text = ''] of enums)
      expect(JSON.parse(text).filter((region: unknown) => region !== null)).toEqual([...REGIONS]);
  });

  test('are all in the README', () =>
    expect(read('README.md')).toContain(REGIONS.map((region) => `\`${region}\``).join(', ')));
});

describe('decision 4', () => {
  test('has a row for every direct dependency, and no other', () => {
    const named = [
      ...read('docs/decisions/0004-dependencies.md').matchAll(
        /^\| `([^`]+)` \| (?:MIT|ISC|Apache-2\.0|BlueOak-1\.0\.0)/gm,
      ),
    ];
    const { dependencies, devDependencies } = packageJson;
    expect(named.map(([, name]) => name)).toEqual([
      ...Object.keys(dependencies),
      ...Object.keys(devDependencies),
    ]);
  });

  test('has exact versions to speak of', () => {
    const versions = Object.values<string>({ ...packageJson.dependencies, ...packageJson.devDependencies });
    for (const version of versions) expect(version).toMatch(/^[0-9]+\.[0-9]+\.[0-9]+$/);
  });
});
