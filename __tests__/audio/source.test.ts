import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AudioFacts } from '../../src/audio/facts.ts';
import { audioSource } from '../../src/audio/source.ts';
import type { EntryId } from '../../src/lib/ids.ts';
import { EMPTY_PLAN, type Plan, type Replacement } from '../../src/plan/plan.ts';
import { chunk, fmt, wave } from './build-wav.ts';

const tone = (bytes: number, take: number) =>
  wave(
    fmt(),
    chunk(
      'data',
      Buffer.from(Int16Array.from({ length: bytes / 2 }, (_, i) => (i % 2 ? take : -take)).buffer),
    ),
  );
const MB = 1_000_000;

let workspace = '';
beforeAll(() => {
  workspace = mkdtempSync(join(tmpdir(), 'source-'));
});
afterAll(() => rmSync(workspace, { recursive: true }));

/** Writes files and plans to send them all. */
function plan(files: readonly Buffer[]): Plan {
  const replace = files.map((bytes, index) => {
    const path = `${index}.wav`;
    writeFileSync(join(workspace, path), bytes);
    const blob = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
    return { kind: 'replace', id: `${index + 1}`, entry: { path, blob, line: index + 3, column: 5 } };
  });
  return { ...EMPTY_PLAN, replace: replace as unknown as Replacement[] };
}

const open = () => audioSource({ workspace, manifest: 'manifest.json', readBlob: async () => undefined });

test('every file is checked and measured, and problems come in the order of their lines', async () => {
  const known = new Map<EntryId, AudioFacts>();
  const files = [Buffer.from('x'), tone(16_000, 8_192), tone(16_000, 0), Buffer.from('ID3')];
  const problems = await open().check(plan(files), known, ['silent']);
  expect(problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
    expect.stringMatching(/^3 "0.wav" is not a WAV file/),
    expect.stringMatching(/^5 "2.wav" is silent.*\(an error because the input "strict" includes "silent"\)$/),
    expect.stringMatching(/^6 "3.wav" is not a WAV file/),
  ]);
  expect([...known.keys()].sort()).toEqual(['2', '3']);
  expect(known.get('2' as EntryId)).toMatchObject({ fileBytes: 16_044, loudness: { peak: -12 } });
});

test('the first files are kept as they were checked, up to 8 MiB; each of the others is checked anew', async () => {
  const source = open();
  const files = [tone(4 * MB, 1_000), tone(4 * MB, 2_000), tone(4 * MB, 3_000)];
  const { replace } = plan(files);
  expect(await source.check({ ...EMPTY_PLAN, replace }, new Map(), [])).toEqual([]);
  for (const { entry } of replace) writeFileSync(join(workspace, entry.path), 'changed');
  const results = await Promise.all(replace.map((change) => source.read(change)));
  const sent = results.map((result) =>
    result.ok ? files.findIndex((file) => file.equals(result.audio.bytes)) : 'changed',
  );
  expect(sent.filter((index) => index === 'changed')).toHaveLength(1);
  for (const [index, found] of sent.entries()) if (found !== 'changed') expect(found).toBe(index);
  // What was kept is given once.
  expect((await source.read(replace[0] as Replacement)).ok).toBe(false);
});
